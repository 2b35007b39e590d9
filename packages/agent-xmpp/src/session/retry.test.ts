import { fakeClock } from '@presence-elements/testing';
import { Retry } from './retry.js';

describe('trying again', () => {
  it('waits up to 1, 2, 4 … 30 seconds, at random within that', () => {
    const waits: number[] = [], retry = new Retry({ now: () => 0, random: () => 0.999, schedule: (_, wait) => (waits.push(Math.round(wait)), () => undefined) });
    for (let n = 0; n < 7; n++) retry.after(() => undefined);
    expect(waits).toEqual([999, 1_998, 3_996, 7_992, 15_984, 29_970, 29_970]);
  });

  it('says how long it still waits, and can be stopped', async () => {
    const clock = fakeClock(), retry = new Retry({ ...clock, random: () => 0.5 });
    let ran = 0;
    retry.after(() => { ran++; });
    await clock.advance(200);
    expect([retry.isWaiting, retry.wait]).toEqual([true, 300]);
    await clock.advance(300);
    expect([ran, retry.isWaiting]).toEqual([1, false]);
    retry.after(() => { ran++; });
    retry.stop();
    await clock.advance(10_000);
    expect([ran, clock.pending]).toEqual([1, 0]);
  });
});
