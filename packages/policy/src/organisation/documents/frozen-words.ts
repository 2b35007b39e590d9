import { stamp } from '@presence-elements/core';
import type { Words } from '../../facts.js';
import type { Tables } from '../tables/tables.js';
import { personAt } from '../tables/who-is-who.js';
import type { FrozenWords } from './documents.js';

/** What there is to read of a user now, at each of their addresses, as it is kept from now on: as a registry shows it. */
export function frozenWords(tables: Tables, user: string, wordsOf: ((user: string, address: string) => Words | undefined) | undefined, at: number): FrozenWords {
  const words = tables.addressesOf(user).flatMap(address => {
    const { note, outOfOffice } = stamp({ address: { text: address }, ...wordsOf?.(user, address) }, { now: at });
    return note ?? outOfOffice ? [[personAt(address)!, { note, outOfOffice }] as const] : [];
  });
  return { at, words: Object.fromEntries(words) };
}
