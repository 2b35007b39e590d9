import type { ImAddress } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { each, fakeHarness, known, reporting, sentenceOn, type Mutant } from '../fixtures/mutants.js';
import { queryRules } from './query-rules.js';

const mutants: readonly Mutant[] = [
  ['answers every address that its network knows', 'leaves one out', reporting(reports => reports.slice(1)), /knows ada@corp\.example, but no report says so/],
  ['answers every address that its network knows', 'takes offline for unknown', reporting(reports => reports.map(({ address }) => ({ address }))), /ada@corp\.example is busy, but was reported undefined/],
  ['answers every address that its network knows', 'does not answer at all', agent => (agent.query = () => new Promise(() => undefined)), /query\(\) has not settled after 40 ms/],
  ['answers by address, in whatever order it is asked, and again when asked again', 'answers by position', agent => {
    agent.query = addresses => Promise.resolve(addresses.map((address, n) => ({ address, availability: Object.values(known)[n] })));
  }, /ada@corp\.example is busy, but was reported "online"/],
  ['answers by address, in whatever order it is asked, and again when asked again', 'answers only what is new', agent => {
    const query = agent.query.bind(agent), told = new Set<string>();
    agent.query = async (addresses, call) => (await query(addresses, call)).filter(({ address }) => !told.has(address.text) && told.add(address.text));
  }, /no report says so/],
  ['reports nobody who was not asked for', 'reports whom it knows', agent => {
    const query = agent.query.bind(agent);
    let all: readonly ImAddress[] = [];
    agent.query = (addresses, call) => query(all = [...new Set([...addresses, ...all])], call);
  }, /asked for bob@corp\.example, it reported .*ada@corp\.example/],
  ['answers an empty question with nothing', 'fails', agent => {
    const query = agent.query.bind(agent);
    agent.query = (addresses, call) => query([addresses[0]!, ...addresses.slice(1)], call);
  }, /undefined/],
  ['answers an empty question with nothing', 'answers with everybody', reporting(reports => (reports.length ? reports : [{ address: { text: 'ada@corp.example' } }])), /asked for nobody, it reported/],
  ['answers a batch as large as it says it takes', 'takes ten', agent => {
    const query = agent.query.bind(agent);
    agent.query = (addresses, call) => query(addresses.slice(0, 10), call);
  }, /knows ada@corp\.example, but no report says so/],
  ['does not call offline whom its network does not know', 'does', agent => {
    const query = agent.query.bind(agent);
    agent.query = async (addresses, call) => {
      const reports = await query(addresses, call);
      return addresses.map(address => reports.find(report => report.address === address) ?? { address, availability: 'offline' as const });
    };
  }, /does not know nobody0@corp\.example, yet it is reported "offline"/],
  ['keeps two questions apart that are asked at the same time', 'mixes them up', agent => {
    const query = agent.query.bind(agent);
    let asked: readonly ImAddress[];
    agent.query = async (addresses, call) => {
      asked = addresses;
      await Promise.resolve();
      return query(asked, call);
    };
  }, /knows ada@corp\.example, but no report says so/],
  ['takes values that nobody has heard of without failing, and calls nobody offline for them', 'fails', reporting(reports => {
    if (reports.some(report => !('availability' in report))) throw new TypeError('no such availability');
    return reports;
  }), /no such availability/],
  ['takes values that nobody has heard of without failing, and calls nobody offline for them', 'calls them offline', each({ availability: 'offline' }), /ada@corp\.example is reported offline, which the network has not said/],
  ...([['escapes', (text: string) => text.replaceAll('<', '&lt;')], ['strips tags', (text: string) => text.replace(/<[^>]*>/g, '')], ['takes out bidi marks', (text: string) => text.replace(/[\u202A-\u202E]/g, '')],
    ['normalises', (text: string) => text.normalize('NFC')]] as const).map(([wrong, change]): Mutant => [
    'hands on what people write as it was written: plain text, neither escaped nor cleaned', wrong,
    reporting(reports => reports.map(report => ({ ...report, ...(report.note && { note: { text: change(report.note.text) } }) }))), /the note .* became/,
  ]),
];

describe('an agent that answers', () => {
  it.each(queryRules.map(({ title }) => title))('%s', async title => {
    expect(await sentenceOn(queryRules, title, fakeHarness())).toBeUndefined();
  });

  it.each(mutants)('breaks the rule “%s” when it %s', async (title, _wrong, mutation, sentence) => {
    expect(await sentenceOn(queryRules, title, fakeHarness(mutation))).toMatch(sentence);
  });

  it('has no rule that nobody breaks', () => {
    expect(queryRules.map(({ title }) => title).filter(title => !mutants.some(([rule]) => rule === title))).toEqual([]);
  });
});
