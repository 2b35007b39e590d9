import { bench } from '../test/parts.js';
import { Credential } from './credential.js';
import { GraphClient } from './graph-client.js';
import { Throttle } from './throttle.js';

const { signal } = new AbortController();

function client(answers: (() => Response | Promise<Response>)[]) {
  const sent: RequestInit[] = [], tokens: unknown[] = [];
  const credential = new Credential(request => `secret${String(tokens.push(request))}`, undefined);
  const fetch = async (_: string, init: RequestInit): Promise<Response> => (sent.push(init), answers.shift()!());
  return { sent, tokens, ask: (given = signal) => new GraphClient({ base: 'https://graph.example/v1.0', fetch, now: () => 0, throttle: new Throttle({ requests: 9, per: 1 }, () => 0) }).request(credential, '/me', { method: 'POST', body: { a: 1 }, signal: given }) };
}

const refused = (): Response => new Response('{}', { status: 401, headers: { 'www-authenticate': `Bearer claims="${btoa('{"a":1}')}"` } });

describe('the client', () => {
  it('sends its token in a header and nowhere else, and no cookies', async () => {
    const { double, client: real, credential, signal } = bench();
    double.intervene = () => ({ status: 200, body: { ok: true } });
    expect(await real.request(credential, '/me/presence', { signal })).toEqual({ ok: true });
    const { sent, ask } = client([() => Response.json({})]);
    await ask();
    expect(sent[0]).toMatchObject({ method: 'POST', redirect: 'error', credentials: 'omit', cache: 'no-store', body: '{"a":1}', headers: { 'authorization': 'Bearer secret1', 'content-type': 'application/json' } });
  });

  it('renews once what is refused, with the claims that are wanted', async () => {
    const { sent, tokens, ask } = client([refused, () => Response.json(7)]);
    expect(await ask()).toBe(7);
    expect([sent.length, tokens]).toEqual([2, [{ viewer: undefined }, { viewer: undefined, refused: 'secret1', claims: '{"a":1}' }]]);
  });

  it('is signed out when that is refused, too', async () => {
    const { sent, ask } = client([refused, refused]);
    await expect(ask()).rejects.toMatchObject({ code: 'signed-out' });
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'unreachable'], ['half an answer', () => new Response('{"a":'), 'unreachable'],
    ['no network', () => Promise.reject(new TypeError('failed to fetch with Bearer secret1')), 'unreachable'], ['a redirect', () => new Response(null, { status: 302 }), 'unreachable'],
    ['an answer that breaks off', () => new Response(new ReadableStream({ start: controller => { controller.error(new TypeError('secret1')); } })), 'unreachable'],
  ] as const)('says what is wrong when there is %s, without its token', async (_, answer, code) => {
    const failed = (await client([answer]).ask().catch((error: unknown) => error)) as Error;
    expect(failed).toMatchObject({ name: 'PresenceError', code });
    expect(`${failed.message}${String(failed.cause)}`).not.toContain('secret1');
  });

  it('leaves no answer open that nobody reads', async () => {
    const closed: number[] = [], unread = (status: number) => (): Response => new Response(new ReadableStream({ cancel: () => void closed.push(status) }), { status });
    await expect(client([unread(401), unread(429)]).ask()).rejects.toMatchObject({ code: 'rate-limited' });
    expect(closed).toEqual([401, 429]);
  });

  it('takes nothing for an answer where nothing has to be said', async () => {
    expect(await client([() => new Response(null, { status: 204 })]).ask()).toBeUndefined();
  });

  it('waits for a token no longer than anybody waits', async () => {
    const given = new AbortController(), { client, double } = bench(), asked = client.request(new Credential(() => new Promise<string>(() => undefined), undefined), '/me', { signal: given.signal });
    given.abort();
    await expect(asked).rejects.toMatchObject({ code: 'timeout' });
    await expect(client.request(new Credential(() => 'good', undefined), '/me', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'timeout' });
    expect(double.asked).toEqual([]);
  });
});

