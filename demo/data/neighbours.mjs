import { readFileSync } from 'node:fs';
import { freezePerson, personAt } from './people.mjs';

/**
 * Networks that the portal deals with besides its own, and some of their people.
 *
 * @typedef {object} Neighbourhood
 * @property {string} name
 * @property {'enterprise' | 'federated' | 'public'} kind
 * @property {string} route   'harbour.example', or 'tern:' for a network with ids of its own.
 * @property {readonly import('./people.mjs').Person[]} people
 */

/** @type {readonly Neighbourhood[]} */
export const neighbourhoods = Object.freeze(read(readFileSync(new URL('./neighbours.txt', import.meta.url), 'utf8')));

/** Everybody of them. */
export const neighbours = Object.freeze(neighbourhoods.flatMap(({ people }) => people));

const byAddress = new Map(neighbours.map((person) => [person.address, person]));

/** The person behind an address, of the portal or of a neighbour; nobody for an address of elsewhere. */
export function anybodyAt(address) {
  return byAddress.get(address.toLowerCase()) ?? personAt(address);
}

function read(text) {
  const found = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('## ')) found.push(readHeading(line.slice(3)));
    else if (found.length && line.trim()) found.at(-1).people.push(readPerson(found.at(-1), line));
  }
  return found.map(({ place, zone, ...rest }) => Object.freeze(rest));
}

function readHeading(heading) {
  const [name, kind, route, place, zone] = heading.split(' · ');
  return { name, kind, route, place, zone, people: [] };
}

function readPerson({ name: team, route, place, zone }, line) {
  const [user, name, lang, title] = line.split(' | ');
  const address = route.endsWith(':') ? `${route}${user}` : `${user}@${route}`;
  return freezePerson({ user, address, name, lang, title, team, place, zone });
}
