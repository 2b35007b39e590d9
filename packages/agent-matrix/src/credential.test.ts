import { Credential } from './credential.js';

describe('the agent', () => {
  it('asks for a token once, says for whom, and tells the next time which one was refused', async () => {
    const asked: unknown[] = [], viewer = { id: 'alice' };
    const credential = new Credential({ token: request => { asked.push(request); return `token${asked.length}`; } }, viewer);
    const first = credential.current();
    expect(credential.current()).toBe(first);
    expect(await first).toBe('token1');
    // A thousand who wait are one question.
    expect(await Promise.all(Array.from({ length: 1_000 }, () => credential.renewed(first)))).toEqual(Array.from({ length: 1_000 }, () => 'token2'));
    expect(asked).toEqual([{ refused: undefined, viewer }, { refused: 'token1', viewer }]);
  });

  it('is signed out where there is no other token, and asks anew the next time', async () => {
    const fixed = new Credential({ token: 'secret' }, undefined), first = fixed.current();
    await expect(fixed.renewed(first)).rejects.toMatchObject({ code: 'signed-out' });
    expect(await fixed.current()).toBe('secret');
    let tokens = ['same', 'same', 'other'];
    const stubborn = new Credential({ token: () => tokens.shift()! }, undefined);
    await expect(stubborn.renewed(stubborn.current())).rejects.toMatchObject({ code: 'signed-out' });
    expect(await stubborn.current()).toBe('other');
    tokens = [];
  });

  it('lets nothing out of what the host throws, and sends no token that no header can carry', async () => {
    for (const token of [() => { throw new Error('secret'); }, () => Promise.reject(new Error('secret')), () => 'a\r\nb', () => '', () => undefined as unknown as string]) {
      const error = await new Credential({ token }, undefined).current().catch((error: unknown) => error) as Error;
      expect([error.name, error.message, error.cause]).toEqual(['PresenceError', 'There is no token', undefined]);
    }
  });
});
