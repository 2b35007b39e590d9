import { never } from '../test/office.js';
import { findHomeserver } from './homeserver.js';

const versions = { versions: ['v1.11'], unstable_features: { 'org.matrix.msc3026.busy_presence': true } };

/** A web of documents by URL, and what was asked of it. */
function web(pages: Record<string, unknown>): { asked: [string, RequestInit][]; fetch: (url: string, init: RequestInit) => Promise<Response> } {
  const asked: [string, RequestInit][] = [];
  return {
    asked,
    fetch: (url, init) => {
      asked.push([url, init]);
      const page = pages[url];
      if (page instanceof Error) return Promise.reject(page);
      return Promise.resolve(page === undefined ? new Response('none', { status: 404 }) : typeof page === 'number' ? new Response('', { status: page }) : new Response(typeof page === 'string' ? page : JSON.stringify(page)));
    },
  };
}
const find = (pages: Record<string, unknown>, serverName = 'corp.example'): ReturnType<typeof findHomeserver> => findHomeserver({ place: { serverName }, fetch: web(pages).fetch }, never);
const told = (base_url: unknown): unknown => ({ 'm.homeserver': { base_url } });

describe('the agent finds the homeserver', () => {
  it('where the server of the account says it is, and sees that it is one, without a token or a cookie', async () => {
    const { asked, fetch } = web({ 'https://corp.example/.well-known/matrix/client': told('https://matrix.corp.example/'), 'https://matrix.corp.example/_matrix/client/versions': versions });
    expect(await findHomeserver({ place: { serverName: 'corp.example' }, fetch }, never)).toEqual({ base: 'https://matrix.corp.example', knowsBusy: true });
    expect(asked.map(([url]) => url)).toEqual(['https://corp.example/.well-known/matrix/client', 'https://matrix.corp.example/_matrix/client/versions']);
    for (const [, { credentials, headers }] of asked) expect([credentials, headers]).toEqual(['omit', undefined]);
  });
  it('at the server itself where that says nothing', async () => {
    expect(await find({ 'https://corp.example/_matrix/client/versions': { versions: ['v1.1'] } })).toEqual({ base: 'https://corp.example', knowsBusy: false });
    expect(await find({ 'http://localhost:8008/_matrix/client/versions': { versions: ['v1.1'] } }, 'localhost:8008')).toEqual({ base: 'http://localhost:8008', knowsBusy: false });
  });
  it('nowhere else', async () => {
    const wellKnown = 'https://corp.example/.well-known/matrix/client';
    for (const page of [
      told('http://matrix.corp.example'), told('javascript:alert(1)'), told('//matrix.corp.example'), told('https://a:b@matrix.corp.example'), told(7), told(undefined), [], 'null', '<html>log in', 500, new Error('no network'), { 'm.homeserver': 'https://matrix.corp.example' },
    ]) await expect(find({ [wellKnown]: page, 'http://matrix.corp.example/_matrix/client/versions': versions }), JSON.stringify(page)).rejects.toMatchObject({ code: 'unreachable' });
    for (const page of ['<html>a web site', {}, { versions: 'all' }, 404, 502, new Error('no network')]) {
      await expect(find({ [wellKnown]: told('https://matrix.corp.example'), 'https://matrix.corp.example/_matrix/client/versions': page })).rejects.toMatchObject({ code: 'unreachable' });
    }
  });
});
