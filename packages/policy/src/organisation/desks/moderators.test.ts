import { describe, expect, it } from 'vitest';
import { DOMAIN } from '../../../fixtures/portal.js';
import { Findings } from '../fields/settings-error.js';
import { Tables } from '../tables/tables.js';
import { moderatorsAfter } from './moderators.js';

const tables = new Tables(DOMAIN, user => ['ada', 'bob'].includes(user));

function after(before: readonly string[], change: unknown): unknown {
  const found = new Findings(), list = moderatorsAfter(tables, before, change as readonly string[], found);
  return found.problems.length ? found.problems.map(({ path, code }) => `${path} ${code}`) : list;
}

describe('the moderators of an area', () => {
  it.each<[unknown, readonly string[]]>([
    [['bob', `Bob@${DOMAIN}`], ['bob']], [{ add: ['Bob'] }, ['ada', 'Gone Away', 'left', 'bob']], [{ remove: ['Gone Away'] }, ['ada', 'left']],
    [{ remove: [`left@${DOMAIN}`, 'ADA'] }, ['Gone Away']], [{}, ['ada', 'Gone Away', 'left']], [[], []],
  ])('are named whole or by steps: %j', (change, list) => {
    expect(after(['ada', 'Gone Away', 'left'], change)).toEqual(list);
  });

  it.each<[unknown, readonly string[]]>([
    [['ada', 'ada', 'left'], ['moderators.2 not-found']], [{ add: ['bob', 'left', ''] }, ['moderators.add.1 not-found', 'moderators.add.2 required']],
    [{ remove: [7] }, ['moderators.remove.0 wrong-type']], [undefined, ['moderators required']],
  ])('are refused at the entry: %j', (change, problems) => {
    expect(after([], change)).toEqual(problems);
  });
});
