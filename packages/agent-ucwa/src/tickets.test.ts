import { ask, adasOwn, office, settled } from '../test/office.js';
import { json } from '../test/lync.js';
import { problemOf } from '@presence-elements/core';

const outcome = (promise: Promise<unknown>): Promise<{ problem?: string; retryAfter?: number | undefined }> => promise.then(() => ({}), problemOf);

test('a ticket is of the server that gave it: the director\'s is not shown to the pool', async () => {
  const here = office(), { lync } = here;
  await ask(here, here.agent(), 'ada@corp.example');
  const shown = new Map<string, Set<string>>();
  for (const { host, authorization } of lync.log) if (authorization) shown.set(host, (shown.get(host) ?? new Set()).add(authorization));
  expect([...shown.keys()].sort()).toEqual(['pool1.corp.example', 'webdir.corp.example']);
  for (const tickets of shown.values()) expect(tickets.size).toBe(1);
  expect(lync.asked(/oauthtoken/)).toBe(2);
});

test('a ticket that is refused is renewed once for all who wait', async () => {
  const here = office(), { lync } = here, agent = here.agent();
  await ask(here, agent, 'ada@corp.example');
  lync.voidTickets();
  const before = lync.asked(/oauthtoken/);
  await Promise.all(Array.from({ length: 20 }, () => ask(here, agent, 'ada@corp.example', 'bob@corp.example')));
  expect(lync.asked(/oauthtoken/) - before).toBe(1);
});

test('a ticket is renewed before it ends', async () => {
  const here = office(), { lync, clock } = here, agent = here.agent();
  await ask(here, agent, 'ada@corp.example');
  await clock.advance(28_790_000);
  lync.log.length = 0;
  await ask(here, agent, 'ada@corp.example');
  expect(lync.log[0]!.authorization).toBeUndefined();
  expect(lync.asked(/oauthtoken/)).toBe(1);
});

test('a ticket that stays refused is signed-out, without a loop', async () => {
  const here = office(), { lync } = here, agent = here.agent();
  lync.fault = ({ headers, path }) => (headers['authorization'] && !/oauthtoken/.test(path) ? { status: 401, headers: { 'www-authenticate': 'MsRtcOAuth href="/WebTicket/oauthtoken",grant_type="password"' } } : undefined);
  expect(await outcome(ask(here, agent, 'ada@corp.example'))).toMatchObject({ problem: 'signed-out' });
  expect(lync.log.length).toBeLessThanOrEqual(5);
});

test('a wrong password is tried once in half an hour, for directories lock an account after a few', async () => {
  const here = office(), { lync, clock } = here, agent = here.agent({ password: 'guess' });
  expect(await outcome(ask(here, agent, 'ada@corp.example'))).toMatchObject({ problem: 'signed-out', retryAfter: 1_800_000 });
  for (let n = 0; n < 5; n++) expect(await outcome(ask(here, agent, 'ada@corp.example'))).toMatchObject({ problem: 'signed-out' });
  expect(lync.asked(/oauthtoken/)).toBe(1);
  await clock.advance(1_800_000);
  await outcome(ask(here, agent, 'ada@corp.example'));
  expect(lync.asked(/oauthtoken/)).toBe(2);
});

test('a server that takes no password is told so, and nothing is sent to it', async () => {
  const here = office(), { lync } = here;
  lync.fault = ({ path }) => (/oauth\/user/.test(path) ? { status: 401, headers: { 'www-authenticate': 'MsRtcOAuth href="https://webdir.corp.example/WebTicket/oauthtoken",grant_type="urn:microsoft.rtc:windows"' } } : undefined);
  expect(await outcome(ask(here, here.agent(), 'ada@corp.example'))).toMatchObject({ problem: 'signed-out' });
  expect(lync.asked(/oauthtoken/)).toBe(0);
});

test('a password goes to no issuer elsewhere', async () => {
  const here = office(), { lync } = here, agent = here.agent();
  lync.fault = ({ path }) => (/oauth\/user/.test(path) ? { status: 401, headers: { 'www-authenticate': 'MsRtcOAuth href="https://evil.example/oauthtoken",grant_type="password"' } } : undefined);
  expect(await outcome(ask(here, agent, 'ada@corp.example'))).toMatchObject({ problem: 'unreachable' });
  expect(lync.log.filter(({ host, body }) => host === 'evil.example' || body.includes('pass')).length).toBe(0);
});

test.each([
  ['no ticket', json(200, { token_type: 'Bearer' })], ['a ticket that no header can carry', json(200, { access_token: 'a\r\nb' })], ['a page', { status: 200, body: '<html>' }], ['its own failure', json(400, { error: 'server_error' })],
])('an issuer that answers with %s is unreachable', async (_, reply) => {
  const here = office();
  here.lync.fault = ({ path }) => (/oauthtoken/.test(path) ? reply : undefined);
  expect(await outcome(ask(here, here.agent(), 'ada@corp.example'))).toMatchObject({ problem: 'unreachable' });
});

test('a host\'s own tickets are asked for by server and viewer, and again with the one that was refused', async () => {
  const here = office(), { lync } = here, asked: unknown[] = [];
  const agent = here.agent({ ...adasOwn(here), token: request => { asked.push(request); return lync.ticket(request.host, 'ada@corp.example'); } });
  await ask(here, agent, 'bob@corp.example');
  lync.voidTickets();
  await ask(here, agent, 'bob@corp.example');
  const viewer = { id: 'ada', address: 'ada@corp.example' };
  expect(asked).toEqual([
    { host: 'webdir.corp.example', refused: undefined, viewer }, { host: 'pool1.corp.example', refused: undefined, viewer }, { host: 'pool1.corp.example', refused: expect.stringMatching(/^cwt=/) as string, viewer },
  ]);
});

test('no secret is told by any failure', async () => {
  const here = office(), { lync } = here, errors: unknown[] = [];
  for (const fault of [{ status: 500 }, { status: 400 }, { status: 401 }, { status: 403 }]) {
    lync.fault = ({ path }) => (/oauthtoken|search/.test(path) ? fault : undefined);
    await settled(here.clock, ask(here, here.agent(), 'ada@corp.example').catch((error: unknown) => errors.push(error)));
  }
  const own = here.agent({ ...adasOwn(here), token: () => { throw new Error('cwt=secret pass@word1'); } });
  await ask(here, own, 'ada@corp.example').catch((error: unknown) => errors.push(error));
  expect(errors.length).toBeGreaterThan(2);
  for (const error of errors) expect(`${String(error)} ${(error as Error).stack} ${JSON.stringify(error)} ${String((error as Error).cause)}`).not.toMatch(/pass@word1|cwt=/);
});
