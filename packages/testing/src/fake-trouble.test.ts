import { describe, expect, it } from 'vitest';
import { FakeTrouble } from './fake-trouble.js';

const calm = (): AbortSignal => new AbortController().signal;

describe('a fake network in trouble', () => {
  it('is reached at first', async () => {
    await expect(new FakeTrouble().reach(calm())).resolves.toBeUndefined();
  });

  it('fails with a PresenceError that carries code and retryAfter', async () => {
    const trouble = new FakeTrouble();
    trouble.fail('rate-limited', { retryAfter: 5_000 });
    await expect(trouble.reach(calm())).rejects.toMatchObject({ name: 'PresenceError', code: 'rate-limited', retryAfter: 5_000 });
  });

  it('fails with the very error it was given', async () => {
    const trouble = new FakeTrouble();
    const error = new RangeError('not ours');
    trouble.fail(error, {});
    await expect(trouble.reach(calm())).rejects.toBe(error);
  });

  it('lets callers wait until it recovers', async () => {
    const trouble = new FakeTrouble();
    trouble.hang();
    let reached = false;
    const waiting = trouble.reach(calm()).then(() => (reached = true));
    await Promise.resolve();
    expect(reached).toBe(false);
    trouble.recover();
    await waiting;
    expect(reached).toBe(true);
  });

  it('fails those who wait when it fails', async () => {
    const trouble = new FakeTrouble();
    trouble.hang();
    const waiting = trouble.reach(calm());
    trouble.fail('timeout', {});
    await expect(waiting).rejects.toMatchObject({ code: 'timeout' });
  });

  it('lets those who come after a recovery wait again when it hangs again', async () => {
    const trouble = new FakeTrouble();
    trouble.hang();
    trouble.recover();
    trouble.hang();
    const controller = new AbortController();
    const waiting = trouble.reach(controller.signal);
    controller.abort(new Error('given up'));
    await expect(waiting).rejects.toThrow('given up');
  });

  it('rejects at once whoever gave up before asking', async () => {
    await expect(new FakeTrouble().reach(AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });
});
