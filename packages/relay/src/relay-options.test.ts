import { createRegistry } from '@presence-elements/core';
import { memoryStore, openOrganisation } from '@presence-elements/policy';
import { describe, expect, it } from 'vitest';
import { settle } from './relay-options.js';

describe('the options of a relay', () => {
  it('have defaults', () => {
    expect(settle({})).toMatchObject({ basePath: '/presence', domain: 'portal.example', grace: 90_000, awayAfter: 90_000, heartbeat: 20_000, hosts: [] });
  });

  it('may change one limit and leave the others', () => {
    expect(settle({ limits: { query: 5 } }).limits).toMatchObject({ query: 5, watched: 5_000 });
  });

  it('let a relay that knows its viewers answer under any name', () => {
    expect(settle({ authenticate: () => undefined }).hosts).toBeUndefined();
  });

  it('are refused where they contradict each other', () => {
    const policy = { view: <T>(presence: T): T => presence };
    expect(() => settle({ registry: createRegistry(), policy })).toThrow('A registry of your own has its policy already');
  });

  it('are refused with a directory that is written as in a configuration file, or that is two', async () => {
    const organisation = await openOrganisation(memoryStore(), { domain: 'portal.example' }), names = { name: 'partner', provider: 'partner' };
    const ldap = { url: 'ldaps://dc1.partner.example', base: 'DC=partner,DC=example' };
    const refuse = (source: object) => () => settle({ organisation, directories: [{ ...names, ...source }] });
    expect(refuse(ldap)).toThrow('"partner" needs `file`, or `ldap: {');
    expect(refuse({ ldap, file: 'people.csv' })).toThrow('"partner" needs');
    expect([refuse({ ldap }), refuse({ file: 'people.csv' })].map(settled => settled().directories?.length)).toEqual([1, 1]);
  });

  it.each([0, 30_001, Number.NaN])('are refused with a heartbeat of %s ms, which no proxy would wait for', heartbeat => {
    expect(() => settle({ heartbeat })).toThrow('A heartbeat');
  });

  it.each(['presence', '/presence/', '/', '/a b', '/:id', '/*'])('are refused with the base path %j', basePath => {
    expect(() => settle({ basePath })).toThrow('Not a base path');
  });
});
