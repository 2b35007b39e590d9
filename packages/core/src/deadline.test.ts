import { fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { Alarm } from './alarm.js';
import { deadline } from './deadline.js';
import { settingsOf } from './host.js';

function setUp() {
  const clock = fakeClock();
  const host = { alarm: new Alarm(clock.now, clock.schedule), settings: settingsOf({ timeout: 100 }) };
  return { clock, host };
}

/** What a promise came to, or undefined while it has not. */
function outcome(promise: Promise<unknown>): { now?: unknown } {
  const result: { now?: unknown } = {};
  promise.then(value => (result.now = value), (error: unknown) => (result.now = error));
  return result;
}

describe('a deadline', () => {
  it('passes on what comes in time, and leaves no timer', async () => {
    const { clock, host } = setUp();
    const result = outcome(deadline(host, async () => 'answer'));
    await clock.advance(0);
    expect(result.now).toBe('answer');
    expect(clock.pending).toBe(0);
  });

  it('ends what takes too long, whether or not it heeds the signal', async () => {
    const { clock, host } = setUp();
    let told: AbortSignal | undefined;
    const result = outcome(deadline(host, signal => { told = signal; return new Promise(() => undefined); }));
    await clock.advance(99);
    expect(result.now).toBeUndefined();
    await clock.advance(1);
    expect(result.now).toMatchObject({ name: 'PresenceError', code: 'timeout' });
    expect(told?.aborted).toBe(true);
  });

  it('ends at once when it is called off', async () => {
    const { clock, host } = setUp();
    const controller = new AbortController();
    const result = outcome(deadline(host, () => new Promise(() => undefined), controller));
    controller.abort();
    await clock.advance(0);
    expect(result.now).toMatchObject({ code: 'timeout' });
    expect(clock.pending).toBe(0);
  });

  it('passes on a failure, thrown at once or later', async () => {
    const { clock, host } = setUp();
    const atOnce = outcome(deadline(host, () => { throw new Error('at once'); })), later = outcome(deadline(host, async () => { throw new Error('later'); }));
    await clock.advance(0);
    expect([atOnce.now, later.now]).toEqual([new Error('at once'), new Error('later')]);
    expect(clock.pending).toBe(0);
  });
});
