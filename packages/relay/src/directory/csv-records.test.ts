import { describe, expect, it } from 'vitest';
import { csvRecords } from './csv-records.js';
import type { DirectoryRecord } from './directory-record.js';

async function* cut(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function records(text: string, size = 7): Promise<readonly DirectoryRecord[]> {
  const found: DirectoryRecord[] = [];
  for await (const record of csvRecords(cut(text, size))) found.push(record);
  return found;
}

/** Row and cells, by folded name; what is wrong with a row instead. */
const rows = async (text: string, size?: number) => (await records(text, size)).filter(({ isHeader }) => !isHeader)
  .map(({ row, values, problem }) => [row, problem?.code ?? Object.fromEntries([...values].map(([name, texts]) => [name, texts.join('|')]))]);

describe('the rows of a CSV file', () => {
  it.each([',', ';', '\t'])('are cut at %j, as the first row is', async delimiter => {
    expect(await rows(['Name,IM', '"Lovelace, Ada; \tx",ada@corp.example'].map((line, at) => (at ? line.replace('",', `"${delimiter}`) : line.replaceAll(',', delimiter))).join('\r\n'))).toEqual([[2, { name: 'Lovelace, Ada; \tx', im: 'ada@corp.example' }]]);
  });

  it('are cut where Excel says that they are', async () => {
    expect(await rows('sep=|\r\nName|IM\r\nAda; x|ada@corp.example')).toEqual([[3, { name: 'Ada; x', im: 'ada@corp.example' }]]);
  });

  it.each([1, 3, 1_000])('may have quotes, and ends of lines within them, however the text comes (%d)', async size => {
    const text = '\uFEFF"First\nName";IM\r\n"Ada ""the first""\r\nLovelace";ada@corp.example\r\n';
    expect(await rows(text, size)).toEqual([[2, { firstname: 'Ada "the first"\r\nLovelace', im: 'ada@corp.example' }]]);
  });

  it('have the numbers that a spreadsheet gives them', async () => {
    expect((await rows('a;b\n"x\ny";2\n\n\nq;3\n')).map(([row]) => row)).toEqual([2, 5]);
  });

  it('tell the columns as they are written, first', async () => {
    const [header] = await records('Full Name ;"IM-Adresse"\n');
    expect(header).toEqual({ row: 1, isHeader: true, values: new Map([['fullname', ['Full Name']], ['imadresse', ['IM-Adresse']]]) });
  });

  it('may be shorter or longer than the first, and have two columns of one name', async () => {
    expect(await rows('a;b;b\n1\n1;2;3;4')).toEqual([[2, { a: '1' }], [3, { a: '1', b: '2|3' }]]);
  });

  it('lose no other for a quote in the wrong place', async () => {
    expect(await rows('name;im\nAda "the first" L;a@b.example\n"Ada"x;c@d.example\nB;e@f.example')).toEqual([
      [2, { name: 'Ada "the first" L', im: 'a@b.example' }], [3, { name: '"Ada"x', im: 'c@d.example' }], [4, { name: 'B', im: 'e@f.example' }],
    ]);
  });

  it.each([
    ['name;im\nA;a@b.example\n\n"B;c@d.example\nC;e@f.example', 'In row 4 a quote is opened and never closed'],
    [`name;im\n"A;a@b.example\n${'B;c@d.example\n'.repeat(20_000)}`, 'Row 2 has more than 65,536 characters'],
    [`sep=;\n"${'x'.repeat(70_000)}"\na;b\n`, 'Row 2 has more than 65,536 characters'],
  ])('are refused, all of them, where a quote is never closed: nobody is taken for gone who stands behind it (%#)', async (text, message) => {
    await expect(rows(text, 1_000)).rejects.toMatchObject({ name: 'SettingsError', message: expect.stringContaining(message) as string });
  });

  it.each(['', '\n\n', '\uFEFF'])('may be none (%j)', async text => {
    expect(await rows(text)).toEqual([]);
  });

  it('end with the error of whoever brings the text', async () => {
    const failing = (async function* () { yield 'a;b\n1;2\n'; throw new Error('gone'); })();
    await expect((async () => { for await (const _ of csvRecords(failing)); })()).rejects.toThrow('gone');
  });
});
