import { html } from 'hono/html';
import { ADMINISTRATOR, personOf } from '../data/people.mjs';
import { messages } from '../messages/messages.mjs';
import { nameOf, profileUrl } from './person.mjs';

/**
 * Behind the button with one's name: own status and pages, theme, language, and another name to sign in with.
 * It stands on every page, so a visitor counts as alive on every page; `ownStatus` says that the page shows one itself.
 */
export function accountPanel(visit, ownStatus) {
  const { t, viewer } = visit;
  return html`<div id="account" class="account-panel" popover>
  <p class="account-head"><a href="${profileUrl(viewer)}">${nameOf(viewer)}</a><span>${viewer.address}</span></p>
  ${ownStatus ? html`<p><a class="quiet-button" href="#my-status">${t.setStatus}</a></p>` : html`<presence-self address="${viewer.address}"></presence-self>`}
  <ul class="own-links">${ownLinks(visit).map(([url, name]) => html`<li><a href="${url}"${url === visit.path ? html` aria-current="page"` : ''}>${name}</a></li>`)}</ul>
  <form class="switches" method="post" action="/display">
    <input type="hidden" name="back" value="${visit.path}">
    ${choices(t.theme, 'theme', Object.entries(t.themes), visit.theme)}
    ${choices(t.languageLabel, 'lang', Object.entries(messages).map(([tag, words]) => [tag, words.language]), visit.lang)}
  </form>
  <form class="sign-in" method="get" action="${visit.path}">
    <label for="sign-in-as">${t.signInAs}</label>
    <span class="joined"><input id="sign-in-as" name="as" required autocomplete="off" autocapitalize="none" spellcheck="false"
      pattern="[a-z0-9][a-z0-9._\\-]*" placeholder="grace" dir="ltr" aria-describedby="sign-in-hint"><button type="submit">${t.signIn}</button></span>
    <small id="sign-in-hint">${t.signInHint}</small>
  </form>
</div>`;
}

function ownLinks({ t, isAdministrator }) {
  const administration = isAdministrator ? ['/admin', t.administration] : [`/admin?as=${ADMINISTRATOR}`, t.becomeAdministrator.replace('{name}', personOf(ADMINISTRATOR).name)];
  return [['/contacts', t.contacts], ['/preferences', t.preferences], ['/messages', t.messages], administration];
}

// Each choice is a button that sends the form: works without a script, and one press is enough.
function choices(legend, name, options, chosen) {
  return html`<fieldset><legend>${legend}</legend><span class="segments">${options.map(([value, label]) => html`<button type="submit" name="${name}" value="${value}"
    aria-pressed="${String(value === chosen)}"${name === 'lang' ? html` lang="${value}"` : ''}>${label}</button>`)}</span></fieldset>`;
}
