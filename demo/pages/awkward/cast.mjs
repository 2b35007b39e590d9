import { html } from 'hono/html';
import { people, personOf } from '../../data/people.mjs';
import { listedPerson, reachablePerson } from '../person.mjs';

/** A few people to stand in an awkward place. */
export const cast = Object.freeze(['grace', 'mohammed', 'wangari', 'haruto', 'layla', 'lakshmi'].map(personOf));

export const everybody = people;

export function reachableList(list, className = '') {
  return html`<ul class="people-list ${className}">${list.map((person) => html`<li>${reachablePerson(person, person.title)}</li>`)}</ul>`;
}

export function staticList(list, className = '') {
  return html`<ul class="people-list ${className}">${list.map((person) => html`<li>${listedPerson(person, person.title)}</li>`)}</ul>`;
}
