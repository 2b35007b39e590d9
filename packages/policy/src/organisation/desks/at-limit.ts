import type { AtLimit } from '../administration.js';
import type { Tables } from '../tables/tables.js';

/** Who can add nobody more, and who can be added by nobody more (Cisco's troubleshooter lists them). */
export function atLimit(tables: Tables): readonly AtLimit[] {
  const { maxContacts, maxWatchers } = tables.settings.sharing, { contacts, who } = tables;
  const full = (users: Iterable<string>, which: AtLimit['which'], countOf: (user: string) => number, limit: number | undefined): readonly AtLimit[] =>
    (limit === undefined ? [] : [...users].flatMap(user => (countOf(user) >= limit ? [{ user, which, count: countOf(user), limit }] : [])));
  const watched = new Set([...contacts.people()].flatMap(person => who.userOf(person) ?? []));
  return [
    ...full(contacts.users(), 'contacts', user => contacts.of(user).size, maxContacts),
    ...full(watched, 'watchers', user => tables.watchersOf(user), maxWatchers),
  ].sort((a, b) => (a.user < b.user ? -1 : a.user > b.user ? 1 : 0));
}
