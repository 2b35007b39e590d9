import { startLocalServer, type Answering, type LocalServer } from '../test/local-server.js';
import { ask, type AskOptions } from './ask.js';

const signal = new AbortController().signal;
let server: LocalServer;
beforeAll(async () => { server = await startLocalServer(() => undefined); });
afterAll(() => server[Symbol.asyncDispose]());

const redirect = (location: string, status = 302): Answering => ({ target }) => (target === '/end' ? { body: 'end' } : { status, headers: [['Location', location]], body: 'moved' });

function asking(answer: Answering, { redirects = 3, path = '/start', ...options }: Partial<AskOptions> & { redirects?: number; path?: string } = {}, form?: URLSearchParams): ReturnType<typeof ask> {
  server.asked.length = 0;
  server.answer = answer;
  const base = new URL(server.base);
  return ask({ url: new URL(path, base), base, redirects, signal, form }, { fetch: globalThis.fetch, now: () => 0, allowPrivate: true, ...options });
}

describe('the agent asks', () => {
  it('without cookies, credentials or referrer', async () => {
    expect(await asking(() => ({ headers: [['Set-Cookie', 'a=b'], ['Retry-After', '2']], body: 'ok' }))).toEqual({ status: 200, body: 'ok', location: undefined, wait: 2_000 });
    await asking(() => ({ body: 'ok' }));
    const { headers, method } = server.asked[0]!;
    expect(method).toBe('GET');
    for (const name of ['cookie', 'authorization', 'referer', 'origin']) expect(headers[name]).toBeUndefined();
  });
  it('the platform for that, too', async () => {
    let init: RequestInit | undefined;
    await asking(() => undefined, { fetch: (_, given) => { init = given; return Promise.resolve(new Response('ok')); } });
    expect(init).toMatchObject({ redirect: 'manual', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
  });
  it('once more where it is sent to, three times at most', async () => {
    expect((await asking(redirect('/end'))).body).toBe('end');
    for (const status of [301, 303, 307, 308]) expect((await asking(redirect('end', status))).body).toBe('end');
    await expect(asking(redirect('/again'))).rejects.toMatchObject({ code: 'unreachable' });
    expect(server.asked).toHaveLength(4);
  });
  it('nowhere else where the redirect is the answer', async () => {
    expect(await asking(redirect('http://169.254.169.254/x'), { redirects: 0 })).toEqual({ status: 302, body: 'moved', location: 'http://169.254.169.254/x', wait: undefined });
    expect(server.asked).toHaveLength(1);
  });
  it('nobody private whom a redirect names, and nothing but the web', async () => {
    // The first host passes by name; only what it redirects to is private.
    const fetch: AskOptions['fetch'] = (url, init) => globalThis.fetch(url.replace('http://public.example', server.base), init);
    const out = (location: string): ReturnType<typeof ask> => asking(redirect(location), { fetch, allowPrivate: false, path: 'http://public.example/start' });
    for (const location of ['http://127.0.0.1/x', 'http://2130706433/x', 'http://[::ffff:127.0.0.1]/x', 'http://localhost/x', 'http://169.254.169.254/latest/meta-data/', 'file:///etc/passwd', 'data:text/plain,online', 'http://', '//10.0.0.1/x', 'ftp://public.example/']) {
      await expect(out(location), location).rejects.toMatchObject({ code: 'unreachable' });
      expect(server.asked, location).toHaveLength(1);
    }
    expect((await out('/end')).body).toBe('end');
  });
  it('nobody in the clear whom an encrypted answer names, though it began in the clear', async () => {
    const asked: string[] = [];
    const fetch: AskOptions['fetch'] = url => {
      asked.push(url);
      return Promise.resolve(new Response(null, { status: 302, headers: { location: url.startsWith('https:') ? 'http://public.example/clear' : 'https://public.example/' } }));
    };
    await expect(asking(() => undefined, { fetch, path: 'http://public.example/start' })).rejects.toMatchObject({ code: 'unreachable' });
    expect(asked).toEqual(['http://public.example/start', 'https://public.example/']);
  });
  it('nobody whose name leads into a private network', async () => {
    await expect(asking(() => ({ body: 'x' }), { allowPrivate: false, path: 'http://rebound.example/', resolve: () => Promise.resolve(['127.0.0.1']) })).rejects.toMatchObject({ code: 'unreachable' });
    expect(server.asked).toHaveLength(0);
  });
  it('with a form, once and without following', async () => {
    expect((await asking(redirect('/end'), { redirects: 0 }, new URLSearchParams({ pwd: 'a&b' }))).status).toBe(302);
    expect(server.asked).toMatchObject([{ method: 'POST', body: 'pwd=a%26b' }]);
  });
});

describe('the agent gives up', () => {
  it('what is too long, though it never ends', async () => {
    await expect(asking((_, response) => {
      response.writeHead(200);
      const pour = (): void => { while (response.writable && response.write('x'.repeat(16_384))); };
      response.on('drain', pour);
      pour();
      return undefined;
    })).rejects.toMatchObject({ code: 'unreachable' });
    await expect.poll(() => server.open()).toBe(0);
  });
  it('what breaks off', async () => {
    await expect(asking((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"show":"off', () => response.destroy());
      return undefined;
    })).rejects.toMatchObject({ code: 'unreachable' });
  });
  it('a redirect that a page may not look into', async () => {
    const opaque = { type: 'opaqueredirect', status: 0, headers: new Headers(), body: null } as Response;
    await expect(asking(() => undefined, { fetch: () => Promise.resolve(opaque) })).rejects.toThrow('relay');
  });
  it('a host that does not answer, without a word of where that was', async () => {
    const failing = asking(() => undefined, { fetch: () => Promise.reject(new TypeError('fetch failed: https://x/?aimsid=secret')) });
    await expect(failing).rejects.toSatisfy((error: Error) => (error as Error & { code: string }).code === 'unreachable' && !JSON.stringify([error.message, error.cause, error.stack]).includes('secret'));
  });
});
