import { memoryStore, openOrganisation } from '@presence-elements/policy';
import { describe, expect, it } from 'vitest';
import { accountPart, administrationFor, emptied } from './account-part.js';

const organisation = await openOrganisation(memoryStore(), { domain: 'portal.example' });
const status = (status: number) => expect.objectContaining({ name: 'RelayProblem', status }) as Error;

describe('a part of an account', () => {
  it('is had by those for whom it is kept', () => {
    expect(accountPart(organisation, { id: 'ada' }, 'contacts')).toBeDefined();
    expect(accountPart(organisation, { id: 'ada', roles: ['admin'] }, 'providers')).toBeDefined();
  });

  it('is refused to others, and to nobody', () => {
    expect(() => accountPart(organisation, { id: 'ada' }, 'providers')).toThrow(status(403));
    expect(() => accountPart(organisation, { id: 'x', address: 'x@elsewhere.example' }, 'contacts')).toThrow(status(403));
    expect(() => accountPart(organisation, undefined, 'areas')).toThrow(status(401));
  });
});

it('administration is for administrators', async () => {
  expect(await administrationFor(organisation, { id: 'ada', roles: ['admin'] }).areas()).toEqual([]);
  expect(() => administrationFor(organisation, { id: 'ada', roles: ['administrator'] })).toThrow(status(403));
  expect(() => administrationFor(organisation, undefined)).toThrow(status(401));
});

it('a change empties a field by null, which JSON has', () => {
  expect(emptied({ address: null, displayName: '' })).toStrictEqual({ address: undefined, displayName: '' });
});
