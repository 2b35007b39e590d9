import { PresenceError } from '@presence-elements/core';
import { startLocalServer, type LocalServer } from '../test/local-server.js';
import { envelope, signingIn } from '../test/web-aim.js';
import { webAimSession, type Session } from './web-aim-session.js';

const signal = new AbortController().signal;
let server: LocalServer;
beforeAll(async () => { server = await startLocalServer(() => undefined); });
afterAll(() => server[Symbol.asyncDispose]());

function session(answer = signingIn(() => undefined), signIn: object = { user: 'watcher', password: 'pass word' }): Session {
  server.asked.length = 0;
  server.answer = answer;
  return webAimSession(new URL('/api', server.base), { key: 'k', ...signIn }, { fetch: globalThis.fetch, now: () => 0, allowPrivate: true });
}

const under = (targets: readonly string[]): readonly string[] => targets.map(target => target.replace('/api', ''));
const url = (): URL => new URL('/api/presence/get?t=a', server.base);

describe('the session', () => {
  const inApi = (answer: ReturnType<typeof signingIn>): ReturnType<typeof signingIn> => (asked, response) => answer({ ...asked, target: asked.target.replace(/^\/api/, '') }, response);

  it('signs in below the base when it is first needed, and once for all', async () => {
    const opened = session(inApi(signingIn(() => undefined)));
    const signed = await Promise.all([1, 2, 3].map(() => opened.run(url(), signal, signed => Promise.resolve(signed.search))));
    expect(signed).toEqual(Array(3).fill('?t=a&aimsid=session%201'));
    expect(under(server.asked.map(({ target }) => target))).toEqual(['/auth/clientLogin', '/aim/startSession']);
  });
  it('puts neither password nor token into a URL', async () => {
    await session(inApi(signingIn(() => undefined))).run(url(), signal, () => Promise.resolve());
    for (const { target, method } of server.asked) expect([method, /pass|dG9r/.test(target)]).toEqual(['POST', false]);
  });
  it('signs in anew where it is no longer known, once', async () => {
    const opened = session(inApi(signingIn(() => undefined))), used: string[] = [];
    const answer = opened.run(url(), signal, signed => {
      used.push(signed.searchParams.get('aimsid')!);
      return used.length === 1 ? Promise.reject(new PresenceError('signed-out')) : Promise.resolve('in');
    });
    expect(await answer).toBe('in');
    expect(used).toEqual(['session 1', 'session 2']);
    await expect(opened.run(url(), signal, () => Promise.reject(new PresenceError('signed-out')))).rejects.toMatchObject({ code: 'signed-out' });
    await expect(opened.run(url(), signal, () => Promise.reject(new PresenceError('unreachable')))).rejects.toMatchObject({ code: 'unreachable' });
  });
  it.each([
    ['signed-out', signingIn(() => undefined), { user: 'watcher', password: 'wrong' }],
    ['signed-out', () => envelope({}, 401, 'invalid or expired token'), undefined],
    ['rate-limited', () => ({ ...envelope({}, 430), headers: [['retry-after', '3']] as const }), undefined],
    ['unreachable', () => ({ body: '<html>Welcome' }), undefined],
    ['unreachable', () => ({ body: 'ok' }), undefined],
    ['unreachable', () => envelope({}), undefined],
    ['unreachable', () => ({ status: 502, body: '' }), undefined],
    ['unreachable', () => ({ status: 302, headers: [['location', '/elsewhere']] as const }), undefined],
  ] as const)('fails as %s where that is what it hears', async (code, answer, signIn) => {
    const failing = session(inApi(answer), signIn).run(url(), signal, () => Promise.resolve());
    await expect(failing).rejects.toMatchObject({ name: 'PresenceError', code });
    await expect(failing).rejects.toSatisfy((error: Error) => !/pass|wrong|dG9r|watcher/.test(String(error.stack) + String(error.cause)));
  });
  it('does not try a refused password again for five minutes: accounts are locked for less', async () => {
    let time = 0;
    server.asked.length = 0;
    server.answer = inApi(signingIn(() => undefined));
    const opened = webAimSession(new URL('/api', server.base), { key: 'k', user: 'watcher', password: 'wrong' }, { fetch: globalThis.fetch, now: () => time, allowPrivate: true });
    const failing = (): Promise<unknown> => opened.run(url(), signal, () => Promise.resolve());
    await expect(failing()).rejects.toMatchObject({ code: 'signed-out' });
    time = 299_000;
    await expect(failing()).rejects.toMatchObject({ code: 'signed-out', retryAfter: 1_000 });
    expect(server.asked).toHaveLength(1);
    time = 300_000;
    await expect(failing()).rejects.toMatchObject({ code: 'signed-out' });
    expect(server.asked).toHaveLength(2);
  });
  it('wants somebody who signs in', () => {
    expect(() => session(undefined, {})).toThrow(/^user/);
    expect(() => session(undefined, { user: 'a' })).toThrow(/^password/);
  });
});
