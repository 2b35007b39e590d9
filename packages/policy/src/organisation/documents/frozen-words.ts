import type { Words } from '../../facts.js';
import type { Field } from '../fields/fields.js';
import { Findings } from '../fields/settings-error.js';
import type { Tables } from '../tables/tables.js';
import { personAt } from '../tables/who-is-who.js';
import { wordFields } from './document-kinds.js';
import type { FrozenWords } from './documents.js';

/** What there is to read of a user now, at each of their addresses, as it is kept from now on. */
export function frozenWords(tables: Tables, user: string, wordsOf: ((user: string, address: string) => Words | undefined) | undefined, at: number): FrozenWords {
  const words = tables.addressesOf(user).flatMap(address => {
    const { note, outOfOffice } = wordsOf?.(user, address) ?? {}, read = { note: readable(wordFields.note, note), outOfOffice: readable(wordFields.outOfOffice, outOfOffice) };
    return read.note ?? read.outOfOffice ? [[personAt(address)!, read] as const] : [];
  });
  return { at, words: Object.fromEntries(words) };
}

/** What could not be read again is left out. */
function readable<T>(field: Field<T>, value: unknown): T | undefined {
  const found = new Findings(), read = field(value, '', found);
  return found.problems.length ? undefined : read;
}
