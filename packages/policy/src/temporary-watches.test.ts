import { fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { TemporaryWatches } from './temporary-watches.js';

const MINUTE = 60_000, SECOND = 1_000;

function watches(): { take: (viewer: string, person: string, max?: number) => number | undefined; pass: (ms: number) => Promise<void> } {
  const clock = fakeClock(), temporary = new TemporaryWatches({ now: clock.now });
  return { take: (viewer, person, max = 2) => temporary.take(viewer, person, { max, ttl: MINUTE }), pass: ms => clock.advance(ms) };
}

describe('temporary watches', () => {
  it('are as many at once as there may be', () => {
    const { take } = watches();
    expect([take('bob', 'ada'), take('bob', 'alan'), take('bob', 'grace')]).toEqual([MINUTE, MINUTE, undefined]);
  });

  it('hold their place however often one looks', () => {
    const { take } = watches();
    take('bob', 'ada');
    take('bob', 'alan');
    expect([take('bob', 'ada'), take('bob', 'alan'), take('bob', 'ada')]).toEqual([MINUTE, MINUTE, MINUTE]);
  });

  it('are counted for each viewer', () => {
    const { take } = watches();
    take('bob', 'ada');
    take('bob', 'alan');
    expect(take('carol', 'ada')).toBe(MINUTE);
  });

  it('lapse when their time is over, and leave their place', async () => {
    const { take, pass } = watches();
    take('bob', 'ada');
    await pass(10_000);
    take('bob', 'alan');
    await pass(MINUTE + SECOND - 10_001);
    expect(take('bob', 'grace')).toBeUndefined();
    await pass(1);
    expect(take('bob', 'grace')).toBe(2 * MINUTE + SECOND);
    expect(take('bob', 'ada')).toBeUndefined();
  });

  it('are not prolonged by looking, which a change of the person would be, too', async () => {
    const { take, pass } = watches();
    take('bob', 'ada');
    await pass(MINUTE - 1);
    expect(take('bob', 'ada')).toBe(MINUTE);
  });

  it('are taken anew by whoever still looks when their time is over, whoever looks first, and for as long from then', async () => {
    const { take, pass } = watches();
    take('bob', 'ada');
    await pass(10_000);
    take('bob', 'alan');
    await pass(MINUTE - 10_000);
    expect(take('bob', 'grace')).toBeUndefined();
    await pass(SECOND - 1);
    expect([take('bob', 'grace'), take('bob', 'ada')]).toEqual([undefined, 2 * MINUTE]);
  });

  it('have no place at all where there may be none', () => {
    expect(watches().take('bob', 'ada', 0)).toBeUndefined();
  });

  it('tell when the next place of a viewer is free', async () => {
    const clock = fakeClock(), temporary = new TemporaryWatches({ now: clock.now });
    expect(temporary.nextFor('bob')).toBe(Infinity);
    temporary.take('bob', 'ada', { max: 2, ttl: MINUTE });
    await clock.advance(10);
    temporary.take('bob', 'alan', { max: 2, ttl: 5 });
    expect([temporary.nextFor('bob'), temporary.nextFor('carol')]).toEqual([15 + SECOND, Infinity]);
  });

  it('are not counted where there is no limit', () => {
    const temporary = new TemporaryWatches({ now: () => 0 });
    expect(Array.from({ length: 500 }, (_, at) => temporary.take('bob', `p${at}`, { ttl: MINUTE })).every(lapses => lapses === Infinity)).toBe(true);
    expect(temporary.take('bob', 'ada', { max: 1, ttl: MINUTE })).toBe(MINUTE);
  });

  it('keep the places they gave where fewer may be given from now on, but do not give them again', async () => {
    const { take, pass } = watches();
    take('bob', 'ada');
    take('bob', 'alan');
    expect([take('bob', 'ada', 1), take('bob', 'grace', 1)]).toEqual([MINUTE, undefined]);
    await pass(MINUTE);
    expect([take('bob', 'ada', 1), take('bob', 'alan', 1), take('bob', 'ada', 1)]).toEqual([undefined, 2 * MINUTE, undefined]);
  });

  it('of very many viewers are counted all the same', async () => {
    const { take, pass } = watches();
    for (let at = 0; at < 2_500; at++) take(`viewer ${at}`, 'ada', 1);
    expect([take('viewer 0', 'alan', 1), take('viewer 2499', 'alan', 1)]).toEqual([undefined, undefined]);
    await pass(MINUTE + SECOND);
    expect([take('viewer 0', 'alan', 1), take('newcomer', 'ada', 1)]).toEqual([2 * MINUTE + SECOND, 2 * MINUTE + SECOND]);
  });
});
