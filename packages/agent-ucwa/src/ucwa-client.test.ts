import { office } from '../test/office.js';
import { settle } from './ucwa-options.js';
import { UcwaClient } from './ucwa-client.js';

const url = new URL('https://pool1.corp.example/ucwa/oauth/v1/applications/7');
const { signal } = new AbortController();

function made(): { readonly here: ReturnType<typeof office>; readonly client: UcwaClient } {
  const here = office();
  return { here, client: new UcwaClient(settle(here.options), undefined) };
}

test('another pool\'s ticket, which a pool calls invalid with 500, is replaced', async () => {
  const { here: { lync }, client } = made();
  await expect(client.call(url, { signal })).rejects.toMatchObject({ status: 404 });
  const bad = lync.log.at(-1)!.authorization;
  lync.fault = ({ headers }) => (headers['authorization'] === bad ? { status: 500, headers: { 'x-ms-diagnostics': '28032;source="pool1";reason="The web ticket is invalid."' } } : undefined);
  await expect(client.call(url, { signal })).rejects.toMatchObject({ status: 404, subcode: 'ApplicationNotFound' });
});

test('a server that wants a rest has it, as long as it says', async () => {
  const { here: { lync, clock }, client } = made();
  lync.pool.throttled = { retryAfter: 30 };
  await expect(client.call(url, { signal })).rejects.toMatchObject({ code: 'rate-limited', retryAfter: 30_000 });
  lync.log.length = 0;
  await clock.advance(29_000);
  await expect(client.call(url, { signal })).rejects.toMatchObject({ code: 'rate-limited', retryAfter: 1_000 });
  expect(lync.log).toEqual([]);
  // The event channel asks nothing: it waits.
  await expect(client.call(url, { signal, restless: true })).rejects.toMatchObject({ status: 429 });
  lync.pool.throttled = undefined;
  await clock.advance(30_000);
  await expect(client.call(url, { signal })).rejects.toMatchObject({ status: 404 });
});

test('a request has eight seconds, and nothing is left when they are over', async () => {
  const { here: { lync, clock }, client } = made();
  lync.fault = () => 'hang';
  const outcome = client.call(url, { signal }).catch((error: unknown) => error);
  await clock.advance(8_000);
  expect(await outcome).toMatchObject({ code: 'timeout' });
  expect([clock.pending, lync.open]).toEqual([0, 0]);
});

test('with a ticket no redirect is followed', async () => {
  const { here: { lync }, client } = made();
  lync.fault = ({ path }) => (/applications/.test(path) ? { status: 302, headers: { location: 'https://evil.example/' } } : undefined);
  await expect(client.call(url, { signal })).rejects.toMatchObject({ code: 'unreachable' });
  expect(lync.log.map(({ host }) => host)).toEqual(['pool1.corp.example']);
});

test('what leads elsewhere is never called', async () => {
  const { here: { lync }, client } = made();
  await expect(client.call(new URL('http://pool1.corp.example/'), { signal })).rejects.toMatchObject({ code: 'unreachable' });
  await expect(client.call(new URL('https://evil.example/'), { signal })).rejects.toMatchObject({ code: 'unreachable' });
  expect(lync.log).toEqual([]);
});
