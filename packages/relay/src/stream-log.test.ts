import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { unknownPresence, type Presence } from '@presence-elements/core';
import { StreamLog } from './stream-log.js';

const presence = (address: string, observedAt: number): Presence => unknownPresence(address, 'pending', observedAt);
const read = (log: StreamLog, after: number, size = 1e9): readonly Presence[] => (log.after(after, size)?.items ?? []).map(item => JSON.parse(item) as Presence);

describe('the log of a stream', () => {
  it('has nothing to tell to one who knows all', () => {
    const log = new StreamLog();
    log.put('a', presence('a', 1));
    expect(log.after(log.last, 100)).toBeUndefined();
  });

  it('tells what came after a number, in order, of each address the latest word', () => {
    const log = new StreamLog();
    log.put('a', presence('a', 1));
    const before = log.last;
    log.put('b', presence('b', 2));
    log.put('a', presence('a', 3));
    log.put('b', presence('b', 4));
    expect(read(log, before).map(({ address, observedAt }) => [address, observedAt])).toEqual([['a', 3], ['b', 4]]);
  });

  it('tells no more of what was forgotten', () => {
    const log = new StreamLog();
    log.put('a', presence('a', 1));
    log.forget('a');
    expect(log.after(0, 100)).toBeUndefined();
  });

  it('tells nothing while it is held, and then the latest of all', () => {
    const log = new StreamLog();
    log.put('a', presence('a', 1));
    log.hold();
    log.put('b', presence('b', 2));
    expect([log.isHeld, log.after(0, 1_000)]).toEqual([true, undefined]);
    log.put('a', presence('a', 3));
    log.release();
    expect(log.after(0, 1_000)!.items.map(item => (JSON.parse(item) as Presence).observedAt)).toEqual([2, 3]);
  });

  it('holds one entry for each address, however much is said', () => {
    const log = new StreamLog();
    for (let round = 0; round < 10_000; round++) log.put(`user${round % 7}`, presence('x', round));
    expect(log.size).toBe(7);
  });

  it('brings any reader, in slices of any size and with any pauses, to the latest of everything, nothing twice', () => {
    const steps = fc.array(fc.oneof(
      fc.record({ put: fc.constantFrom('a', 'b', 'c', 'd') }),
      fc.record({ read: fc.integer({ min: 1, max: 400 }) }),
    ), { maxLength: 60 });
    fc.assert(fc.property(steps, list => {
      const log = new StreamLog(), truth = new Map<string, number>(), heard = new Map<string, number>();
      let after = 0, time = 0;
      const take = (size: number): boolean => {
        const slice = log.after(after, size);
        for (const item of slice?.items ?? []) {
          const { address, observedAt } = JSON.parse(item) as Presence;
          expect(observedAt).toBeGreaterThan(heard.get(address) ?? 0);
          heard.set(address, observedAt);
        }
        after = slice?.upTo ?? after;
        return slice !== undefined;
      };
      for (const step of list) {
        if ('read' in step) take(step.read);
        else {
          truth.set(step.put, ++time);
          log.put(step.put, presence(step.put, time));
        }
      }
      while (take(100));
      expect(heard).toEqual(truth);
    }));
  });
});
