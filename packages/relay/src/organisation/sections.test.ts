import { expect, it } from 'vitest';
import { isRecord, sectionOf } from './sections.js';

it('a section is found by its name, and nothing else is one', () => {
  expect(['federation', 'access', 'sharing', 'messaging'].map(sectionOf)).toEqual(['federation', 'access', 'sharing', 'messaging']);
  for (const name of ['providers', 'constructor', '']) expect(() => sectionOf(name)).toThrow(expect.objectContaining({ status: 404 }));
});

it('a record is an object that is no list', () => {
  expect([{}, [], null, 'x', 1].map(isRecord)).toEqual([true, false, false, false, false]);
});
