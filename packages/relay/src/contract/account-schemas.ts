import { audiences } from '@presence-elements/core';
import { list, object, orNull, ref, time, type Schema } from './shape.js';

const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
// Who counts a contact list in more is told by its limit, not by the form of the request.
const MOST = 20_000;
const addresses = list({ type: 'string', description: 'ada@corp.example, aim:ada, …' }, MOST);

const audience: Schema = { enum: audiences };
const preferences = {
  noteFor: audience, lastActiveFor: audience, locationFor: audience,
  sharing: { enum: ['organisation', 'on', 'off'] },
  approval: { enum: ['organisation', 'open', 'ask'] },
  allow: list(text, MOST), block: list(text, MOST),
  onlyAllowedMayWrite: flag,
} as const;
/** Whole, or by its steps, which lose nothing of what another page changes at the same time. */
const changed: Schema = { anyOf: [list(text, MOST), ref('ListChange')] };
const groups = list(text, 1_000);

/** What a relay with an organisation keeps for each of its people. */
export const accountSchemas: Readonly<Record<string, Schema>> = {
  Account: object({ preferences: flag, contacts: flag, areas: flag, providers: flag }),
  MyPreferences: object({
    address: text, displayName: text, ...preferences,
    signIns: list(object({ provider: text, name: text, url: text })),
    mayOverride: flag,
  }, [...Object.keys(preferences), 'signIns', 'mayOverride']),
  ListChange: object({ add: list(text, MOST), remove: list(text, MOST) }, []),
  PreferencesChange: object({ address: orNull(text), displayName: orNull(text), ...preferences, allow: changed, block: changed }, []),
  Area: object({ enabled: flag, moderated: flag }),
  AreaChange: object({ area: text, enabled: flag }),
  Contact: object({ address: text, name: text, groups, waiting: flag }, ['address', 'groups']),
  ContactRequest: object({ address: text, name: text, at: time() }, ['address', 'at']),
  Contacts: object({ contacts: list(ref('Contact')), requests: list(ref('ContactRequest')), limit: { type: 'integer' } }, ['contacts', 'requests']),
  NewContact: object({ address: text, name: text, groups }, ['address']),
  NewContacts: object({ contacts: list(ref('NewContact'), MOST) }),
  ContactRefusal: object({ address: text, reason: { type: 'string', description: 'limit, their-limit, bad-address, already, self, blocked-by-policy, not-found; readers draw others as not-found.' } }),
  ContactsAdded: object({ added: addresses, refused: list(ref('ContactRefusal')) }),
  ContactChange: object({ address: text, change: object({ name: orNull(text), groups: orNull(groups) }, []) }),
  ContactsRemoved: object({ addresses }),
  ContactAnswer: object({ address: text, answer: { enum: ['approve', 'deny'] } }),
};
