import { html } from 'hono/html';
import { documents } from '../data/documents.mjs';
import { neighbours } from '../data/neighbours.mjs';
import { people } from '../data/people.mjs';
import { localTime } from './dates.mjs';
import { glyphs } from './glyphs.mjs';
import { layout } from './layout.mjs';
import { avatar, listedPerson, nameOf } from './person.mjs';

export function profilePage(visit, person) {
  const { t } = visit;
  const main = html`<section class="card profile" aria-labelledby="profile-name">
  ${avatar(person)}
  <div>
    <h1 id="profile-name">${nameOf(person)}</h1>
    <p class="profile-presence"><presence-icon address="${person.address}" label-from="profile-name"></presence-icon>
      <span data-word="${person.address}" data-words="${JSON.stringify(t.states)}"></span> <span class="person-note" data-note="${person.address}" dir="auto"></span></p>
    <p lang="en">${person.title}, ${person.team}</p>
    <dl class="facts">
      <div><dt>${t.place}</dt><dd lang="en">${person.place}</dd></div>
      <div><dt>${t.localTime}</dt><dd>${localTime(visit, person.zone)}</dd></div>
      ${person.address.includes('@') ? html`<div><dt>${t.mail}</dt><dd><a href="mailto:${person.address}">${person.address}</a></dd></div>` : html`<div><dt>${t.address}</dt><dd><bdi>${person.address}</bdi></dd></div>`}
    </dl>
  </div>
</section>
<div class="columns even">${documentsCard(visit, person)}${teamCard(visit, person)}</div>`;
  return layout(visit, { title: person.name, main });
}

function documentsCard({ t }, person) {
  const own = documents.filter((document) => document.by === person.user || document.with.includes(person.user));
  if (!own.length) return '';
  return html`<section class="card" aria-labelledby="own-documents"><h2 id="own-documents">${t.documentsBy}</h2>
  <ul class="plain-list">${own.map((document) => html`<li class="document">${glyphs[document.kind]}<a href="/documents/${document.slug}" lang="${document.lang ?? 'en'}" dir="auto">${document.title}</a></li>`)}</ul>
</section>`;
}

function teamCard({ t }, person) {
  const team = [...people, ...neighbours].filter((other) => other.team === person.team && other !== person).slice(0, 6);
  if (!team.length) return '';
  return html`<section class="card" aria-labelledby="same-team"><h2 id="same-team">${t.colleagues}</h2>
  <ul class="people-list">${team.map((other) => html`<li>${listedPerson(other, other.title)}</li>`)}</ul>
</section>`;
}
