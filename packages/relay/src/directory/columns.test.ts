import { describe, expect, it } from 'vitest';
import { ColumnChoice, foldColumn } from './columns.js';

describe('the name of a column', () => {
  it.each([['IM-Adresse', 'imadresse'], ['  im_adresse ', 'imadresse'], ['msRTCSIP-PrimaryUserAddress', 'msrtcsipprimaryuseraddress'], ['Vollständiger Name', 'vollständigername'], ['ｎａｍｅ', 'name'], ['--', '']])('means the same however it is written: %j', (written, folded) => {
    expect(foldColumn(written)).toBe(folded);
  });
});

describe('the choice of columns', () => {
  it('knows Active Directory’s own names, those of spreadsheets, and German ones', () => {
    const choice = new ColumnChoice({}, 'csv');
    for (const name of ['msRTCSIP-PrimaryUserAddress', 'proxyAddresses', 'sAMAccountName', 'uid', 'displayName', 'IM-Adresse', 'Anzeigename', 'Abteilung']) expect(choice.whyUnused(foldColumn(name)), name).toBeUndefined();
  });

  it('says of a mail column why it is not read', () => {
    const choice = new ColumnChoice({}, 'csv');
    for (const name of ['Mail', 'E-Mail', 'User Principal Name']) expect(choice.whyUnused(foldColumn(name))).toMatch(/a mail address is no IM address/);
    expect(choice.whyUnused('telefon')).toMatch(/nobody here knows it/);
  });

  it('reads a field of the given columns alone, and the others of the usual ones', () => {
    const choice = new ColumnChoice({ address: ['E-Mail'] }, 'csv');
    expect(choice.of('address')).toEqual(['email']);
    expect(choice.whyUnused('email')).toBeUndefined();
    expect(choice.whyUnused('sip')).toMatch(/not read/);
    expect(choice.of('name')).toContain('displayname');
  });

  it('takes nobody for a user of the portal by what a file of others calls a user', () => {
    expect(new ColumnChoice({}, 'csv').whyUnused('user')).toMatch(/not read/);
    expect(new ColumnChoice({}, 'ldap').of('user')).toEqual([]);
    expect(new ColumnChoice({}, 'json').of('user')).toContain('user');
  });

  it('asks a directory for no more than it reads, each attribute once', () => {
    expect(new ColumnChoice({ address: ['imAddress'], login: ['uid'], name: ['cn', 'uid'] }, 'ldap').names).toEqual(['imAddress', 'uid', 'cn']);
  });

  it('names the given columns that are missing', () => {
    expect(new ColumnChoice({ address: ['Chat'], name: ['Name'] }, 'csv').missing(new Set(['name']))).toEqual([['address', 'Chat']]);
  });
});
