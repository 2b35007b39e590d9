import { html } from 'hono/html';
import { adminPage } from './frame.mjs';

/** The authorisations in the order of their columns, each with the words for it. */
export const AUTHORISATIONS = Object.freeze(['federation', 'publicIm', 'remote']);

/** Who may deal with people outside, person by person. */
export function peoplePage(visit) {
  const { admin } = visit.t;
  const words = admin.people;
  const content = html`<section class="card" id="authorised" aria-labelledby="authorised-title" aria-busy="true"><h2 id="authorised-title">${words.authorised}</h2>
  <p class="empty" role="status">${admin.loading}</p>
  <div class="scroller" hidden><table class="rows" aria-labelledby="authorised-title"><thead><tr><th scope="col">${words.user}</th>${AUTHORISATIONS.map((each) => html`<th scope="col">${words[each]}</th>`)}<th scope="col"><span class="visually-hidden">${words.actions}</span></th></tr></thead><tbody></tbody></table></div>
  <p><button class="quiet-button" type="button" id="more" hidden>${words.more}</button></p>
</section>
<form class="card settings" id="authorise" novalidate aria-labelledby="authorise-title"><h2 id="authorise-title">${words.authorise}</h2>
  <div class="setting" data-field="user"><label for="authorise-user">${words.user}</label>
    <input id="authorise-user" dir="ltr" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="authorise-user-hint authorise-user-mistake">
    <p class="hint" id="authorise-user-hint">${words.userHint}</p><p class="mistake" id="authorise-user-mistake" hidden></p></div>
  <div class="checks">${AUTHORISATIONS.map((each) => html`<label class="check"><input type="checkbox" name="${each}"><span>${words[each]}</span></label>`)}</div>
  <div class="save-bar"><button class="main-button" type="submit">${admin.save}</button><p class="outcome" role="status"></p></div>
</form>`;
  const { nobody, done, withdrawAll, withdraw, withdrawn, of } = words;
  return adminPage(visit, 'people', { content, scripts: ['admin/people.js'], words: { nobody, done, withdrawAll, withdraw, withdrawn, of, rights: Object.fromEntries(AUTHORISATIONS.map((each) => [each, words[each]])) } });
}
