import { fakeClock } from '@presence-elements/testing';
import { accountOf, BOB, CAROL, DAVE, endOffices, ME, never, office } from '../test/office.js';
import type { Facts } from './facts.js';
import { statusOf } from './keeping.js';

afterEach(endOffices);

const bare: Facts = { availability: 'offline', confidence: 'assumed' }, forbidden: Facts = { problem: 'forbidden' }, disabled: Facts = { problem: 'network-disabled' };
const online: Facts = { availability: 'online', confidence: 'confirmed' };

describe('a homeserver that calls somebody offline and says no more', () => {
  it('is asked for somebody who is not there: refused, it keeps presence, and offline stays, assumed', async () => {
    const server = await office(), { keeping } = accountOf(server);
    expect(await keeping.judge([bare, forbidden, online], never)).toEqual([bare, forbidden, online]);
    expect(await keeping.judge([bare], never)).toEqual([bare]);
    expect(server.times('/status')).toBe(0);
    const other = accountOf(server).keeping;
    expect(await other.judge([bare, forbidden], never)).toEqual([bare, forbidden]);
    expect(await other.judge([bare], never)).toEqual([bare]);
    // Of oneself, who is offline as well, and of nobody; once.
    expect(server.asked.filter(({ path }) => path.includes('/status')).map(({ path }) => /presence\/(.+)\/status/.exec(path)![1])).toEqual([ME, '@nobody-800000000000:matrix.example']);
    expect(server.times('', 'PUT')).toBe(0);
  });
  it('keeps none where it calls nobody offline, too: as Synapse does with presence off', async () => {
    const server = await office({ presence: 'off' }), { keeping } = accountOf(server);
    expect(await keeping.judge([bare, bare, { problem: 'no-data' }], never)).toEqual([disabled, disabled, { problem: 'no-data' }]);
    expect(server.times('', 'PUT')).toBe(0);
  });
  it('keeps none where one may not even see oneself: as Conduit does with presence off', async () => {
    const server = await office({ presence: 'forbidden' }), { keeping } = accountOf(server);
    expect(await keeping.judge([forbidden], never)).toEqual([disabled]);
    expect(server.times('/status')).toBe(1);
  });
  it('keeps presence where it says more of oneself', async () => {
    const server = await office(), { keeping } = accountOf(server);
    server.people.say(ME, 'unavailable');
    expect(await keeping.judge([bare, forbidden], never)).toEqual([bare, forbidden]);
    expect(server.times('/status')).toBe(1);
  });
  it('leaves them unknown, to be asked for again soon, while that cannot be found out', async () => {
    const server = await office(), { keeping } = accountOf(server);
    server.intercept = ({ path }) => (path.includes('@nobody') ? { status: 429, body: { errcode: 'M_LIMIT_EXCEEDED' } } : undefined);
    expect(await keeping.judge([bare, forbidden], never)).toEqual([{ problem: 'pending' }, forbidden]);
    server.intercept = () => undefined;
    expect(await keeping.judge([bare], never)).toEqual([bare]);
  });
  it('is asked anew after ten minutes, or believed at once when it says more', async () => {
    const clock = fakeClock({ now: 1e12 }), server = await office({ presence: 'off' }), { keeping } = accountOf(server, { now: clock.now });
    expect(await keeping.judge([bare], never)).toEqual([disabled]);
    server.presence = 'on';
    expect(await keeping.judge([bare], never)).toEqual([disabled]);
    await clock.advance(600_000);
    expect(await keeping.judge([bare], never)).toEqual([bare]);
    keeping.deny();
    expect(await keeping.judge([bare], never)).toEqual([disabled]);
    keeping.heard(bare);
    expect(await keeping.judge([bare], never)).toEqual([disabled]);
    keeping.heard(online);
    expect(await keeping.judge([bare], never)).toEqual([bare]);
  });
  it('is asked once, however many ask', async () => {
    const server = await office({ presence: 'off' }), { keeping } = accountOf(server);
    await Promise.all(Array.from({ length: 20 }, () => keeping.judge([bare], never)));
    expect(server.times('/status')).toBe(2);
  });
});

it('the agent asks for one person, and takes what is said of them alone as such', async () => {
  const server = await office(), { client } = accountOf(server);
  server.people.say(BOB, 'online');
  expect([await statusOf(client, BOB, never), await statusOf(client, CAROL, never), await statusOf(client, DAVE, never)]).toMatchObject([{ availability: 'online' }, bare, forbidden]);
  server.intercept = () => ({ status: 500, body: {} });
  await expect(statusOf(client, BOB, never)).rejects.toMatchObject({ code: 'unreachable' });
});
