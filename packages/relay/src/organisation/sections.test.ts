import { expect, it } from 'vitest';
import { sectionOf } from './sections.js';

it('a section is found by its name, and nothing else is one', () => {
  expect(['federation', 'access', 'sharing', 'messaging'].map(sectionOf)).toEqual(['federation', 'access', 'sharing', 'messaging']);
  for (const name of ['providers', 'constructor', '']) expect(() => sectionOf(name)).toThrow(expect.objectContaining({ status: 404 }));
});
