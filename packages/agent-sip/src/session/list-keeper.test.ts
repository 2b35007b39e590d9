import { describe, expect, it } from 'vitest';
import type { SipOptions } from '../sip-options.js';
import { fakeSession, type FakeSession } from '../../test/fake-session.js';

const LIST = 'sip:friends@corp.example';

function kept(put: () => Promise<Response>): FakeSession & { readonly documents: string[] } {
  const documents: string[] = [];
  const options: Partial<SipOptions> = {
    list: LIST, xcap: 'https://sip.corp.example/xcap-root/', keepList: true,
    fetch: (url, { method = 'GET', body }) => {
      documents.push(`${method} ${url} ${body as string}`);
      return put();
    },
  };
  return { ...fakeSession(options), documents };
}

describe('the list keeper', () => {
  it('writes whoever is watched, once they have stopped changing, and then asks for the list', async () => {
    const { server, clock, watch, documents } = kept(() => Promise.resolve(new Response())), all = watch('a@corp.example');
    await clock.advance(400);
    all.set('a@corp.example', 'b@corp.example');
    await clock.advance(400);
    expect([documents, server.count('SUBSCRIBE')]).toEqual([[], 0]);
    await clock.advance(100);
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatch(/^PUT https:\/\/sip.corp.example\/xcap-root\/rls-services\/users\/sip:ada@corp.example\/index .*sip:a@corp.example.*sip:b@corp.example/s);
    expect(server.requests[0]).toMatchObject({ target: LIST });
    all.set('b@corp.example');
    await clock.advance(1_000);
    expect(documents).toHaveLength(1);
  });

  it('leaves everybody to subscriptions of their own where nothing can be written and there is no list', async () => {
    const { server, clock, watch } = kept(() => Promise.reject(new TypeError('no')));
    server.reply = ({ target, method }) => (method === 'SUBSCRIBE' && target === LIST ? { status: 404 } : undefined);
    watch('a@corp.example');
    await clock.advance(600);
    expect(server.subscriptions.map(({ target }) => target)).toEqual(['sip:a@corp.example']);
  });

  it('leaves everybody to subscriptions of their own where the server takes the document and never answers', async () => {
    const { server, clock, watch } = kept(() => new Promise(() => undefined));
    watch('a@corp.example');
    await clock.advance(11_000);
    server.reply = ({ target, method }) => (method === 'SUBSCRIBE' && target === LIST ? { status: 404 } : undefined);
    await clock.advance(5_000);
    expect(server.count('SUBSCRIBE')).toBeGreaterThan(0);
  });

  it('writes nothing any more when nobody watches', async () => {
    const { clock, watch, documents } = kept(() => Promise.resolve(new Response()));
    watch('a@corp.example').close();
    await clock.advance(60_000);
    expect([documents, clock.pending]).toEqual([[], 0]);
  });
});
