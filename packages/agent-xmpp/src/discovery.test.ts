import { discover } from './discovery.js';

const WS = 'urn:xmpp:alt-connections:websocket', BOSH = 'urn:xmpp:alt-connections:xbosh';
const signal = new AbortController().signal;

/** A domain that has these files. */
const domain = (files: Readonly<Record<string, string>>) => {
  const asked: string[] = [];
  const fetch = (url: string): Promise<Response> => {
    asked.push(url);
    const text = files[url.split('/').at(-1)!];
    return text === undefined ? Promise.resolve(new Response(null, { status: 404 })) : Promise.resolve(new Response(text));
  };
  return { asked, fetch };
};
const json = (...links: readonly unknown[]): string => JSON.stringify({ links });

describe('a domain that is asked where it can be reached', () => {
  it('names a WebSocket before BOSH, and nothing that is neither', async () => {
    const { fetch, asked } = domain({ 'host-meta.json': json({ rel: BOSH, href: 'https://corp.example/bosh' }, { rel: 'lrdd', href: 'https://corp.example/x' }, { rel: WS, href: 'wss://corp.example/ws' }) });
    expect(await discover('corp.example', { fetch }, signal)).toEqual(['wss://corp.example/ws', 'https://corp.example/bosh']);
    expect(asked).toEqual(['https://corp.example/.well-known/host-meta.json']);
  });

  it('is not believed where it sends us on to plain HTTP', async () => {
    const fetch = (url: string): Promise<Response> => {
      const response = new Response(json({ rel: WS, href: 'wss://evil.example/ws' }));
      return Promise.resolve(Object.defineProperty(response, 'url', { value: url.replace('https', 'http') }));
    };
    expect(await discover('corp.example', { fetch }, signal)).toEqual([]);
    expect(await discover('corp.example', { fetch, insecure: true }, signal)).toEqual(['wss://evil.example/ws']);
  });

  it('may say it in XML', async () => {
    const { fetch } = domain({ 'host-meta': `<?xml version='1.0'?><XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'><Link rel='${WS}' href='wss://corp.example/ws'/></XRD>` });
    expect(await discover('corp.example', { fetch }, signal)).toEqual(['wss://corp.example/ws']);
  });

  it.each(['ws://corp.example/ws', 'http://corp.example/bosh', 'wss://user:secret@corp.example/ws', 'javascript:alert(1)', '//corp.example', ''])('is not followed to %j', async href => {
    const { fetch } = domain({ 'host-meta.json': json({ rel: WS, href }, { rel: BOSH, href }) });
    expect(await discover('corp.example', { fetch }, signal)).toEqual([]);
  });

  it('is followed without TLS to this machine, or where that is asked for', async () => {
    const { fetch } = domain({ 'host-meta.json': json({ rel: WS, href: 'ws://localhost:5280/ws' }, { rel: WS, href: 'ws://corp.example/ws' }) });
    expect(await discover('corp.example', { fetch }, signal)).toEqual(['ws://localhost:5280/ws']);
    expect(await discover('corp.example', { fetch, insecure: true }, signal)).toHaveLength(2);
  });

  it.each(['', '{', '[]', '{"links":7}', '{"links":[null,7,{"rel":1}]}', '<html>', 'x'.repeat(100_000)])('may answer %j, which says nothing', async text => {
    const { fetch } = domain({ 'host-meta.json': text, 'host-meta': text });
    expect(await discover('corp.example', { fetch }, signal)).toEqual([]);
  });

  it('may not be readable for pages of other origins, which says nothing either', async () => {
    expect(await discover('corp.example', { fetch: () => Promise.reject(new TypeError('Failed to fetch')) }, signal)).toEqual([]);
  });
});
