import { html } from 'hono/html';
import { neighbourhoods, neighbours } from '../data/neighbours.mjs';
import { people, teams } from '../data/people.mjs';
import { layout } from './layout.mjs';
import { listedPerson } from './person.mjs';

const everybody = [...people, ...neighbours];
const groups = [...teams, ...neighbourhoods.map(({ name }) => name)];
const STATES = ['online', 'away', 'busy', 'dnd', 'offline', 'unknown'];

/** Everybody, by name. Sorting and filtering by availability is `public/directory.js`; without it the list is whole and in order. */
export function directoryPage(visit) {
  const { lang, t } = visit;
  const byName = new Intl.Collator(lang, { sensitivity: 'base', numeric: true });
  const sorted = everybody.toSorted((a, b) => byName.compare(a.name, b.name));
  const main = html`<div class="hero"><h1>${t.people}</h1><p class="hint">${t.directoryHint}</p></div>
<section class="card directory" aria-label="${t.people}" data-words="${JSON.stringify({ states: t.states, shown: t.shown })}">
  <form class="filters" role="search" aria-label="${t.people}">
    <div class="field grow"><label for="search">${t.search}</label><input id="search" type="search" autocomplete="off" dir="auto"></div>
    <div class="field"><label for="team">${t.team}</label><select id="team"><option value="">${t.everyTeam}</option>${groups.map((team) => html`<option lang="en">${team}</option>`)}</select></div>
    <fieldset class="field"><legend>${t.availability}</legend><span class="chips">
      ${[['', t.anyAvailability], ...STATES.map((state) => [state, t.states[state]])].map(([value, label]) => chip(value, label))}</span></fieldset>
  </form>
  <p class="shown" role="status" aria-live="polite" id="shown">${t.shown.replace('{n}', String(everybody.length))}</p>
  <table>
    <thead><tr>${sortHead('name', t.name)}${sortHead('availability', t.availability)}${sortHead('team', t.team, 'secondary')}${sortHead('place', t.place, 'secondary tertiary')}</tr></thead>
    <tbody>${sorted.map(row)}</tbody>
  </table>
  <p class="hint" id="nobody" hidden>${t.nobody}</p>
</section>`;
  return layout(visit, { title: t.people, main, scripts: ['directory.js'] });
}

function chip(value, label) {
  return html`<label class="chip"><input type="radio" name="availability" value="${value}"${value ? '' : html` checked`}><span>${label}</span></label>`;
}

function sortHead(key, label, className = '') {
  return html`<th scope="col" class="${className}"${key === 'name' ? html` aria-sort="ascending"` : ''}><button type="button" class="sort" data-sort="${key}">${label}</button></th>`;
}

function row(person) {
  return html`<tr data-address="${person.address}" data-name="${person.name}" data-team="${person.team}" data-place="${person.place}" data-words="${person.user} ${person.title}">
  <td>${listedPerson(person, person.title)}</td>
  <td class="availability"><span class="availability-word"></span><span class="person-note" dir="auto"></span></td>
  <td class="secondary" lang="en">${person.team}</td>
  <td class="secondary tertiary" lang="en">${person.place}</td>
</tr>`;
}
