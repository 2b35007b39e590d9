import { expect } from 'chai';
import type { ProvidersMessages } from '../../providers-messages.js';
import { enProviders } from '../en-providers.js';
import { arProviders } from './ar.js';
import { deProviders } from './de.js';
import { esProviders } from './es.js';
import { frProviders } from './fr.js';
import { jaProviders } from './ja.js';

// As long as what a caller may pass, and nowhere in the words themselves.
const ARGUMENTS = ['@1', '@2'];

/** Every sentence with its place in the table; functions are called with marks for their arguments. */
function sentences(table: object, path = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === 'object') return sentences(value as object, `${path}${key}.`);
    return [[path + key, typeof value === 'function' ? (value as (...args: unknown[]) => string)(...ARGUMENTS) : value as string]];
  });
}

const packs: Readonly<Record<string, ProvidersMessages>> = { ar: arProviders, de: deProviders, es: esProviders, fr: frProviders, ja: jaProviders };

for (const [lang, pack] of Object.entries(packs)) {
  describe(`the words for administrators in ${lang}`, () => {
    const words = new Map(sentences(pack));

    it('are all there, and none is empty', () => {
      expect([...words.keys()].sort()).to.deep.equal(sentences(enProviders).map(([path]) => path).sort());
      for (const [path, sentence] of words) expect(sentence.trim(), path).to.not.equal('');
    });

    it('leave nothing out of what they are told', () => {
      for (const [path, sentence] of sentences(enProviders)) {
        for (const argument of [...ARGUMENTS, '{}', '{back}', 'PRESENCE_OFFICE_PASSWORD']) expect(words.get(path)!.includes(argument), path).to.equal(sentence.includes(argument));
      }
    });

    it('tell kinds, states, levels, shapes, mistakes and problems apart', () => {
      const { kinds, kind, states, levels, shapes, mistakes, problems } = pack.providers;
      for (const table of [kinds, kind, states, levels, shapes, mistakes, problems]) expect(new Set(Object.values(table)).size).to.equal(Object.keys(table).length);
    });
  });
}
