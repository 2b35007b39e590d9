import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonSchema } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { directorySchema } from './directory-schema.js';

const validate = new Ajv2020({ strict: false, validateFormats: false }).compile({ ...directorySchema });
const fits = (more: object): boolean => validate({ name: 'partner', provider: 'partner', ...more });

describe('the schema of a directory', () => {
  it('has a title and a description for all that one may write, however deep', () => {
    const explained = (schema: JsonSchema, name: string): void => {
      expect(schema, name).toMatchObject({ title: expect.any(String) as string, description: expect.any(String) as string });
      for (const [field, part] of Object.entries((schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>)) explained(part, `${name}.${field}`);
    };
    for (const [field, part] of Object.entries(directorySchema.properties as Readonly<Record<string, JsonSchema>>)) explained(part, field);
  });

  it('takes a password from the environment only', () => {
    expect(fits({ bind: { dn: 'cn=x', password: { env: 'PRESENCE_LDAP' } } })).toBe(true);
    expect(fits({ bind: { dn: 'cn=x', password: 'hunter2' } })).toBe(false);
    expect(fits({ bind: { dn: 'cn=x' } })).toBe(false);
  });

  it.each(['ldap://dc1.corp.example', 'ldaps://dc1.corp.example:3269/', 'ldap://127.0.0.1', 'ldaps://[::1]:636'])('takes the address of an LDAP directory: %s', url => {
    expect(fits({ url })).toBe(true);
  });

  it.each(['https://x.example', 'ldap://user:secret@x.example', 'ldap://x.example/dc=x??sub', 'ldapi://%2Ftmp', 'ldap://', 'x.example', 'ldap://a b'])('refuses anything else for one: %s', url => {
    expect(fits({ url })).toBe(false);
  });

  it('takes names of attributes, and nothing that a filter could be made of', () => {
    expect(fits({ attributes: { address: ['msRTCSIP-PrimaryUserAddress', 'mail'] } })).toBe(true);
    for (const name of ['mail)(uid=*', '*', '+', '1.1', '']) expect(fits({ attributes: { address: [name] } })).toBe(false);
  });

  it('reads nothing more often than once a minute', () => {
    expect([fits({ every: 60_000 }), fits({ every: 59_999 }), fits({ every: 2_147_483_648 })]).toEqual([true, false, false]);
  });
});
