import { PresenceError } from '@presence-elements/core';
import { claimsOf, Credential } from './credential.js';
import type { TokenRequest } from './token-request.js';

describe('the credential', () => {
  it('is asked for once, by whom it is for, and kept', async () => {
    const asked: TokenRequest[] = [], viewer = { id: 'ada' }, credential = new Credential(request => (asked.push(request), 'token'), viewer);
    expect(await Promise.all([credential.current(), credential.current()])).toEqual(['token', 'token']);
    expect(asked).toEqual([{ viewer }]);
  });

  it('is renewed once for all who were refused with the same, and the host is told which and why', async () => {
    const asked: TokenRequest[] = [], credential = new Credential(request => `token${String(asked.push(request))}`, undefined), old = credential.current();
    await old;
    expect(await Promise.all([credential.renew(old, '{}'), credential.renew(old), credential.current(), credential.renew(old)])).toEqual(Array(4).fill('token2'));
    expect(asked[1]).toEqual({ viewer: undefined, refused: 'token1', claims: '{}' });
  });

  it.each([['throws', () => { throw new Error('secret'); }], ['rejects', () => Promise.reject(new Error('secret'))], ['answers nothing', () => ''], ['answers what no header can carry', () => 'a\nb'], ['answers no text', () => undefined as unknown as string]])('is missing where the host %s, without a word of it', async (_, token) => {
    const failed = await new Credential(token, undefined).current().catch((error: unknown) => error);
    expect(failed).toMatchObject({ name: 'PresenceError', code: 'signed-out' });
    expect(JSON.stringify(failed) + String((failed as Error).cause)).not.toContain('secret');
  });

  it('is asked for again after the host could not give one', async () => {
    let times = 0;
    const credential = new Credential(() => (times++ ? 'token' : Promise.reject(new PresenceError('unreachable', 'x', { retryAfter: 5 }))), undefined);
    await expect(credential.current()).rejects.toMatchObject({ code: 'unreachable', retryAfter: 5 });
    expect(await credential.current()).toBe('token');
  });
});

describe('the claims that Graph wants', () => {
  const json = '{"access_token":{"nbf":{"essential":true}}}';

  it('are decoded from its challenge', () => {
    expect(claimsOf(`Bearer realm="", error="insufficient_claims", claims="${btoa(json)}"`)).toBe(json);
    expect(claimsOf(`Bearer claims="${Buffer.from(json).toString('base64url')}"`)).toBe(json);
  });

  it('are handed on as they are where they are encoded otherwise', () => {
    expect(claimsOf('Bearer claims="abc"')).toBe('abc');
  });

  it.each([[null], ['Bearer realm=""'], [''], [`claims="${'x'.repeat(20_000)}"`]])('are none in %.20j', header => {
    expect(claimsOf(header)).toBeUndefined();
  });
});
