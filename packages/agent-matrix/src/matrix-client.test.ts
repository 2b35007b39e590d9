import { MatrixClient } from './matrix-client.js';
import { BOB, endOffices, ME, never, office, settingsOf } from '../test/office.js';
import type { MatrixOptions } from './matrix-options.js';
import type { Homeserver } from '../test/homeserver.js';

afterEach(endOffices);

const clientOf = (server: Homeserver, options: Partial<MatrixOptions> = {}): MatrixClient => new MatrixClient(settingsOf(server, options), undefined);
const whoami = (client: MatrixClient): Promise<unknown> => client.call('/account/whoami', { signal: never });

describe('the agent calls', () => {
  it('with the token in a header, and nowhere else', async () => {
    const server = await office(), inits: RequestInit[] = [];
    const client = clientOf(server, { fetch: (url, init) => { inits.push(init); return fetch(url, init); } });
    expect(await whoami(client)).toMatchObject({ user_id: ME });
    expect(server.asked.map(({ path, token, query }) => [path, token, query.size])).toEqual([['/_matrix/client/versions', undefined, 0], ['/_matrix/client/v3/account/whoami', 'secret', 0]]);
    for (const init of inits) expect([init.credentials, init.referrerPolicy, init.redirect]).toEqual(['omit', 'no-referrer', 'error']);
  });

  it('once more with another token, however many were refused the old one', async () => {
    const server = await office({ tokens: { fresh: ME } }), asked: (string | undefined)[] = [];
    server.softLogout = true;
    const client = clientOf(server, { token: ({ refused }) => { asked.push(refused); return refused === undefined ? 'old' : 'fresh'; } });
    await client.homeserver(never);
    await Promise.all(Array.from({ length: 50 }, () => whoami(client)));
    expect(asked).toEqual([undefined, 'old']);
    expect(server.times('whoami')).toBeLessThanOrEqual(100);
    await whoami(client);
    expect(asked).toHaveLength(2);
  });

  it('nobody again who is refused twice', async () => {
    const server = await office({ tokens: {} });
    let asked = 0;
    await expect(whoami(clientOf(server, { token: () => `token${++asked}` }))).rejects.toMatchObject({ code: 'signed-out' });
    expect([asked, server.times('whoami')]).toEqual([2, 2]);
    await expect(whoami(clientOf(server))).rejects.toMatchObject({ code: 'signed-out' });
    expect(server.times('whoami')).toBe(3);
  });

  it('nobody that it would be redirected to', async () => {
    const server = await office(), other = await office();
    server.intercept = ({ path }) => (path.endsWith('whoami') ? { status: 307, headers: { location: `${other.url}/_matrix/client/v3/account/whoami` } } : undefined);
    await expect(whoami(clientOf(server))).rejects.toMatchObject({ code: 'unreachable' });
    expect(other.asked).toEqual([]);
  });

  it('and lets no token and no URL into what it throws', async () => {
    const client = clientOf(await office(), { fetch: (url, init) => Promise.reject(new Error(`${url} ${JSON.stringify(init.headers)}`)) });
    const error = await whoami(client).catch((error: unknown) => error) as Error;
    expect([error.name, error.message, error.cause]).toEqual(['PresenceError', 'The server does not answer', undefined]);
    const server = await office();
    server.intercept = ({ path }) => (path.endsWith('whoami') ? { text: '<html>Log in', headers: { 'content-type': 'text/html' } } : undefined);
    await expect(whoami(clientOf(server))).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('with what is to be set', async () => {
    const server = await office();
    const client = clientOf(server, { token: 'hers' });
    expect(await client.call(`/presence/${encodeURIComponent(BOB)}/status`, { method: 'PUT', body: { presence: 'online' }, signal: never })).toEqual({});
    expect(server.people.content(BOB)).toMatchObject({ presence: 'online' });
  });

  it('nobody any more once it is given up, even while the host looks for a token', async () => {
    const stop = new AbortController(), client = clientOf(await office(), { token: () => new Promise(() => undefined) });
    const answer = client.call('/account/whoami', { signal: stop.signal });
    stop.abort();
    await expect(answer).rejects.toMatchObject({ name: 'PresenceError' });
  });
});
