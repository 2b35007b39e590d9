import { html } from 'hono/html';
import { hostilePeople } from '../../data/hostile-people.mjs';
import { reachablePerson } from '../person.mjs';

export const hostile = {
  slug: 'hostile',
  title: 'Hostile notes',
  look: 'Markup, ten thousand letters, turned-round and invisible characters, halves of characters: all of it is text, nothing moves, nothing runs.',
  main: () => html`<ul class="people-list hostile">${hostilePeople.map((person) => html`<li>
  ${reachablePerson(person, person.trick)}
  <span class="person-note" data-note="${person.address}" dir="auto"></span></li>`)}</ul>
<p id="after">This line must stay where it is.</p>`,
};
