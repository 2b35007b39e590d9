import { ask, office } from '../test/office.js';
import { json } from '../test/lync.js';
import { openSession, Session } from './session.js';
import { UcwaClient } from './ucwa-client.js';
import { settle } from './ucwa-options.js';

const base = new URL('https://pool1.corp.example/ucwa/oauth/v1/applications');

test('an application is made with what is required, once for all who ask at first', async () => {
  const here = office(), { lync } = here, agent = here.agent({ culture: 'de-DE' });
  await Promise.all([1, 2, 3].map(() => ask(here, agent, 'ada@corp.example')));
  const made = lync.log.filter(({ method, path, authorization }) => method === 'POST' && /applications$/.test(path) && authorization).map(({ body }) => JSON.parse(body) as object);
  expect(made).toEqual([{ userAgent: 'PresenceElements/0.1', culture: 'de-DE', endpointId: expect.stringMatching(/^[0-9a-f-]{35}$/) as string }]);
});

test('links are followed as they are written, and absent ones mean that one may not', () => {
  const link = (href: string): object => ({ href });
  const session = new Session(base, {
    _links: { self: link('/a/1'), events: link('https://fe1.corp.example/a/1/events?ack=1'), batch: link('https://evil.example/batch') },
    _embedded: { people: { _links: { search: link('/a/1/search') } }, me: { uri: 'sip:ada@corp.example', _links: {} } },
  }, ['corp.example']);
  expect([session.self.href, session.events.host, session.people('search')?.pathname, session.me('makeMeAvailable')]).toEqual(['https://pool1.corp.example/a/1', 'fe1.corp.example', '/a/1/search', undefined]);
  expect([session.batch, session.me('presence'), session.people('presenceSubscriptions')]).toEqual([undefined, undefined, undefined]);
});

test('what has no link to itself is no application', async () => {
  const here = office();
  here.lync.fault = ({ method, path, headers }) => (method === 'POST' && /applications$/.test(path) && headers['authorization'] ? json(201, { rel: 'application' }) : undefined);
  await expect(ask(here, here.agent(), 'ada@corp.example')).rejects.toMatchObject({ code: 'unreachable' });
  expect(() => new Session(base, {}, ['corp.example'])).toThrow(expect.objectContaining({ code: 'unreachable' }));
});

test('what an application is refreshed with has to be one, too', async () => {
  const here = office(), client = new UcwaClient(settle(here.options), undefined), { signal } = new AbortController(), session = await openSession(client, 'x', signal);
  const { href } = session.self;
  here.lync.fault = () => json(200, { rel: 'application' });
  await expect(session.refresh(client, signal)).rejects.toMatchObject({ code: 'unreachable' });
  expect([session.self.href, session.me('makeMeAvailable')?.host]).toEqual([href, 'pool1.corp.example']);
  expect(session.link('https://evil.example/')).toBeUndefined();
  expect(() => session.url('https://')).toThrow(expect.objectContaining({ code: 'unreachable' }));
});
