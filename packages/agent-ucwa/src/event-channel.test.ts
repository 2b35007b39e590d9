import { office, type Office } from '../test/office.js';
import { json, refusal } from '../test/lync.js';
import { Account } from './account.js';
import { settle } from './ucwa-options.js';

function listening(here: Office): { readonly account: Account; readonly heard: string[]; readonly release: () => void } {
  const account = new Account(settle(here.options), undefined), heard: string[] = [];
  const release = account.channel.hold({
    up: () => heard.push('up'), reset: () => heard.push('reset'), down: problem => heard.push(`down ${problem}`), events: events => heard.push(...events.map(({ rel, type }) => `${rel} ${type}`)),
  });
  return { account, heard, release };
}

const me = { link: { rel: 'me', href: '/me' }, type: 'updated' };

test('one request is held, with how long and how patiently, and the next is on its way before this is looked at', async () => {
  const here = office(), { lync, clock } = here, { heard, release } = listening(here);
  await clock.advance(1_000);
  expect([heard, lync.pool.application.events.parameters]).toEqual([['up'], { medium: 5, low: 60, timeout: 180 }]);
  lync.pool.application.events.push('me', me);
  await clock.advance(5_000);
  expect(heard).toEqual(['up', 'me updated']);
  // Nothing happens for an hour: an answer every three minutes, by the link that each names.
  await clock.advance(3_600_000);
  const { acks } = lync.pool.application.events;
  expect(acks).toEqual(acks.map((_, index) => index + 1));
  expect(acks.length).toBe(22);
  release();
  await clock.advance(0);
  expect([lync.pool.application.events.isParked, lync.open]).toEqual([false, 0]);
});

test('a connection that breaks once is nobody\'s concern, and no event is lost by it', async () => {
  const here = office(), { lync, clock } = here, { heard, release } = listening(here);
  await clock.advance(1_000);
  let broken = false;
  lync.warp = (reply, { path }) => {
    if (!/events/.test(path) || broken) return reply;
    broken = true;
    throw new Error('reset');
  };
  lync.pool.application.events.push('me', me);
  await clock.advance(10_000);
  expect(heard).toEqual(['up', 'up', 'me updated']);
  release();
});

test('a server that asks for years of rest is asked again after an hour, and not at once', async () => {
  const here = office(), { lync, clock } = here, { release } = listening(here);
  await clock.advance(1_000);
  lync.fault = ({ path }) => (/events|applications/.test(path) ? { status: 503, headers: { 'retry-after': '999999999' } } : undefined);
  lync.pool.application.events.end();
  await clock.advance(60_000);
  lync.log.length = 0;
  await clock.advance(3_000_000);
  expect(lync.log).toEqual([]);
  lync.fault = () => undefined;
  await clock.advance(1_000_000);
  expect(lync.pool.application.events.isParked).toBe(true);
  release();
});

test('a channel that stays down says so once for each attempt, less and less often, and when it is up again', async () => {
  const here = office(), { lync, clock } = here, { heard, release } = listening(here);
  await clock.advance(1_000);
  lync.fault = () => { throw new Error('gone'); };
  lync.pool.application.events.end();
  await clock.advance(600_000);
  expect(heard[1]).toBe('down unreachable');
  const attempts = heard.length;
  expect(attempts).toBeLessThan(25);
  lync.fault = () => undefined;
  await clock.advance(60_000);
  expect(heard.at(-1)).toBe('up');
  release();
});

test('a poll that is dead is noticed', async () => {
  const here = office(), { lync, clock } = here, { heard, release } = listening(here);
  await clock.advance(1_000);
  lync.pool.application.events.push('me', me);
  lync.fault = ({ path }) => (/events/.test(path) ? 'hang' : undefined);
  await clock.advance(400_000);
  expect(heard).toEqual(['up', 'me updated', 'up']);
  lync.fault = () => undefined;
  await clock.advance(300_000);
  expect(lync.pool.application.events.isParked).toBe(true);
  release();
});

test('resume and resync say that events were missed', async () => {
  const here = office(), { lync, clock } = here, { heard, release } = listening(here);
  await clock.advance(1_000);
  lync.pool.application.forget();
  await clock.advance(1_000);
  expect(heard).toEqual(['up', 'reset']);
  const { acks } = lync.pool.application.events;
  lync.warp = (reply, { path }) => (/events/.test(path) ? { ...reply, body: reply.body!.replace(/"next":\{"href":"([^"]*)ack=\d+"/, '"next":{"href":"$1ack=99"') } : reply);
  lync.pool.application.events.push('me', me);
  await clock.advance(5_000);
  lync.warp = reply => reply;
  await clock.advance(5_000);
  expect(heard).toEqual(['up', 'reset', 'me updated', 'reset', 'me updated']);
  expect(acks.slice(-3)).toEqual([99, 2, 3]);
  release();
});

test('an application that is gone is replaced by another, wherever it is now', async () => {
  const here = office(), { lync, clock } = here, { heard, release } = listening(here);
  await clock.advance(1_000);
  lync.move('pool2');
  await clock.advance(31_000);
  expect(heard).toEqual(['up', 'up']);
  expect(lync.log.at(-1)!.host).toBe('pool2.corp.example');
  lync.restart();
  await clock.advance(5_000);
  expect(heard).toEqual(['up', 'up', 'up']);
  release();
});

test.each([['no way on', json(200, {})], ['a page', { status: 200, body: '<html>' }], ['nothing', { status: 204 }], ['a refusal', refusal(400, 'BadRequest')]])('a server that answers with %s is not asked in a loop', async (_, reply) => {
  const here = office(), { lync, clock } = here, { heard, release } = listening(here);
  lync.fault = ({ path }) => (/events/.test(path) ? reply : undefined);
  await clock.advance(600_000);
  expect(heard).toContain('down unreachable');
  expect(lync.asked(/events/)).toBeLessThan(30);
  release();
});

test('a server that answers at once and says nothing is asked four times a second at most', async () => {
  const here = office(), { lync, clock } = here, { release } = listening(here);
  lync.fault = ({ path }) => (/events/.test(path) ? json(200, { _links: { next: { href: '/ucwa/oauth/v1/applications/101/events?ack=1' } } }) : undefined);
  await clock.advance(10_000);
  expect(lync.asked(/events/)).toBeLessThan(45);
  release();
});

test('whom nobody lets in does not knock every minute', async () => {
  const here = office(), { lync, clock } = here;
  lync.accounts.clear();
  const { heard, release } = listening(here);
  await clock.advance(3_600_000);
  expect(heard[0]).toBe('down signed-out');
  expect(lync.asked(/oauthtoken/)).toBeLessThanOrEqual(3);
  release();
});
