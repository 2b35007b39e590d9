import { describe, expect, it } from 'vitest';
import { ColumnChoice, foldColumn, type Columns, type DirectoryForm } from './columns.js';
import { readPerson } from './read-person.js';

const read = (row: Readonly<Record<string, string | readonly string[]>>, domain?: string, columns: Columns = {}, form: DirectoryForm = 'csv') =>
  readPerson({ row: 7, values: new Map(Object.entries(row).map(([name, value]) => [foldColumn(name), [value].flat()])) }, new ColumnChoice(columns, form), domain);

describe('a person of a directory', () => {
  it('has the address in its normal form, a name, groups, and the portal’s user where somebody says so', () => {
    expect(read({ 'IM': ' Ada@Corp.Example ', 'Display Name': ' Ada\n Lovelace ', 'Groups': 'Maths; Poets;;Maths', 'Portal user': 'ada' })).toEqual({ address: 'ada@corp.example', name: 'Ada Lovelace', groups: ['Maths', 'Poets'], user: 'ada' });
    expect(read({ IM: 'ada@corp.example' })).toEqual({ address: 'ada@corp.example' });
  });

  it.each([
    ['sip:Ada@corp.example', 'sip:Ada@corp.example'], ['SIP:ada@CORP.example', 'sip:ada@corp.example'], ['mailto:ada@corp.example', 'ada@corp.example'],
    ['sip:ada@corp.example;transport=tls', 'sip:ada@corp.example'], ['zoë@müller.example', 'zoë@xn--mller-kva.example'], ['@ada:matrix.example', '@ada:matrix.example'],
  ])('has an IM address of any network: %j', (written, address) => {
    expect(read({ IM: written })).toEqual({ address });
  });

  it.each(['ada', 'ada@', '@corp.example', 'javascript:alert(1)', '<b>@corp.example', 'a"b@corp.example', 'ada\u202E@corp.example', 'ada@corp.example lovelace', 'ada @corp.example', `${'a'.repeat(2_000)}@corp.example`])('is refused with %j for an address', written => {
    expect(read({ IM: written })).toMatchObject({ row: 7, field: 'address', code: 'not-an-address' });
  });

  it('is never somebody else for want of an address: not by mail, not by a login where one is written wrongly', () => {
    expect(read({ 'E-Mail': 'ada@corp.example' })).toMatchObject({ code: 'required', field: 'address' });
    expect(read({ IM: 'nonsense', login: 'ada' }, 'corp.example')).toMatchObject({ code: 'not-an-address' });
    expect(read({ 'E-Mail': 'ada@corp.example' }, undefined, { address: ['E-Mail'] })).toEqual({ address: 'ada@corp.example' });
  });

  it('has of the addresses that Exchange lists the first of instant messaging', () => {
    expect(read({ proxyAddresses: 'SMTP:ada@mail.example;smtp:a@mail.example;sip:ada@corp.example;sip:second@corp.example;EUM:1234' })).toEqual({ address: 'sip:ada@corp.example' });
    expect(read({ proxyAddresses: ['SMTP:ada@mail.example'] })).toMatchObject({ code: 'required' });
    expect(read({ 'proxyAddresses': 'sip:proxy@corp.example', 'msRTCSIP-PrimaryUserAddress': 'sip:primary@corp.example' })).toEqual({ address: 'sip:primary@corp.example' });
  });

  it.each([
    ['ada', 'ada@corp.internal'], ['Ad', 'ad@corp.internal'], ['ada@corp.internal', 'ada@corp.internal'], ['ada@CORP.Internal', 'ada@corp.internal'],
    ['a'.repeat(21), `${'a'.repeat(21)}@corp.internal`], ['100%', '100%25@corp.internal'],
  ])('has a login of the server’s domain, which need not resolve: %j', (login, address) => {
    expect(read({ login }, 'corp.internal')).toEqual({ address });
  });

  it.each(['a', 'a'.repeat(22), 'ada@elsewhere.example', 'ada@x@corp.internal', 'sip:ada', 'ada lovelace', 'ada/x', ''])('is refused with %j for a login', login => {
    expect(read({ login, name: 'x' }, 'corp.internal')).toMatchObject(login ? { field: 'login', code: 'not-a-login' } : { field: 'address', code: 'required' });
  });

  it('needs a domain for its login', () => {
    expect(read({ login: 'ada' })).toMatchObject({ field: 'address', code: 'required' });
  });

  it('has a name on one line that turns no other text around, and that stays text', () => {
    expect(read({ IM: 'a@b.example', name: '\u202Egnp.exe\u0000\t<script>' })).toEqual({ address: 'a@b.example', name: 'gnp.exe <script>' });
    expect(read({ IM: 'a@b.example', name: 'می\u200Cخواهم' })).toEqual({ address: 'a@b.example', name: 'می\u200Cخواهم' });
  });

  it('is refused with more text than anybody is called by', () => {
    expect(read({ IM: 'a@b.example', name: 'x'.repeat(201) })).toMatchObject({ field: 'name', code: 'too-long' });
    expect(read({ 'IM': 'a@b.example', 'portal user': 'x'.repeat(201) })).toMatchObject({ field: 'user', code: 'too-long' });
    expect(read({ IM: 'a@b.example', groups: 'x'.repeat(201) })).toMatchObject({ field: 'groups', code: 'too-long' });
    expect(read({ IM: 'a@b.example', groups: Array.from({ length: 101 }, (_, n) => `g${n}`) })).toMatchObject({ field: 'groups', code: 'too-long' });
  });

  it('never has what was refused repeated in a message', () => {
    expect(JSON.stringify(read({ IM: 'hunter2 <b>' }))).not.toContain('hunter2');
  });
});
