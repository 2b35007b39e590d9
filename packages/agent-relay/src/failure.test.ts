import { describe, expect, it } from 'vitest';
import { failure } from './failure.js';

describe('a failure', () => {
  it('names the status in its message and nothing of the answer', async () => {
    const error = await failure(new Response('secret', { status: 502 }), 0);
    expect(error).toMatchObject({ name: 'PresenceError', code: 'unreachable', message: 'HTTP 502', retryAfter: undefined });
  });

  it('has the fields that the relay refuses, and nothing else of the answer', async () => {
    const of = (answer: object) => failure(new Response(JSON.stringify(answer), { status: 422 }), 0);
    expect((await of({ errors: [{ path: 'name' }], secret: 'x' })).cause).toEqual([{ path: 'name' }]);
    expect((await of({ secret: 'x' })).cause).toBeUndefined();
  });

  it('waits as long as the relay asks, by the second or by the clock', async () => {
    const wait = async (text: string): Promise<unknown> => (await failure(new Response(null, { status: 429, headers: { 'retry-after': text } }), Date.UTC(2026, 0, 1))).retryAfter;
    expect(await wait('5')).toBe(5_000);
    expect(await wait('Thu, 01 Jan 2026 00:01:00 GMT')).toBe(60_000);
  });
});
