import { fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { Reminder } from './reminder.js';

const DAY = 86_400_000;

function remind(): { clock: ReturnType<typeof fakeClock>; reminder: Reminder; rang: number[]; leave: () => void } {
  const clock = fakeClock(), reminder = new Reminder(clock.now, clock.schedule), rang: number[] = [];
  return { clock, reminder, rang, leave: reminder.listen(() => rang.push(clock.now())) };
}

describe('a reminder', () => {
  it('tells at the moment, once', async () => {
    const { clock, reminder, rang } = remind();
    reminder.at(500);
    await clock.advance(2_000);
    expect(rang).toEqual([500]);
  });

  it('tells at the first of several moments; whoever still waits for another says so again', async () => {
    const { clock, reminder, rang } = remind();
    for (const moment of [900, 500, 700]) reminder.at(moment);
    await clock.advance(600);
    reminder.at(900);
    await clock.advance(1_000);
    expect(rang).toEqual([500, 900]);
  });

  it('tells soon of what is past', async () => {
    const { clock, reminder, rang } = remind();
    await clock.advance(100);
    reminder.at(50);
    await clock.advance(0);
    expect(rang).toEqual([100]);
  });

  it('never tells of never, nor of what is no moment', async () => {
    const { clock, reminder, rang } = remind();
    reminder.at(Infinity);
    reminder.at(NaN);
    await clock.advance(10 * DAY);
    expect([rang, clock.pending]).toEqual([[], 0]);
  });

  it('waits for longer than a timer can', async () => {
    const { clock, reminder, rang } = remind();
    reminder.at(40 * DAY);
    await clock.advance(39 * DAY);
    expect(rang).toEqual([]);
    await clock.advance(DAY);
    expect(rang).toEqual([40 * DAY]);
  });

  it('runs no timer while nobody listens, and tells who comes later', async () => {
    const { clock, reminder, rang, leave } = remind();
    reminder.at(500);
    leave();
    leave();
    expect(clock.pending).toBe(0);
    await clock.advance(100);
    reminder.listen(() => rang.push(-clock.now()));
    await clock.advance(1_000);
    expect(rang).toEqual([-500]);
  });

  it('tells everybody who listens, each for itself', async () => {
    const clock = fakeClock(), reminder = new Reminder(clock.now, clock.schedule);
    let told = 0;
    const listener = (): void => void told++, leave = reminder.listen(listener);
    reminder.listen(listener);
    reminder.at(1);
    await clock.advance(1);
    leave();
    reminder.at(2);
    await clock.advance(1);
    expect(told).toBe(3);
  });
});
