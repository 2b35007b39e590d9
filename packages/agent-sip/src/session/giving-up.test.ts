import { expect, it } from 'vitest';
import { GivingUp } from './giving-up.js';

it('giving up is told to everybody who waits, once, and to nobody who no longer does', () => {
  const controller = new AbortController(), given = new GivingUp(controller.signal), told: number[] = [];
  given.on(() => told.push(1));
  given.on(() => told.push(2))();
  expect(given.now).toBe(false);
  controller.abort();
  given.on(() => told.push(3));
  expect([told, given.now]).toEqual([[1, 3], true]);
});

it('giving up is not told after the end', () => {
  const controller = new AbortController(), given = new GivingUp(controller.signal), told: number[] = [];
  given.on(() => told.push(1));
  given.end();
  controller.abort();
  expect(told).toEqual([]);
});
