import { problemOf } from '@presence-elements/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { type FakeRelay, fakeRelay, problem } from '../test/fake-relay.js';
import { relayClient, type RelayClient } from './relay-client.js';
import type { RelayOptions } from './relay-options.js';

describe('the client of a relay', () => {
  let relay: FakeRelay, now: number;
  beforeEach(() => {
    relay = fakeRelay();
    now = Date.UTC(2026, 0, 1);
  });
  const client = (options: Partial<RelayOptions> = {}): RelayClient => relayClient({ url: '/presence', fetch: relay.fetch, now: () => now, ...options });
  const failing = async (response: Response): Promise<ReturnType<typeof problemOf>> => {
    relay.reply = () => response;
    return problemOf(await client().request('/me', {}).catch((error: unknown) => error));
  };

  it.each(['/presence', '/presence/', '/presence//'])('finds its paths below %s', async url => {
    await client({ url }).request('/me', { method: 'POST' });
    expect(relay.lines).toEqual(['POST /me']);
  });

  it('sends JSON, and what the host adds to each request', async () => {
    await client({ headers: { 'x-tenant': 'blue' } }).request('/me', { method: 'PUT', body: '{}' });
    const { headers } = relay.log[0]!;
    expect([headers.get('content-type'), headers.get('x-tenant')]).toEqual(['application/json', 'blue']);
  });

  it('passes by the browser’s cache: in Firefox a second stream of the same address waited there until the first had ended', async () => {
    await client().request('/stream', {});
    expect(relay.log[0]!.init.cache).toBe('no-store');
  });

  it('uses the fetch of the platform unless it is given one', () => {
    expect(() => relayClient({ url: '/presence' })).not.toThrow();
  });

  describe('when something goes wrong', () => {
    it.each([
      [401, 'signed-out'], [403, 'forbidden'], [404, 'unreachable'], [409, 'unreachable'], [429, 'rate-limited'],
      [500, 'unreachable'], [502, 'unreachable'], [503, 'unreachable'], [504, 'unreachable'],
    ])('takes a bare %i for %s', async (status, expected) => {
      expect(await failing(new Response('<h1>Oops</h1>', { status, headers: { 'content-type': 'text/html' } }))).toMatchObject({ problem: expected });
    });

    it('takes the relay at its word rather than by its status', async () => {
      expect(await failing(problem(403, 'blocked-by-policy'))).toMatchObject({ problem: 'blocked-by-policy' });
    });

    it('keeps to the status where the word is not one of ours', async () => {
      expect(await failing(problem(403, 'E_WAF_17'))).toMatchObject({ problem: 'forbidden' });
      expect(await failing(new Response('null', { status: 403 }))).toMatchObject({ problem: 'forbidden' });
    });

    it('takes a page of HTML for the log-in page that it is', async () => {
      expect(await failing(new Response('<!doctype html><form>', { headers: { 'content-type': 'text/html; charset=utf-8' } }))).toMatchObject({ problem: 'signed-out' });
    });

    it('takes a network that fails for unreachable, whichever way it fails', async () => {
      for (const fetch of [() => Promise.reject(new TypeError('Failed to fetch')), () => { throw new TypeError('bad'); }]) {
        await expect(client({ fetch }).request('/me', {})).rejects.toMatchObject({ name: 'PresenceError', code: 'unreachable' });
      }
    });

    it.each([['120', 120_000], ['0', undefined], ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000], ['soon', undefined]])('reads Retry-After: %s', async (text, wait) => {
      expect((await failing(problem(429, 'rate-limited', { 'retry-after': text }))).retryAfter).toBe(wait);
    });
  });

  describe('about who is asking', () => {
    it('sends the cookies of its own origin where there is no token', async () => {
      await client().request('/me', {});
      // 'same-origin' is what fetch does by itself.
      expect([undefined, 'same-origin']).toContain(relay.log[0]!.init.credentials);
      expect(relay.log[0]!.headers.has('authorization')).toBe(false);
    });

    it('sends a token and no cookies where there is one', async () => {
      await client({ token: () => 'secret' }).request('/me', {});
      expect(relay.log[0]!.init.credentials).toBe('omit');
      expect(relay.log[0]!.headers.get('authorization')).toBe('Bearer secret');
    });

    it('does not try twice where nothing can be renewed', async () => {
      relay.reply = () => problem(401, 'signed-out');
      await expect(client().request('/me', {})).rejects.toMatchObject({ code: 'signed-out' });
      expect(relay.log).toHaveLength(1);
    });

    it('renews a token once for a thousand requests that wait', async () => {
      const handed: (string | undefined)[] = [];
      const token = (refused?: string): string => { handed.push(refused); return `t${handed.length}`; };
      relay.reply = ({ headers }) => headers.get('authorization') === 'Bearer t2' ? undefined : problem(401, 'signed-out');
      const one = client({ token });
      const answers = await Promise.all(Array.from({ length: 1_000 }, () => one.request('/query', { method: 'POST', body: '{"addresses":[]}' })));
      expect(answers.every(({ ok }) => ok)).toBe(true);
      expect(handed).toEqual([undefined, 't1']);
      expect(relay.log).toHaveLength(2_000);
    });

    it('is signed out when the renewed token is refused as well, without a loop', async () => {
      let asked = 0;
      relay.reply = () => problem(401, 'signed-out');
      const one = client({ token: () => `t${++asked}` });
      const problems = await Promise.all(Array.from({ length: 1_000 }, () => one.request('/me', {}).catch((error: unknown) => problemOf(error).problem)));
      expect(new Set(problems)).toEqual(new Set(['signed-out']));
      expect(asked).toBe(2);
      expect(relay.log).toHaveLength(2_000);
    });

    it('is signed out when there is no token to be had, and asks for one again next time', async () => {
      let asked = 0;
      const one = client({ token: () => { if (!asked++) throw new Error('secret session expired'); return 't'; } });
      const refusal: unknown = await one.request('/me', {}).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ name: 'PresenceError', code: 'signed-out' });
      expect(JSON.stringify([String(refusal), (refusal as Error).cause ?? ''])).not.toContain('secret');
      await one.request('/me', {});
      expect(relay.lines).toHaveLength(1);
    });

    it('keeps the token out of addresses and errors', async () => {
      const fetch = (_: string, init: RequestInit): never => { throw new TypeError(`invalid header value: ${JSON.stringify(init.headers)}`); };
      const error = await client({ token: () => 's3cret', fetch }).request('/me', {}).catch((error: unknown) => error as Error);
      const { stack, message, cause } = error as Error;
      expect(JSON.stringify([stack, message, cause])).not.toContain('s3cret');
      await client({ token: () => 's3cret' }).request('/me', {});
      expect(relay.log[0]!.path).not.toContain('s3cret');
    });
  });

  describe('about the time', () => {
    it('moves all times by how far the clocks are apart', () => {
      expect(client().read(JSON.stringify({ now: now - 3_600_000, items: [{ since: 1, until: '1', note: { expiresAt: 2 } }] })))
        .toMatchObject({ items: [{ since: 3_600_001, until: '1', note: { expiresAt: 3_600_002 } }] });
    });

    it('goes by the last answer that named a time, where one does not', () => {
      const one = client();
      one.read(JSON.stringify({ now: now + 60_000 }));
      expect(one.read('{"since":100000}')).toEqual({ since: 40_000 });
    });

    it('leaves times alone when the clocks differ by no more than a request takes', () => {
      expect(client().read(JSON.stringify({ now: now - 1_500, since: 5 }))).toMatchObject({ since: 5 });
    });

    it('keeps to one difference, so that the same time reads the same in each answer', () => {
      const one = client();
      const first = one.read(JSON.stringify({ now: now - 86_400_000, since: 5 })) as { since: number };
      now += 300;
      expect(one.read(JSON.stringify({ now: now - 86_400_000 - 250, since: 5 }))).toMatchObject({ since: first.since });
    });
  });
});
