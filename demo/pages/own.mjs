import { html } from 'hono/html';
import { anybodyAt } from '../data/neighbours.mjs';
import { ago } from './dates.mjs';
import { layout } from './layout.mjs';
import { avatar, listedPerson, nameOf, reachablePerson } from './person.mjs';

/** One's preferences: the library's own element, and beside it how one is seen. */
export function preferencesPage(visit) {
  const { t, viewer } = visit;
  const main = html`<div class="hero"><h1>${t.preferences}</h1><p class="hint">${t.preferencesHint}</p></div>
<div class="columns">
  <div><section class="card" aria-label="${t.preferences}"><presence-preferences address="${viewer.address}"></presence-preferences></section></div>
  <div><section class="card" aria-labelledby="seen-title"><h2 id="seen-title">${t.ownNow}</h2><p class="hint">${t.ownNowHint}</p>
    <ul class="people-list"><li>${reachablePerson(viewer, html`<span data-word="${viewer.address}" data-words="${JSON.stringify(t.states)}"></span>`)}<span class="person-note" data-note="${viewer.address}" dir="auto"></span></li></ul>
    <p class="card-foot"><a class="quiet-button" href="/contacts">${t.toContacts}</a></p></section></div>
</div>`;
  return layout(visit, { title: t.preferences, main });
}

/** One's contacts. */
export function contactsPage(visit) {
  const { t } = visit;
  const main = html`<div class="hero"><h1>${t.contacts}</h1><p class="hint">${t.contactsHint}</p></div>
<section class="card" aria-label="${t.contacts}"><presence-contacts></presence-contacts></section>
<p class="page-foot"><a class="quiet-button" href="/preferences">${t.toPreferences}</a></p>`;
  return layout(visit, { title: t.contacts, main });
}

/** What others have written to the viewer. */
export function messagesPage(visit, received) {
  const { t, now } = visit;
  const main = html`<div class="hero"><h1>${t.messages}</h1><p class="hint">${t.messagesHint}</p></div>
<section class="card" id="messages" aria-label="${t.messages}" aria-live="polite">${received.length
    ? html`<ol class="posts">${received.map((message) => item(visit, message, Math.floor((now - message.at) / 60_000)))}</ol>` : html`<p class="empty">${t.noMessages}</p>`}</section>`;
  return layout(visit, { title: t.messages, main, scripts: ['messages.js'] });
}

function item(visit, { id, from, text, lang }, minutes) {
  const person = anybodyAt(from);
  const when = html`<span class="person-detail when">${ago(visit, minutes, 'minute')}</span>`;
  return html`<li class="post" data-message="${id}">${person ? avatar(person) : ''}<article>
  ${person ? html`<p class="post-head"><a class="person-name" href="/people/${person.address}">${nameOf(person)}</a> <presence-icon address="${person.address}" label="${person.name}"></presence-icon> ${when}</p>`
    : html`<p class="post-head"><bdi>${from}</bdi> ${when}</p>`}
  <p class="post-text"${lang ? html` lang="${lang}"` : ''} dir="auto">${text}</p></article></li>`;
}

/** Signing in to a network outside, as that network's own page would be. `problem`: what was missing. */
export function signInPage(visit, { network, user, back, isSignedIn, problem }) {
  const { t } = visit;
  const words = t.network;
  const title = words.title.replace('{network}', network);
  const main = html`<section class="card settings sign-in-page" aria-labelledby="sign-in-title"><h1 id="sign-in-title">${title}</h1><p class="hint">${words.hint}</p>
  ${isSignedIn ? html`<p>${words.signedIn.replace('{user}', user)}</p>` : ''}
  <form class="settings" method="post" novalidate>
    <input type="hidden" name="back" value="${back}">
    <div class="setting"><label for="account-name">${words.user}</label><input id="account-name" name="user" value="${user}" dir="ltr" autocomplete="username" autocapitalize="none" spellcheck="false"></div>
    <div class="setting"><label for="account-password">${words.password}</label><input id="account-password" name="password" type="password" dir="ltr" autocomplete="current-password"${problem ? html` aria-invalid="true" aria-describedby="account-mistake" autofocus` : ''}>
      ${problem ? html`<p class="mistake" id="account-mistake">${words.required}</p>` : ''}</div>
    <div class="save-bar"><button class="main-button" type="submit" name="act" value="in">${words.signIn}</button>
      ${isSignedIn ? html`<button class="quiet-button" type="submit" name="act" value="out">${words.signOut}</button>` : ''}
      <a class="quiet-button" href="${back}">${words.back}</a></div>
  </form>
</section>`;
  return layout(visit, { title, main });
}

/** People of other networks, in a card of the home page. */
export function partnersCard({ t }, list) {
  return html`<section class="card" aria-labelledby="partners-title"><h2 id="partners-title">${t.partners}</h2><p class="hint">${t.partnersHint}</p>
  <ul class="people-list">${list.map((person) => html`<li>${listedPerson(person, html`${person.team}`)}<span class="person-note" data-note="${person.address}" dir="auto"></span></li>`)}</ul></section>`;
}
