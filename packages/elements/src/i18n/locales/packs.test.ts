import { expect } from 'chai';
import type { Pack } from '../pack.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { enOverlay } from './en-overlay.js';
import { enPreferences } from './en-preferences.js';
import { enSelf } from './en-self.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ja } from './ja.js';
import { arPreferences } from './preferences/ar.js';
import { dePreferences } from './preferences/de.js';
import { esPreferences } from './preferences/es.js';
import { frPreferences } from './preferences/fr.js';
import { jaPreferences } from './preferences/ja.js';

const english: Pack = { ...en, ...enOverlay, ...enSelf };
// As long as what a caller may pass, and nowhere in the words themselves.
const ARGUMENTS = ['@1', '@2'];

/** Every sentence with its place in the table; functions are called with marks for their arguments. */
function sentences(table: object, path = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === 'object') return sentences(value as object, `${path}${key}.`);
    return [[path + key, typeof value === 'function' ? call(key, value as (...args: unknown[]) => string) : value as string]];
  });
}

const call = (key: string, message: (...args: unknown[]) => string): string =>
  key === 'state' ? message(ARGUMENTS[0], [ARGUMENTS[1], ARGUMENTS[1]]) : message(...ARGUMENTS);

/** What must hold of any translation. */
function translates(pack: object, whole: object): void {
  const words = new Map(sentences(pack));

  it('are all there, and none is empty', () => {
    expect([...words.keys()].sort()).to.deep.equal(sentences(whole).map(([path]) => path).sort());
    for (const [path, sentence] of words) expect(sentence.trim(), path).to.not.equal('');
  });

  it('leave nothing out of what they are told', () => {
    for (const [path, sentence] of sentences(whole)) {
      for (const argument of ARGUMENTS) expect(words.get(path)!.includes(argument), path).to.equal(sentence.includes(argument));
    }
  });
}

/** Words that must not be the same for two things. */
function differ(...tables: readonly object[]): void {
  for (const table of tables) expect(new Set(Object.values(table)).size).to.equal(Object.keys(table).length);
}

for (const pack of [ar, de, es, fr, ja]) {
  describe(`the words of ${pack.lang}`, () => {
    translates(pack, english);

    it('tell availabilities, activities, problems and actions apart', () => {
      differ(pack.availability, pack.activities, pack.problems, pack.capabilities, pack.self.choices, pack.self.expiries);
    });
  });
}

// What comes in files of its own with the element that says it: each element's English and its translations.
for (const [lang, pack] of Object.entries({ ar: arPreferences, de: dePreferences, en: enPreferences, es: esPreferences, fr: frPreferences, ja: jaPreferences })) {
  describe(`the words for preferences of ${lang}`, () => {
    translates(pack, enPreferences);

    it('tell choices apart, and name a control with what is seen on it', () => {
      const { preferences: words } = pack;
      differ(words.audiences, words.sharings, words.approvals, words.mistakes, words.problems);
      // WCAG 2.5.3
      expect(words.changeCredentialsOf('@1')).to.include(words.changeCredentials);
      for (const { addTo, removeFrom } of Object.values(words.lists)) {
        expect(addTo.toLowerCase()).to.include(words.add.toLowerCase());
        expect(removeFrom('@1').toLowerCase()).to.include(words.remove.toLowerCase());
      }
    });
  });
}
