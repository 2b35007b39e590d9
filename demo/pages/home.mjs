import { html } from 'hono/html';
import { firstPosts, topic } from '../data/discussion.mjs';
import { documents } from '../data/documents.mjs';
import { neighbours } from '../data/neighbours.mjs';
import { people, personOf } from '../data/people.mjs';
import { areaBar, areaScope } from './area.mjs';
import { ago, today } from './dates.mjs';
import { glyphs } from './glyphs.mjs';
import { layout } from './layout.mjs';
import { partnersCard } from './own.mjs';
import { listedPerson, nameOf, reachablePerson } from './person.mjs';

const TEAM_SHOWN = 8;

// One or two of each network.
const partners = neighbours.filter(({ user }) => ['torbjorn', 'mei', 'sigrun', 'marit', 'dagfinn', 'ines', 'ole'].includes(user));

/** @param area  The library, as it is for this visitor. */
export function homePage(visit, area) {
  const { t, viewer } = visit;
  const main = html`<div class="hero">
  <p class="eyebrow">${today(visit)}</p>
  <h1>${greeting(visit)}${t.comma} ${nameOf(viewer)}</h1>
</div>
<div class="columns">
  <div>${library(visit, area)}${discussionTeaser(visit)}</div>
  <div>${statusCard(visit)}${teamCard(visit)}${guestsCard(visit)}${partnersCard(visit, partners)}</div>
</div>`;
  return layout(visit, { title: t.home, main, ownStatus: true, scripts: ['area.js'] });
}

/** One's own status, wherever the page wants it. */
export function statusCard({ t, viewer }) {
  return html`<section class="card" id="my-status" aria-labelledby="my-status-title" tabindex="-1">
  <h2 id="my-status-title">${t.yourStatus}</h2>
  <p class="hint">${t.yourStatusHint}</p>
  <presence-self address="${viewer.address}"></presence-self>
</section>`;
}

function library(visit, area) {
  const { t } = visit;
  return html`<section class="card" aria-labelledby="library-title">
  <h2 id="library-title">${t.library}</h2>
  <p class="hint">${t.libraryHint}</p>
  ${areaBar(visit, area)}
  ${areaScope(area, html`<table class="library">
    <thead><tr><th scope="col">${t.title}</th><th scope="col">${t.author}</th><th scope="col" class="secondary">${t.changed}</th></tr></thead>
    <tbody>${documents.map((document) => documentRow(visit, document))}</tbody>
  </table>`)}
</section>`;
}

function documentRow(visit, document) {
  return html`<tr>
  <th scope="row"><span class="document">${glyphs[document.kind]}<a href="/documents/${document.slug}" lang="${document.lang ?? 'en'}" dir="auto">${document.title}</a></span></th>
  <td>${reachablePerson(personOf(document.by))}</td>
  <td class="secondary">${ago(visit, document.days, 'day')}</td>
</tr>`;
}

function discussionTeaser(visit) {
  const { t } = visit;
  return html`<section class="card" aria-labelledby="teaser-title">
  <h2 id="teaser-title">${t.fromDiscussion}</h2>
  <p class="teaser-topic"><a href="/discussion" lang="en" dir="auto">${topic}</a></p>
  <ul class="teaser">${firstPosts.slice(-3).map((post) => html`<li>
    ${reachablePerson(personOf(post.by), ago(visit, post.minutes, 'minute'))}
    <p lang="${post.lang ?? 'en'}" dir="auto">${post.text}</p></li>`)}</ul>
  <a class="quiet-button" href="/discussion">${t.readOn} ${glyphs.arrow}</a>
</section>`;
}

function teamCard({ t, viewer }) {
  const team = people.filter((person) => person.team === teamOf(viewer) && person.user !== viewer.user);
  return peopleCard('team', t.yourTeam, teamOf(viewer), team.slice(0, TEAM_SHOWN));
}

// Visitors under names of their own are no colleagues, yet two of them should see each other.
function guestsCard({ t, guests, viewer }) {
  const others = guests.filter((person) => person.user !== viewer.user);
  return others.length ? peopleCard('guests', t.alsoHere, '', others) : '';
}

function peopleCard(id, title, subtitle, list) {
  return html`<section class="card" aria-labelledby="${id}-title">
  <h2 id="${id}-title">${title}</h2>
  ${subtitle ? html`<p class="hint" lang="en">${subtitle}</p>` : ''}
  <ul class="people-list">${list.map((person) => html`<li>${listedPerson(person, person.title)}<span class="person-note" data-note="${person.address}" dir="auto"></span></li>`)}</ul>
</section>`;
}

function teamOf(viewer) {
  return viewer.team === 'Guests' ? 'Directorate' : viewer.team;
}

function greeting({ now, t }) {
  const hour = new Date(now).getHours();
  if (hour < 12) return t.morning;
  return hour < 18 ? t.afternoon : t.evening;
}
