import { parseAddress } from '@presence-elements/core';
import { isObjectId, targetOf } from './target.js';

const ID = 'fa8bf3dc-eca7-46b7-bad1-db199b62afc3';

describe('how Graph is asked for somebody', () => {
  it.each([
    ['mailto:Ada@Corp.example', { name: 'ada@corp.example' }], ['sip:Ada@corp.example', { name: 'ada@corp.example' }], ['msteams:ada@corp.example', { name: 'ada@corp.example' }],
    [`msteams:${ID.toUpperCase()}`, { id: ID }], ['msteams:ada', { problem: 'bad-address' }], ['aim:ada', { problem: 'bad-address' }], ['@ada:matrix.example', { problem: 'bad-address' }],
    ['ada@outlook.com', { problem: 'no-data' }], ['ada@hotmail.co.uk', { problem: 'no-data' }], ['ada@live.nl', { problem: 'no-data' }], ['ada@liverpool.example', { name: 'ada@liverpool.example' }],
    [`${ID}@corp.example`, { name: `${ID}@corp.example` }],
  ])('%s', (text, target) => {
    expect(targetOf(parseAddress(text)!)).toEqual(target);
  });

  it('knows an object id by its form', () => {
    expect([ID, ID.toUpperCase(), 'x', `${ID}'`, 7].map(isObjectId)).toEqual([true, true, false, false, false]);
  });
});
