import { expect } from 'chai';
import type { Pack } from '../pack.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { enOverlay } from './en-overlay.js';
import { enSelf } from './en-self.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ja } from './ja.js';

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

for (const pack of [ar, de, es, fr, ja]) {
  describe(`the words of ${pack.lang}`, () => {
    const words = new Map(sentences(pack));

    it('are all there, and none is empty', () => {
      expect([...words.keys()].sort()).to.deep.equal(sentences(english).map(([path]) => path).sort());
      for (const [path, sentence] of words) expect(sentence.trim(), path).to.not.equal('');
    });

    it('leave nothing out of what they are told', () => {
      for (const [path, sentence] of sentences(english)) {
        for (const argument of ARGUMENTS) expect(words.get(path)!.includes(argument), path).to.equal(sentence.includes(argument));
      }
    });

    it('tell availabilities, activities, problems and actions apart', () => {
      for (const table of [pack.availability, pack.activities, pack.problems, pack.capabilities, pack.self.choices, pack.self.expiries]) {
        expect(new Set(Object.values(table)).size).to.equal(Object.keys(table).length);
      }
    });
  });
}
