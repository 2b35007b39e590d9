import type { Meaning } from './activities.js';

// Asterisk and FreeSWITCH put the state of a line where RFC 3863 §4.1.6 has what a person wrote. Releases differ in whether
// a phone in use is open or closed, so the words count more: nobody is offline who is on the phone.

/** Notes of a whole document that are no notes; `undefined` says no more than `basic` does. */
export const lineNotes: ReadonlyMap<string, Meaning | undefined> = new Map<string, Meaning | undefined>([
  ['Ready', undefined],
  ['Unavailable', undefined],
  ['Not online', undefined],
  ['On the phone', { availability: 'busy', kind: 'in-call' }],
  ['Ringing', { availability: 'busy', kind: 'ringing' }],
  ['On hold', { availability: 'busy', kind: 'on-hold' }],
]);

/** The id of the tuple with which Asterisk tells Digium's phones what their user has chosen. */
export const DIGIUM = 'digium-presence';

/** `type` of its `digium_presence`; `unavailable` is as good as a closed service, and `not_set` says nothing. */
export const digiumTypes: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['available', { availability: 'online' }],
  ['chat', { availability: 'online', kind: 'free-to-chat' }],
  ['away', { availability: 'away' }],
  ['xa', { availability: 'away', kind: 'extended-away' }],
  ['dnd', { availability: 'dnd' }],
  ['unavailable', { availability: 'offline' }],
]);
