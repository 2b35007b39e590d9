import { describe, expect, it } from 'vitest';
import { fakeClock } from './fake-clock.js';

describe('the fake clock', () => {
  it('stands still until it is told to go', async () => {
    const clock = fakeClock({ now: 1_000 });
    expect(clock.now()).toBe(1_000);
    await clock.advance(250);
    expect(clock.now()).toBe(1_250);
  });

  it('runs what falls due in order of time, then in the order in which it was set', async () => {
    const clock = fakeClock();
    const seen: string[] = [];
    clock.schedule(() => seen.push('late'), 20);
    clock.schedule(() => seen.push('early'), 10);
    clock.schedule(() => seen.push('early too'), 10);
    clock.schedule(() => seen.push('not yet'), 31);
    await clock.advance(30);
    expect(seen).toEqual(['early', 'early too', 'late']);
    expect(clock.pending).toBe(1);
  });

  it('shows each timer the moment for which it was set', async () => {
    const clock = fakeClock({ now: 500 });
    const seen: number[] = [];
    clock.schedule(() => seen.push(clock.now()), 10);
    clock.schedule(() => seen.push(clock.now()), 20);
    await clock.advance(100);
    expect(seen).toEqual([510, 520]);
  });

  it('runs within the same stretch what a timer sets', async () => {
    const clock = fakeClock();
    const seen: number[] = [];
    const tick = (): void => {
      seen.push(clock.now());
      clock.schedule(tick, 10);
    };
    clock.schedule(tick, 10);
    await clock.advance(35);
    expect(seen).toEqual([10, 20, 30]);
  });

  it('lets promises settle before, between and after timers, however long the chain', async () => {
    const clock = fakeClock();
    const seen: string[] = [];
    const chain = async (name: string): Promise<void> => {
      for (let step = 0; step < 1_000; step++) await Promise.resolve();
      seen.push(name);
    };
    void chain('before');
    clock.schedule(() => void chain('first'), 1);
    clock.schedule(() => seen.push('second'), 2);
    clock.schedule(() => void chain('third'), 3);
    await clock.advance(3);
    expect(seen).toEqual(['before', 'first', 'second', 'third']);
  });

  it('runs a timer that a promise sets before anything has run', async () => {
    const clock = fakeClock();
    let ran = false;
    void Promise.resolve().then(() => clock.schedule(() => (ran = true), 5));
    await clock.advance(5);
    expect(ran).toBe(true);
  });

  it('forgets a timer that was called off, and one that calls itself off twice', async () => {
    const clock = fakeClock();
    let ran = false;
    const cancel = clock.schedule(() => (ran = true), 5);
    cancel();
    cancel();
    await clock.advance(10);
    expect(ran).toBe(false);
    expect(clock.pending).toBe(0);
  });

  it('treats a delay in the past as none', async () => {
    const clock = fakeClock({ now: 100 });
    const seen: number[] = [];
    clock.schedule(() => seen.push(clock.now()), -50);
    await clock.advance(0);
    expect(seen).toEqual([100]);
  });

  it('jumps without running anything: a timer keeps what it had left, and rings late by the clock', async () => {
    const clock = fakeClock();
    const seen: number[] = [];
    clock.schedule(() => seen.push(clock.now()), 10);
    clock.jump(3_600_000);
    expect(clock.now()).toBe(3_600_000);
    await clock.advance(9);
    expect(seen).toEqual([]);
    await clock.advance(1);
    expect(seen).toEqual([3_600_010]);
  });

  it('jumps back as a clock does that is set right', async () => {
    const clock = fakeClock({ now: 10_000 });
    clock.jump(-4_000);
    await clock.advance(500);
    expect(clock.now()).toBe(6_500);
  });

  it('works when its functions are passed on alone', async () => {
    const { now, schedule, advance } = fakeClock({ now: 7 });
    let at = 0;
    schedule(() => (at = now()), 3);
    await advance(3);
    expect(at).toBe(10);
  });

  it('throws what a timer throws at whoever advances', async () => {
    const clock = fakeClock();
    clock.schedule(() => {
      throw new Error('boom');
    }, 1);
    await expect(clock.advance(1)).rejects.toThrow('boom');
  });
});
