import { parseAddress } from '@presence-elements/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecords } from './csv-records.js';
import type { DirectoryRecord } from './directory-record.js';
import { jsonRecords } from './json-records.js';
import { readPeople, type ReadOptions } from './read-people.js';
import { readText } from './read-text.js';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const csv = (text: string, options: Partial<ReadOptions> = {}) => readPeople(csvRecords(readText(bytes(text))), { form: 'csv', ...options });
const list = (people: unknown, options: Partial<ReadOptions> = {}) => readPeople(jsonRecords(readText(bytes(JSON.stringify(people)))), { form: 'json', ...options });

describe('an import of people', () => {
  it('takes the good rows and tells the bad ones by their number', async () => {
    const { people, rowOf, rows, problems } = await csv('Name;IM-Adresse\nAda;ada@corp.example\nBad;not an address\n;;\nNone;\nGrace;sip:grace@corp.example\n');
    expect(people).toEqual([{ address: 'ada@corp.example', name: 'Ada' }, { address: 'sip:grace@corp.example', name: 'Grace' }]);
    expect(rowOf).toEqual([2, 6]);
    expect(rows).toBe(4);
    expect(problems.map(({ row, field, code }) => [row, field, code])).toEqual([[3, 'address', 'not-an-address'], [5, 'address', 'required']]);
  });

  it('tells a column that is not read, once, where it is first seen', async () => {
    const file = await csv('IM;E-Mail;Telefon\na@b.example;x;y\nc@d.example;x;y\n');
    expect(file.problems).toMatchObject([{ row: 1, field: 'E-Mail', code: 'unused-column' }, { row: 1, field: 'Telefon', code: 'unused-column' }]);
    expect((await list([{ address: 'a@b.example' }, { address: 'c@d.example', shoe: 7 }, { address: 'e@f.example', shoe: 8 }])).problems).toMatchObject([{ row: 2, field: 'shoe', code: 'unused-column' }]);
  });

  it('takes an address once: the first row has it', async () => {
    const { people, problems } = await csv('Name,IM\nAda,ada@corp.example\nOther,ADA@Corp.Example\n');
    expect(people).toEqual([{ address: 'ada@corp.example', name: 'Ada' }]);
    expect(problems).toEqual([{ row: 3, field: 'address', code: 'twice', message: 'This address stands in row 2 already.' }]);
  });

  it('refuses a file whose columns cannot be right, at once', async () => {
    await expect(csv('Name;Telefon\nAda;1\n')).rejects.toMatchObject({ name: 'SettingsError', problems: [{ path: 'columns.address', code: 'required' }] });
    await expect(csv('Name;login\nAda;ada\n')).rejects.toMatchObject({ problems: [{ path: 'columns.address' }] });
    expect((await csv('Name;login\nAda;ada\n', { domain: 'corp.internal' })).people).toEqual([{ address: 'ada@corp.internal', name: 'Ada' }]);
    await expect(csv('Name;IM\nAda;a@b.example\n', { columns: { address: ['Chat'] } })).rejects.toMatchObject({ problems: [{ path: 'columns.address', code: 'unknown-column', message: 'There is no column "Chat".' }] });
  });

  it('refuses more people than it takes', async () => {
    await expect(csv('IM\na@b.example\nc@d.example\ne@f.example\n', { maxPeople: 2 })).rejects.toMatchObject({ problems: [{ code: 'too-many', message: 'A directory has at most 2 people here.' }] });
  });

  it('tells a thousand problems, and how many there are besides', async () => {
    const { problems, moreProblems } = await list(Array.from({ length: 1_500 }, () => null));
    expect([problems.length, moreProblems]).toEqual([1_000, 500]);
  });

  it('passes over entries of an LDAP directory without an IM address, and counts them', async () => {
    const entries = (async function* (): AsyncGenerator<DirectoryRecord> {
      yield { row: 1, values: new Map([['cn', ['Nobody']]]) };
      yield { row: 2, values: new Map([['imaddress', ['a@b.example']]]) };
      yield { row: 0, values: new Map(), problem: { code: 'referral', message: 'Elsewhere.' } };
    })();
    expect(await readPeople(entries, { form: 'ldap' })).toEqual({
      people: [{ address: 'a@b.example' }], rowOf: [2], rows: 2, skipped: 1, moreProblems: 0, problems: [{ row: 0, field: '', code: 'referral', message: 'Elsewhere.' }],
    });
  });

  it('lets everybody else have a turn, all the time', async () => {
    let turns = 0, goes = true;
    const next = (): void => { turns++; if (goes) setImmediate(next); };
    setImmediate(next);
    await list(Array.from({ length: 5_000 }, (_, n) => ({ address: `p${n}@corp.example` })));
    goes = false;
    expect(turns).toBeGreaterThanOrEqual(9);
  });

  it('survives whatever a file holds: each row goes in or is told, and what goes in is an address already', async () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('ada@corp.example', 'sip:a@b.example', '"', '""', ';', '\n', '\uFEFF', 'javascript:alert(1)', '\u202E', '\uD800', '__proto__'));
    await fc.assert(fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 8 }), async rows => {
      const text = ['IM;Name;login', ...rows.map(row => row.join(';'))].join('\n');
      const found = await csv(text, { domain: 'corp.internal' }).catch((error: unknown) => {
        expect((error as Error).name).toBe('SettingsError');
      });
      for (const { address, name = '' } of found?.people ?? []) {
        expect(parseAddress(address)?.text).toBe(address);
        expect(name).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      }
      if (found) expect(found.people.length + found.problems.length).toBe(found.rows);
      const items = rows.map(row => Object.fromEntries(row.map((each, at) => [at ? each : 'address', each])));
      const listed = await list(items);
      expect(listed.people.length + listed.problems.filter(({ code }) => code !== 'unused-column').length).toBe(listed.rows);
    }), { numRuns: 300 });
  });

  it('ends when it is called off', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(list([{ address: 'a@b.example' }], { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
