import { audiences, type Preferences, type PreferencesChange } from '@presence-elements/core';
import { address, listed } from './address-fields.js';
import { flag, listOf, oneOf, optional, shape, text, withDefault, type Field } from './fields.js';
import { listAfter } from './list-change.js';
import type { Findings } from './settings-error.js';

/** What a person prefers who has not said anything. */
export const defaultPreferences: Preferences = Object.freeze({
  noteFor: 'everyone', lastActiveFor: 'everyone', locationFor: 'everyone', sharing: 'organisation', approval: 'organisation',
  allow: Object.freeze([]), block: Object.freeze([]), onlyAllowedMayWrite: false,
});

/** How long a name can be that is shown to others (characters). */
export const LONGEST_NAME = 64;

const MOST = 1_000; // people and domains on one list

// An input that is emptied comes as an empty text.
const emptied = <T>(field: Field<T>): Field<T | undefined> => (value, path, found) =>
  optional(field)(typeof value === 'string' && !value.trim() ? undefined : value, path, found);

const { noteFor, lastActiveFor, locationFor, sharing, approval, allow, block, onlyAllowedMayWrite } = defaultPreferences;

export const preferenceFields: Field<Preferences> = shape<Preferences>({
  address: emptied(address),
  displayName: emptied(text(LONGEST_NAME)),
  noteFor: withDefault(noteFor, oneOf(audiences)),
  lastActiveFor: withDefault(lastActiveFor, oneOf(audiences)),
  locationFor: withDefault(locationFor, oneOf(audiences)),
  sharing: withDefault(sharing, oneOf(['organisation', 'on', 'off'] as const)),
  approval: withDefault(approval, oneOf(['organisation', 'open', 'ask'] as const)),
  allow: withDefault(allow, listOf(listed, MOST)),
  block: withDefault(block, listOf(listed, MOST)),
  onlyAllowedMayWrite: withDefault(onlyAllowedMayWrite, flag),
});

/** What somebody prefers once it is changed so. */
export function preferencesAfter(before: Preferences, change: PreferencesChange, found: Findings): Preferences {
  const lists = (['allow', 'block'] as const).filter(name => change[name]).map(name => [name, listAfter(before[name], listed, MOST)(change[name], name, found)]);
  return preferenceFields({ ...before, ...change, ...Object.fromEntries(lists) }, '', found);
}
