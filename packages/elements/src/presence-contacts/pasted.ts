import { parseAddress, type NewContact } from '@presence-elements/core';

/** What somebody entered, or pasted out of a mail: addresses one after another, some with a name before them. */
export interface Pasted {
  /** In their order, each once. */
  readonly contacts: readonly NewContact[];
  /** What is no address, as it was written. */
  readonly wrong: readonly string[];
}

// `"Lovelace, Ada" <ada@corp.example>` or `Ada Lovelace <ada@corp.example>` (RFC 5322 §3.4).
const IN_BRACKETS = /<([^<>\n]*)>/;

/** Takes time as the text is long, whatever it is made of: it may be the whole clipboard. */
export function readPasted(text: string): Pasted {
  const contacts = new Map<string, NewContact>(), wrong = new Set<string>();
  const take = (written: string, name = ''): void => {
    const address = parseAddress(written)?.text;
    if (!address) wrong.add(written.trim());
    else if (!contacts.has(address)) contacts.set(address, { address, ...(name && { name }) });
  };
  const parts = text.split(IN_BRACKETS);
  for (let at = 0; at < parts.length; at += 2) {
    const bracketed = parts[at + 1], { words, name } = bracketed === undefined ? { words: parts[at]!, name: '' } : readName(parts[at]!);
    for (const word of words.split(/[\s,;<>"“”„«»]+/)) take(word);
    if (bracketed !== undefined) take(bracketed, name);
  }
  return { contacts: [...contacts.values()], wrong: [...wrong].filter(Boolean) };
}

/** What stands before an address in brackets: its name, and before that what is none of it. */
function readName(text: string): { readonly words: string; readonly name: string } {
  const before = text.trimEnd();
  if (before.endsWith('"')) {
    const from = before.lastIndexOf('"', before.length - 2);
    return { words: before.slice(0, Math.max(from, 0)), name: before.slice(from + 1, -1).trim() };
  }
  const from = Math.max(...[',', ';', '\n', '"'].map(mark => before.lastIndexOf(mark))) + 1;
  const words = before.slice(from).trim().split(/\s+/);
  // Addresses before a name are no part of it: 'bob@corp.example Ada <ada@corp.example>'.
  const nameFrom = words.findLastIndex(word => parseAddress(word)) + 1;
  return { words: [before.slice(0, from), ...words.slice(0, nameFrom)].join(' '), name: words.slice(nameFrom).join(' ') };
}

/** Contacts as somebody would enter them. */
export function asEntered(contacts: readonly NewContact[]): string {
  return contacts.map(({ address, name }) => (name ? `"${name.replace(/["<>\n]/g, ' ').trim()}" <${address}>` : address)).join('\n');
}
