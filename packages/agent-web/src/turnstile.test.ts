import { fakeClock } from '@presence-elements/testing';
import { Turnstile, within } from './turnstile.js';

const never = new AbortController().signal;

describe('the turnstile', () => {
  it('lets so many through at once, in order, and everybody in the end', async () => {
    const turnstile = new Turnstile(2), ends: (() => void)[] = [], begun: number[] = [];
    const runs = [0, 1, 2, 3].map(n => turnstile.run(never, () => new Promise<number>(resolve => {
      begun.push(n);
      ends.push(() => resolve(n));
    })));
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    for (let n = 0; n < 4; n++) {
      ends[n]!();
      expect(await runs[n]).toBe(n);
      await Promise.resolve();
    }
    expect(begun).toEqual([0, 1, 2, 3]);
  });
  it('lets the next through where one fails', async () => {
    const turnstile = new Turnstile(1);
    await expect(turnstile.run(never, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await turnstile.run(never, () => Promise.resolve(1))).toBe(1);
  });
  it('forgets whoever gives up while waiting', async () => {
    const turnstile = new Turnstile(1), controller = new AbortController();
    let end!: () => void;
    const first = turnstile.run(never, () => new Promise<void>(resolve => { end = resolve; }));
    const second = turnstile.run(controller.signal, () => Promise.resolve());
    const third = turnstile.run(never, () => Promise.resolve(3));
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'timeout' });
    end();
    await first;
    expect(await third).toBe(3);
    await expect(turnstile.run(AbortSignal.abort(), () => Promise.resolve())).rejects.toMatchObject({ code: 'timeout' });
  });
  it('lets go of work that heeds no signal, and the next through', async () => {
    const turnstile = new Turnstile(1), controller = new AbortController();
    const deaf = turnstile.run(controller.signal, () => new Promise(() => undefined));
    const next = turnstile.run(never, () => Promise.resolve(2));
    await Promise.resolve();
    controller.abort();
    await expect(deaf).rejects.toMatchObject({ code: 'timeout' });
    expect(await next).toBe(2);
  });
});

describe('within limits', () => {
  it('the time is up by signal, so that what is there can be saved, and no timer is left', async () => {
    const clock = fakeClock();
    const answer = within({ signal: never, timeout: 9_000, schedule: clock.schedule }, signal => new Promise(resolve => signal.addEventListener('abort', () => resolve('saved'))));
    await clock.advance(9_000);
    expect(await answer).toBe('saved');
    expect(await within({ signal: never, timeout: 9_000, schedule: clock.schedule }, () => Promise.resolve(1))).toBe(1);
    expect(clock.pending).toBe(0);
  });
  it('whoever gives up is let go at once', async () => {
    const clock = fakeClock(), controller = new AbortController();
    let stopped = false;
    const answer = within({ signal: controller.signal, timeout: 9_000, schedule: clock.schedule }, signal => new Promise(() => signal.addEventListener('abort', () => { stopped = true; })));
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: 'timeout' });
    expect([stopped, clock.pending]).toEqual([true, 0]);
    await expect(within({ signal: controller.signal, timeout: 1, schedule: clock.schedule }, () => Promise.resolve())).rejects.toMatchObject({ code: 'timeout' });
  });
});
