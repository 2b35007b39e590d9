import fc from 'fast-check';
import { BOB, CAROL } from '../test/office.js';
import type { Facts } from './facts.js';
import { Heard, newsOf } from './heard.js';

const NOW = 1_790_000_000_000;
const event = (sender: unknown, presence: unknown, type = 'm.presence'): object => ({ type, sender, content: { presence } });
const busy: Facts = { availability: 'busy' };

describe('the agent remembers', () => {
  it('what events of presence say of people, the last of several, and nothing else', () => {
    const heard = new Heard(), news = heard.take([event(BOB, 'offline'), event(BOB, 'online'), event('bob', 'online'), event(CAROL, 'online', 'm.typing'), event('@__proto__:x', 'online'), null, [], 7], true, NOW);
    expect([...news].map(([who, { availability }]) => [who, availability])).toEqual([[BOB, 'online'], ['@__proto__:x', 'online']]);
    expect(heard.facts).toEqual(news);
    expect(heard.take([event(CAROL, 'unavailable')], false, NOW)).toHaveProperty('size', 1);
    expect(heard.facts.size).toBe(3);
    heard.take([], true, NOW + 1);
    expect([heard.facts.size, heard.wholeAt]).toEqual([0, NOW + 1]);
  });
  it('what was asked for, unless it has heard something newer or began anew meanwhile', () => {
    const heard = new Heard();
    heard.take([event(BOB, 'online')], true, NOW);
    heard.learn(BOB, busy, NOW);
    heard.learn(CAROL, busy, NOW);
    expect([heard.facts.get(BOB)!.availability, heard.facts.get(CAROL)]).toEqual(['online', busy]);
    heard.take([], true, NOW + 1);
    heard.learn(CAROL, busy, NOW);
    expect(heard.facts.size).toBe(0);
  });
  it('no more people than it has room for, but news of those', () => {
    const heard = new Heard(), many = Array.from({ length: 20_001 }, (_, n) => event(`@p${n}:x`, 'online'));
    expect(heard.take(many, true, NOW).size).toBe(20_001);
    heard.take([event('@p0:x', 'unavailable'), event('@p20000:x', 'unavailable')], false, NOW);
    heard.learn('@p20000:x', busy, NOW);
    expect([heard.facts.size, heard.facts.get('@p0:x')!.availability, heard.facts.has('@p20000:x')]).toEqual([20_000, 'away', false]);
  });
});

it('the agent reads whatever comes as an answer, or says that it is none', () => {
  expect(newsOf({ next_batch: 's1' })).toEqual({ next: 's1', events: [] });
  expect(newsOf({ next_batch: 's1', presence: { events: {} } }).events).toEqual([]);
  fc.assert(fc.property(fc.oneof(fc.anything(), fc.record({ next_batch: fc.oneof(fc.string(), fc.anything()), presence: fc.oneof(fc.record({ events: fc.oneof(fc.array(fc.anything()), fc.anything()) }), fc.anything()) })), answer => {
    try {
      const { next, events } = newsOf(answer);
      expect(next && next.length <= 4_096).toBeTruthy();
      const heard = new Heard();
      heard.take(events, true, NOW);
    } catch (error) {
      expect(error).toMatchObject({ name: 'PresenceError', code: 'unreachable' });
    }
  }), { numRuns: 1_000 });
});
