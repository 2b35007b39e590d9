import { fakeClock } from '@presence-elements/testing';
import { Retry } from './retry.js';

describe('trying again', () => {
  it('waits up to 1, 2, 4 … 30 seconds, at random within that', () => {
    const waits: number[] = [], retry = new Retry({ now: () => 0, random: () => 0.999, schedule: (_, wait) => (waits.push(Math.round(wait)), () => undefined) });
    for (let n = 0; n < 7; n++) {
      retry.failed();
      retry.after(() => undefined);
    }
    expect(waits).toEqual([999, 1_998, 3_996, 7_992, 15_984, 29_970, 29_970]);
  });

  it('says how long it still waits, and can be stopped, which shortens no wait', async () => {
    const clock = fakeClock(), retry = new Retry({ ...clock, random: () => 0.5 });
    let ran = 0;
    retry.failed();
    retry.after(() => { ran++; });
    await clock.advance(200);
    expect(retry.wait).toBe(300);
    await clock.advance(300);
    expect([ran, retry.wait]).toEqual([1, 0]);
    retry.failed();
    retry.after(() => { ran++; });
    retry.stop();
    expect([retry.wait, clock.pending]).toEqual([1_000, 0]);
    retry.after(() => { ran++; });
    await clock.advance(1_000);
    expect(ran).toBe(2);
    retry.failed();
    retry.forgive();
    expect(retry.wait).toBe(0);
  });
});
