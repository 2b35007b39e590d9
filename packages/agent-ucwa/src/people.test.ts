import { parseAddress } from '@presence-elements/core';
import { office } from '../test/office.js';
import { Account } from './account.js';
import { People } from './people.js';
import { settle } from './ucwa-options.js';

const { signal } = new AbortController();
const list = (...texts: readonly string[]): NonNullable<ReturnType<typeof parseAddress>>[] => texts.map(text => parseAddress(text)!);

async function made(): Promise<{ readonly here: ReturnType<typeof office>; readonly people: People; readonly account: Account; readonly session: Awaited<ReturnType<Account['session']>> }> {
  const here = office(), account = new Account(settle(here.options), undefined);
  return { here, account, people: new People(account), session: await account.session(signal) };
}

test('whoever is new is sought once and read once, and then only when there is news', async () => {
  const { here: { lync }, people, session } = await made();
  people.set(list('ada@corp.example', 'sip:bob@corp.example'));
  await people.seek(session, signal);
  expect((await people.read(session, signal)).map(({ availability }) => availability)).toEqual(['busy', 'offline']);
  const asked = lync.log.length;
  await people.seek(session, signal);
  expect(await people.read(session, signal)).toEqual([]);
  expect(lync.log.length).toBe(asked);
  people.changed(session.url('/ucwa/oauth/v1/applications/101/people/ADA@corp.example'), 'presence', session);
  expect(await people.read(session, signal)).toMatchObject([{ availability: 'busy' }]);
});

test('a stranger whom an event names is looked up once', async () => {
  const { here: { lync }, people, session } = await made();
  people.set(list('ada@corp.example'));
  for (let n = 0; n < 3; n++) {
    people.changed(session.url('/ucwa/oauth/v1/applications/101/people/ghost@corp.example'), 'presence', session);
    await people.read(session, signal);
  }
  expect(lync.asked(/ghost/)).toBe(1);
});

test('what could not be read stays news', async () => {
  const { here: { lync, clock }, people, session } = await made();
  people.set(list('ada@corp.example'));
  await people.seek(session, signal);
  lync.fault = () => ({ status: 429, headers: { 'retry-after': '1' } });
  await expect(people.read(session, signal)).rejects.toMatchObject({ code: 'rate-limited' });
  expect(people.unread(session).map(({ text }) => text)).toEqual(['ada@corp.example']);
  lync.fault = () => undefined;
  await clock.advance(1_000);
  expect(await people.read(session, signal)).toMatchObject([{ availability: 'busy' }]);
  expect(people.unread(session)).toEqual([]);
});

test('whoever has left the list while they were read is not reported', async () => {
  const { people, session } = await made();
  people.set(list('ada@corp.example', 'sip:bob@corp.example'));
  await people.seek(session, signal);
  const reading = people.read(session, signal);
  people.set(list('sip:bob@corp.example'));
  expect((await reading).map(({ address }) => address.text)).toEqual(['sip:bob@corp.example']);
});

test('in doubt, and on another application, everything is news', async () => {
  const { people, session } = await made();
  people.set(list('ada@corp.example'));
  await people.seek(session, signal);
  await people.read(session, signal);
  people.doubt();
  expect(await people.read(session, signal)).toHaveLength(1);
  people.reset();
  expect(people.unread(session)).toHaveLength(1);
  expect(people.uris).toEqual(new Set(['sip:ada@corp.example']));
});

test('whoever is sought when the application is replaced is sought on the next one', async () => {
  const { here: { lync }, account, people, session } = await made();
  people.set(list('ada@corp.example'));
  const seeking = people.seek(session, signal);
  people.reset();
  await seeking;
  account.drop(session);
  const next = await account.session(signal);
  await people.seek(next, signal);
  expect(lync.asked(/search/)).toBe(2);
  expect(await people.read(next, signal)).toMatchObject([{ availability: 'busy' }]);
});
