import { describe, expect, it } from 'vitest';
import type { DirectoryRecord } from './directory-record.js';
import { jsonRecords } from './json-records.js';

async function records(text: string): Promise<readonly DirectoryRecord[]> {
  const found: DirectoryRecord[] = [];
  for await (const record of jsonRecords((async function* () { yield text.slice(0, 3); yield text.slice(3); })())) found.push(record);
  return found;
}

describe('the rows of a list of people', () => {
  it.each(['[{"Address":"a@b.example"}]', '{"people":[{"Address":"a@b.example"}]}', '\uFEFF[{"Address":"a@b.example"}]'])('are its objects: %s', async text => {
    expect(await records(text)).toEqual([{ row: 1, values: new Map([['address', ['a@b.example']]]) }]);
  });

  it('hold texts, numbers, lists of them, or nothing', async () => {
    const [{ values }] = await records('[{"a":"x","b":7,"c":["y","z"],"d":null,"e":[]}]') as [DirectoryRecord];
    expect(Object.fromEntries(values)).toEqual({ a: ['x'], b: ['7'], c: ['y', 'z'], d: [], e: [] });
  });

  it('are counted from 1, those that are no objects of texts too', async () => {
    const found = await records('[{"a":"x"},null,[],"x",{"a":{"b":1}},{"a":true}]');
    expect(found.map(({ row, problem }) => [row, problem?.code])).toEqual([[1, undefined], [2, 'not-a-row'], [3, 'not-a-row'], [4, 'not-a-row'], [5, 'not-a-row'], [6, 'not-a-row']]);
  });

  it('are but data, whatever their fields are called', async () => {
    const [{ values }] = await records('[{"__proto__":"x","constructor":"y"}]') as [DirectoryRecord];
    expect([...values.keys()]).toEqual(['proto', 'constructor']);
  });

  it.each(['', '{', '{"people":{}}', '"x"', 'null', '7'])('are refused where there is no list: %s', async text => {
    await expect(records(text)).rejects.toMatchObject({ name: 'SettingsError' });
  });
});
