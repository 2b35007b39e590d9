import { describe, expect, it } from 'vitest';
import { credentialOf } from './credential.js';

describe('the credential', () => {
  it('is none where the host gives no token', () => {
    expect(credentialOf(undefined)()).toBeUndefined();
  });

  it('is asked for once and kept', async () => {
    let asked = 0;
    const credential = credentialOf(() => `t${++asked}`);
    expect([await credential(), await credential()]).toEqual(['t1', 't1']);
  });

  it('is renewed once, by whoever is refused first', async () => {
    let asked = 0;
    const credential = credentialOf(() => `t${++asked}`), old = credential()!;
    expect([await credential(old), await credential(old), await credential()]).toEqual(['t2', 't2', 't2']);
  });

  it('shows the host which token was refused', async () => {
    const seen: unknown[] = [];
    const credential = credentialOf(refused => { seen.push(refused); return 'fresh'; });
    await credential(credential());
    expect(seen).toEqual([undefined, 'fresh']);
  });

  it('is asked for again after the host could not give one', async () => {
    let asked = 0;
    const credential = credentialOf(() => asked++ ? Promise.resolve('t') : Promise.reject(new Error('offline')));
    await expect(credential()).rejects.toMatchObject({ code: 'signed-out' });
    expect(await credential()).toBe('t');
  });
});
