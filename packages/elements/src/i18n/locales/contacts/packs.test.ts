import { expect } from 'chai';
import type { ContactsMessages } from '../../contacts-messages.js';
import { enContacts } from '../en-contacts.js';
import { arContacts } from './ar.js';
import { deContacts } from './de.js';
import { esContacts } from './es.js';
import { frContacts } from './fr.js';
import { jaContacts } from './ja.js';

// As long as what a caller may pass, and nowhere in the words themselves.
const ARGUMENTS = ['@1', '@2'];
const packs: Readonly<Record<string, ContactsMessages>> = { en: enContacts, ar: arContacts, de: deContacts, es: esContacts, fr: frContacts, ja: jaContacts };

/** Every sentence with its place in the table; functions are called with marks for their arguments. */
function sentences(table: object, path = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === 'object') return sentences(value as object, `${path}${key}.`);
    return [[path + key, typeof value === 'function' ? (value as (...args: string[]) => string)(...ARGUMENTS) : value as string]];
  });
}

for (const [lang, pack] of Object.entries(packs)) {
  describe(`the words of the contact list in ${lang}`, () => {
    const words = new Map(sentences(pack)), { contacts } = pack;

    it('are all there, and none is empty', () => {
      expect([...words.keys()].sort()).to.deep.equal(sentences(enContacts).map(([path]) => path).sort());
      for (const [path, sentence] of words) expect(sentence.trim(), path).to.not.equal('');
    });

    it('leave nothing out of what they are told', () => {
      for (const [path, sentence] of sentences(enContacts)) {
        for (const argument of ARGUMENTS) expect(words.get(path)!.includes(argument), path).to.equal(sentence.includes(argument));
      }
    });

    it('tell orders, refusals, mistakes and what is shown apart', () => {
      for (const table of [contacts.sorts, contacts.refusals, contacts.mistakes, contacts.problems, [contacts.inGroups, contacts.inOne, contacts.ungrouped]]) {
        expect(new Set(Object.values(table)).size).to.equal(Object.keys(table).length);
      }
    });

    it('name a button by what is seen on it', () => {
      expect([contacts.approveOf('@1').includes(contacts.approve), contacts.denyOf('@1').includes(contacts.deny)]).to.deep.equal([true, true]);
    });
  });
}
