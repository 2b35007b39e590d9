import { problemOf } from '@presence-elements/core';
import { ask, office } from '../test/office.js';
import { json } from '../test/lync.js';
import { discover, follow } from './discovery.js';
import { settle } from './ucwa-options.js';
import { UcwaClient } from './ucwa-client.js';

test('the names below the domain are tried, the internal one first', async () => {
  const here = office(), { lync } = here;
  expect(await ask(here, here.agent(), 'ada@corp.example')).toMatchObject([{ availability: 'busy' }]);
  expect(lync.log.slice(0, 2).map(({ host }) => host)).toEqual(['lyncdiscoverinternal.corp.example', 'lyncdiscover.corp.example']);
});

test('an internal name that hangs is not waited for long', async () => {
  const here = office(), { lync } = here;
  lync.fault = ({ host }) => (host === 'lyncdiscoverinternal.corp.example' ? 'hang' : undefined);
  expect(await ask(here, here.agent(), 'ada@corp.example')).toMatchObject([{ availability: 'busy' }]);
});

test('links lead from the director to the pool, by a redirect as well', async () => {
  const here = office(), { lync } = here;
  lync.redirects = true;
  expect(await ask(here, here.agent(), 'ada@corp.example')).toMatchObject([{ availability: 'busy' }]);
  expect(lync.asked(/redirect/)).toBe(1);
});

test('discovery may be redirected by HTTP, to where it is trusted and not without end', async () => {
  const here = office(), { lync } = here;
  lync.fault = ({ path, host }) => (host === 'lyncdiscover.corp.example' && path === '/' ? { status: 302, headers: { location: 'https://lyncdiscover.corp.example/again' } } : undefined);
  expect(await ask(here, here.agent(), 'ada@corp.example')).toMatchObject([{ availability: 'busy' }]);
  for (const location of ['https://lyncdiscover.corp.example/', 'https://evil.example/', 'http://lyncdiscover.corp.example/x', '::']) {
    lync.log.length = 0;
    lync.fault = ({ host }) => (host === 'lyncdiscover.corp.example' ? { status: 302, headers: { location } } : undefined);
    await expect(ask(here, here.agent(), 'ada@corp.example')).rejects.toMatchObject({ code: 'unreachable' });
    expect(lync.log.length).toBeLessThan(8);
  }
});

test('a move into the cloud is told by the host it leads to, and no ticket goes there', async () => {
  const here = office(), { lync } = here;
  lync.fault = ({ path }) => (/oauth\/user/.test(path) ? json(200, { _links: { redirect: { href: 'https://webdir.online.lync.com/Autodiscover/root/user' } } }) : undefined);
  await expect(ask(here, here.agent(), 'ada@corp.example')).rejects.toThrow('webdir.online.lync.com');
  expect(lync.log.some(({ host }) => host.endsWith('lync.com'))).toBe(false);
});

test.each([
  ['nothing', json(200, {})], ['a page', { status: 200, body: '<!doctype html><title>Sign in</title>' }], ['half', { status: 200, body: '{"_links":{"us' }],
  ['itself', json(200, { _links: { user: { href: '/Autodiscover/AutodiscoverService.svc/root/oauth/user' } } })], ['another kind', json(200, { _links: { user: { href: 'javascript:alert(1)' }, redirect: 7 } })],
])('a discovery that answers %s is unreachable, and ends', async (_, reply) => {
  const here = office();
  here.lync.fault = ({ path }) => (/^\/(Autodiscover|$)/.test(path) ? reply : undefined);
  const { problem } = await ask(here, here.agent(), 'ada@corp.example').then(() => ({ problem: undefined }), problemOf);
  expect(problem).toBe('unreachable');
  expect(here.lync.log.length).toBeLessThan(20);
});

test('of several failures the one that says more is told', async () => {
  const { options, lync } = office(), client = new UcwaClient(settle(options), undefined);
  lync.fault = ({ host }) => (host === 'lyncdiscover.corp.example' ? { status: 403 } : undefined);
  await expect(discover(client, new AbortController().signal)).rejects.toMatchObject({ code: 'forbidden' });
});

test('links are of the server that says them', () => {
  const from = new URL('https://pool1.corp.example/ucwa/oauth/v1/applications/1?x=1');
  expect(follow('/a', from).href).toBe('https://pool1.corp.example/a');
  expect(follow('https://fe1.corp.example:443/a', from).href).toBe('https://fe1.corp.example/a');
  expect(() => follow('https://', from)).toThrow(expect.objectContaining({ code: 'unreachable' }));
});
