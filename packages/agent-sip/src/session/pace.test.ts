import { fakeClock } from '@presence-elements/testing';
import { expect, it } from 'vitest';
import { Pace } from './pace.js';

function paced(rate: number): { readonly pace: Pace; readonly clock: ReturnType<typeof fakeClock>; readonly ran: number[]; take(n: number): () => void } {
  const clock = fakeClock(), pace = new Pace({ rate, now: clock.now, schedule: clock.schedule }), ran: number[] = [];
  return { pace, clock, ran, take: n => pace.take(() => ran.push(n)) };
}

it('the pace lets so many begin in a second, in order, and the rest when it is their turn', async () => {
  const { clock, ran, take } = paced(2);
  for (let n = 0; n < 5; n++) take(n);
  expect(ran).toEqual([0, 1]);
  await clock.advance(1_000);
  expect(ran).toEqual([0, 1, 2, 3]);
  await clock.advance(1_000);
  expect(ran).toEqual([0, 1, 2, 3, 4]);
  expect(clock.pending).toBe(0);
});

it('the pace forgets who has left, and everybody when it is closed', async () => {
  const { pace, clock, ran, take } = paced(1);
  take(0);
  const undo = take(1);
  take(2);
  undo();
  await clock.advance(1_000);
  expect(ran).toEqual([0, 2]);
  take(3);
  pace.close();
  await clock.advance(5_000);
  expect([ran, clock.pending]).toEqual([[0, 2], 0]);
});

it('the pace is not held up by a clock that was set back', () => {
  const { clock, ran, take } = paced(1);
  take(0);
  clock.jump(-60_000);
  take(1);
  expect(ran).toEqual([0, 1]);
});

it('the pace begins few in one go, so that a page can draw in between', async () => {
  const { clock, ran, take } = paced(1_000);
  for (let n = 0; n < 50; n++) take(n);
  const counts = [ran.length];
  for (let n = 0; n < 3; n++) {
    await clock.advance(5);
    counts.push(ran.length);
  }
  expect([counts, clock.pending]).toEqual([[20, 40, 50, 50], 0]);
});
