import { deviceFacts, entryFacts, meaningOf, noData } from './meaning.js';
import { readJson } from './place.js';

const read = { format: 'json', state: 's', priority: 'p', note: 'n', noteHtml: 'h' } as const;
const values = {
  on: 'online', off: 'offline', out: 'away', busy: 'busy', no: 'dnd', hidden: { problem: 'not-shared' }, blank: {}, unsure: 'unknown',
  call: { availability: 'busy', activity: 'in-call' }, rest: { availability: 'online', idle: true }, perhaps: { availability: 'offline', confidence: 'assumed' },
} as const;
const entry = (value: object): ReturnType<typeof readJson> & object => readJson(JSON.stringify(value))!;
const devices = (...list: object[]): object => deviceFacts(list.map(entry), read, { values });

describe('the agent takes a word', () => {
  it('for what the row says', () => {
    expect(meaningOf('on', { values })).toEqual({ availability: 'online' });
    expect(meaningOf('call', { values })).toEqual({ availability: 'busy', activities: [{ kind: 'in-call' }] });
    expect(meaningOf('rest', { values })).toEqual({ availability: 'online', idle: true });
    expect(meaningOf('perhaps', { values })).toEqual({ availability: 'offline', confidence: 'assumed' });
    expect(meaningOf('hidden', { values })).toEqual({ problem: 'not-shared' });
  });
  it('for nothing where the row says nothing', () => {
    for (const word of ['', 'OFF', 'offline', 'constructor', '__proto__', 'blank', 'unsure']) expect(meaningOf(word, { values })).toBe(noData);
  });
});

describe('the agent takes a note', () => {
  it('as it was written, else the text of one in HTML', () => {
    expect(entryFacts(entry({ s: 'on', n: '<b>&amp;', h: 'x' }), read, { values })).toEqual({ availability: 'online', note: { text: '<b>&amp;' } });
    expect(entryFacts(entry({ s: 'on', n: '', h: '<b>&amp;</b>' }), read, { values })).toEqual({ availability: 'online', note: { text: '&' } });
  });
  it('for none where the row says so, and where nothing is known', () => {
    expect(entryFacts(entry({ s: 'on', n: 'null' }), read, { values, silent: ['null'] })).toEqual({ availability: 'online' });
    expect(entryFacts(entry({ s: 'hidden', n: 'hello' }), read, { values })).toEqual({ problem: 'not-shared' });
  });
  it('for so long and no longer', () => expect(entryFacts(entry({ s: 'on', n: 'x'.repeat(9_000) }), read, { values }).note?.text).toHaveLength(4_096));
});

describe('of several devices the agent takes', () => {
  it('the one of the highest priority, wherever it stands', () => expect(devices({ s: 'no', p: 1 }, { s: 'out', p: '7', n: 'Lunch' }, { s: 'on' })).toEqual({ availability: 'away', note: { text: 'Lunch' } }));
  it('the most engaged among equals', () => {
    expect(devices({ s: 'out' }, { s: 'on' }, { s: 'busy' }, { s: 'off' })).toEqual({ availability: 'busy' });
    expect(devices({ s: 'busy' }, { s: 'no' })).toEqual({ availability: 'dnd' });
    expect(devices({ s: 'levitating' }, { s: 'out' })).toEqual({ availability: 'away' });
  });
  it('none with a negative priority, then what the row says of an empty list', () => {
    expect(devices({ s: 'on', p: -1 })).toBe(noData);
    expect(deviceFacts([entry({ s: 'on', p: -1 })], read, { values, none: 'offline' })).toEqual({ availability: 'offline' });
    expect(deviceFacts([], read, { values })).toBe(noData);
  });
  it('0 for a priority that is no number', () => expect(devices({ s: 'on', p: 'high' }, { s: 'out', p: 1 })).toEqual({ availability: 'away' }));
});
