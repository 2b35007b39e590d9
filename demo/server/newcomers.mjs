import { asking, askedFirst, firstContacts } from '../data/contacts.mjs';
import { DOMAIN, personOf } from '../data/people.mjs';

/** Gives whoever signs in for the first time a contact list to look at. In a portal, people bring theirs along. */
export function createNewcomers({ organisation, isNew }) {
  const met = new Set();

  return async (user) => {
    if (!isNew || met.has(user)) return;
    met.add(user);
    const person = personOf(user);
    const { contacts, preferences } = organisation.account({ id: user, address: person.address });
    await contacts.add(firstContacts(person));
    if (!askedFirst.includes(user)) return;
    await preferences.write({ approval: 'ask', allow: [DOMAIN] });
    for (const address of asking) await organisation.requestAccess({ id: address, address }, person.address);
  };
}
