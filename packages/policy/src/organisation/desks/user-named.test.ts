import { expect, it } from 'vitest';
import { DOMAIN } from '../../../fixtures/portal.js';
import { Findings } from '../fields/settings-error.js';
import { Tables } from '../tables/tables.js';
import { userNamed, userWritten } from './user-named.js';

const tables = new Tables(DOMAIN, user => user === 'ada');

it.each([['ada', 'ada'], [' Ada ', 'ada'], [`ada@${DOMAIN}`, 'ada'], [`sip:Ada@${DOMAIN}`, 'ada']])('an administrator who writes %j means %s', (input, user) => {
  const found = new Findings();
  expect([userNamed(tables, input, 'user', found), found.problems]).toEqual([user, []]);
});

it('an administrator who writes an address that somebody merely prefers means nobody: anybody could', () => {
  const found = new Findings(), claimed = new Tables(DOMAIN);
  claimed.who.prefers('mallory', 'ceo@corp.example', undefined);
  expect([userNamed(claimed, 'ceo@corp.example', 'user', found), found.problems]).toMatchObject(['', [{ code: 'not-found' }]]);
});

it.each([['bob', 'bob'], [' Bob ', 'bob'], [`sip:Bob@${DOMAIN}`, 'bob'], ['a b', 'a b'], ['ada@corp.example', 'ada@corp.example']])('who writes %j means %s also where there is no such user any more', (input, user) => {
  expect(userWritten(tables, input)).toBe(user);
});

it.each(['bob', '', 'ada@corp.example', 7, null, 'a b'])('an administrator who writes %j means nobody', input => {
  const found = new Findings();
  userNamed(tables, input, 'moderators.2', found);
  expect(found.problems).toMatchObject([{ path: 'moderators.2', code: 'not-found' }]);
});
