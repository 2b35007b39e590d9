import { neighbours } from './neighbours.mjs';
import { ADMINISTRATOR, people } from './people.mjs';

/** Whom somebody new to the portal finds on their contact list: some thirty people, in groups. */
export function firstContacts({ user, team }) {
  const others = people.filter((person) => person.user !== user);
  const groups = [
    ['Team', others.filter((person) => person.team === team).slice(0, 10)],
    ['Winter cruise', ['ingrid', 'aslak', 'grace', 'mohammed', 'alan', 'lakshmi', 'kenji', 'rakoto'].flatMap((name) => others.find((person) => person.user === name) ?? [])],
    ['Leads', others.filter((person) => person.title === 'Head of team').slice(0, 8)],
    ['Partners', neighbours.filter((person) => !person.address.startsWith('tern:'))],
    ['', neighbours.filter((person) => person.address.startsWith('tern:'))],
  ];
  const found = new Map();
  for (const [group, members] of groups) for (const { address, name } of members) {
    const contact = found.get(address) ?? { address, name, groups: [] };
    found.set(address, group ? { ...contact, groups: [...contact.groups, group] } : contact);
  }
  return [...found.values()];
}

/** People outside who would like to see somebody: they have to ask, and these have. */
export const asking = Object.freeze(['marit@harbour.example', 'jens@harbour.example']);

/** Whose settings show how it looks when one has to be asked: colleagues need not. */
export const askedFirst = Object.freeze([ADMINISTRATOR, 'visitor']);
