import { describe, expect, it } from 'vitest';
import { portal } from '../test/portal.js';
import { isLoopback, originRule } from './guards.js';
import type { RelayOptions } from './relay-options.js';

const statusOf = async (headers: Readonly<Record<string, string>>, options: RelayOptions = {}) =>
  (await portal(options).as('ada').call('POST', '/me/alive', { body: { active: true }, headers: { host: 'portal.example', ...headers } })).status;

describe('a request that changes something', () => {
  it.each([
    ['of no page at all', {}, 204],
    ['of our own page', { 'origin': 'https://portal.example', 'sec-fetch-site': 'same-origin' }, 204],
    ['of our own page in a browser that does not say where it is from', { origin: 'https://portal.example' }, 204],
    ['of our own page behind a proxy that changes Host', { 'host': 'inside:8080', 'origin': 'https://portal.example', 'sec-fetch-site': 'same-origin' }, 204],
    ['of our own page on the scheme’s own port', { host: 'portal.example:443', origin: 'https://portal.example' }, 204],
    ['of another site', { 'origin': 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['of another site in such a browser', { origin: 'https://evil.example' }, 403],
    ['of a neighbour on the same site', { 'origin': 'https://blog.portal.example', 'sec-fetch-site': 'same-site' }, 403],
    ['of the same name on another port', { origin: 'https://portal.example:8443' }, 403],
    ['of a sandboxed frame', { origin: 'null' }, 403],
    ['of a name that begins like ours', { origin: 'https://portal.example.evil.example' }, 403],
    ['that hides its origin', { 'sec-fetch-site': 'cross-site' }, 403],
  ] as const)('%s', async (_title, headers, status) => {
    expect(await statusOf(headers)).toBe(status);
  });

  it('of an allowed origin is let through', async () => {
    const headers = { 'origin': 'https://intranet.example', 'sec-fetch-site': 'cross-site' };
    expect(await statusOf(headers, { origins: ['https://intranet.example'] })).toBe(204);
    expect(await statusOf(headers, { origins: origin => origin.endsWith('.elsewhere') })).toBe(403);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', ''])('as %j, which a form can send, is refused', async type => {
    expect(await statusOf({ 'content-type': type })).toBe(415);
  });
});

describe('a stream', () => {
  it('is not opened for a page of another site, which could use up a person’s streams', async () => {
    const { as } = portal();
    expect((await as('ada').call('GET', '/stream', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } })).status).toBe(403);
  });
});

describe('a relay that knows no viewers', () => {
  const open = (host: string, options: RelayOptions = {}) =>
    portal({ authenticate: undefined, ...options }).as('').call('GET', '/health', { headers: { host } });

  it.each(['localhost', 'localhost:4174', '127.0.0.1:4174', '[::1]:4174', 'app.localhost'])('answers under %s', async host => {
    expect((await open(host)).status).toBe(200);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1', '0.0.0.0'])('does not answer under %s', async host => {
    expect(await open(host)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('answers under a name that it was given', async () => {
    expect((await open('devbox.example:4174', { hosts: ['devbox.example'] })).status).toBe(200);
  });

  it('does not answer a page on a domain that was pointed at this machine', async () => {
    const headers = { 'host': 'evil.example:4174', 'origin': 'http://evil.example:4174', 'sec-fetch-site': 'same-origin' };
    expect((await portal({ authenticate: undefined }).as('').call('POST', '/query', { body: { addresses: [] }, headers })).status).toBe(403);
  });
});

describe('a page of another origin', () => {
  const preflight = (origin: string, options: RelayOptions) => portal(options).relay.fetch(new Request('http://localhost/presence/query', {
    method: 'OPTIONS',
    headers: { 'origin': origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' },
  }));

  it('is told nothing by default', async () => {
    const response = await preflight('https://intranet.example', {});
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.ok).toBe(false);
  });

  it('may ask when it is allowed to, and is told why it was refused', async () => {
    const options = { origins: ['https://intranet.example'] };
    const { status, headers } = await preflight('https://intranet.example', options);
    expect([status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-headers')]).toEqual([204, 'https://intranet.example', 'authorization,content-type']);
    const refused = await portal(options).as('').call('GET', '/me', { headers: { origin: 'https://intranet.example' } });
    expect([refused.status, refused.headers.get('access-control-allow-origin'), refused.headers.get('vary')]).toEqual([401, 'https://intranet.example', 'Origin']);
  });

  it('that is not on the list is not named', async () => {
    const { headers } = await preflight('https://evil.example', { origins: ['https://intranet.example'] });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

it('tells this machine’s own names from others', () => {
  expect(['localhost', '127.8.9.1', '[::1]', 'LOCALHOST:80'].every(isLoopback)).toBe(true);
  expect(['', 'localhost.example', '128.0.0.1', '[::2]', '127.0.0.1.example'].some(isLoopback)).toBe(false);
});

it('allows no origin unless told', () => {
  expect(originRule()('https://portal.example')).toBe(false);
});
