import { readFileSync } from 'node:fs';

export const DOMAIN = 'portal.example';

/** Who decides what the institute allows: `/?as=ada`. */
export const ADMINISTRATOR = 'ada';

/**
 * @typedef {object} Person
 * @property {string} user    Signs in with this: `/?as=ada`.
 * @property {string} address
 * @property {string} name
 * @property {string} lang    Language of the name (BCP 47), so that it is spoken and shaped rightly.
 * @property {string} title
 * @property {string} team
 * @property {string} place
 * @property {string} zone    IANA time zone.
 * @property {string} initials
 * @property {number} hue     0 to 7: which of the avatar colours.
 */

// By position in the team; the tail of a team shares the last ones in turn.
const TITLES = ['Head of team', 'Principal scientist', 'Deputy head', 'Senior scientist', 'Research engineer',
  'Programme manager', 'Data scientist', 'Technician', 'Analyst', 'Doctoral researcher'];
const HUES = 8;

/** Everybody in the directory, in the order of the file. */
export const people = Object.freeze(readPeople(readFileSync(new URL('./people.txt', import.meta.url), 'utf8')));

/** The heading over each twenty people. */
export const teams = Object.freeze([...new Set(people.map((person) => person.team))]);

const byUser = new Map(people.map((person) => [person.user, person]));

/**
 * Whoever signs in is somebody: a name that is not in the directory is a guest of that name.
 *
 * @returns {Person}
 */
export function personOf(user) {
  return byUser.get(user) ?? guest(user);
}

/** The person behind `ada@portal.example`, or nobody for an address of elsewhere. */
export function personAt(address) {
  const [user, domain] = address.toLowerCase().split('@');
  return domain === DOMAIN && isUser(user) ? personOf(user) : undefined;
}

export function isColleague(user) {
  return byUser.has(user);
}

/** What may stand in `?as=`. */
export function isUser(text) {
  return /^[a-z0-9][a-z0-9._-]{0,63}$/.test(text ?? '');
}

/** @returns {Person[]} */
function readPeople(text) {
  const found = [];
  let team;
  for (const line of text.split('\n')) {
    if (line.startsWith('## ')) team = readTeam(line.slice(3));
    else if (team && line.trim()) found.push(makePerson(team, line));
  }
  return found;
}

function readTeam(heading) {
  const [team, place, zone] = heading.split(' · ');
  return { team, place, zone, size: 0 };
}

function makePerson(team, line) {
  const [user, name, lang] = line.split(' | ');
  const index = team.size++;
  return freezePerson({ user, name, lang, title: TITLES[index % TITLES.length], ...team });
}

function guest(user) {
  const name = user === 'visitor' ? 'Robin Visser' : user.replace(/(^|[._-])([a-z])/g, (_, gap, letter) => `${gap ? ' ' : ''}${letter.toUpperCase()}`);
  return freezePerson({ user, name, lang: 'en', title: 'Guest', team: 'Guests', place: 'Edinburgh', zone: 'Europe/London' });
}

/** A person with what is drawn of them. */
export function freezePerson({ user, address = `${user}@${DOMAIN}`, name, lang, title, team, place, zone }) {
  return Object.freeze({ user, address, name, lang, title, team, place, zone, initials: initialsOf(name), hue: hueOf(user) });
}

// Scripts that do not part words into capitals are best abbreviated by their first character alone.
function initialsOf(name) {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}’]/u.test(word));
  const first = (word) => [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)][0]?.segment ?? '';
  const letters = /^\p{Lu}/u.test(name) ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => first(word ?? '')).join('').slice(0, 8);
}

function hueOf(user) {
  return [...user].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % HUES;
}
