import type { ProblemCode } from '@presence-elements/core';
import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { BOB, CAROL } from '../test/office.js';
import { ScriptedFetch } from '../test/scripted-fetch.js';
import { Account } from './account.js';
import type { Facts } from './facts.js';
import { settle } from './matrix-options.js';
import type { Listener, Sync } from './sync.js';

interface Desk { readonly clock: FakeClock; readonly net: ScriptedFetch; readonly sync: Sync; readonly told: unknown[]; readonly leave: () => void }

const desks: Desk[] = [];
afterEach(() => desks.splice(0).forEach(({ sync }) => sync.end()));

async function desk({ listens = true } = {}): Promise<Desk> {
  const clock = fakeClock({ now: 1_790_000_000_000 }), net = new ScriptedFetch(), told: unknown[] = [];
  const { sync } = new Account(settle({ homeserver: 'https://matrix.example', token: 'secret', fetch: net.fetch, now: clock.now, schedule: clock.schedule, random: () => 0.5 }), undefined);
  const listener: Listener = {
    heard: (facts: ReadonlyMap<string, Facts>, whole: boolean) => void told.push([whole ? 'all' : 'news', ...[...facts].map(([who, { availability }]) => `${who} ${availability}`)]),
    live: () => void told.push('live'), lost: (problem: ProblemCode) => void told.push(problem), close: () => void told.push('closed'),
  };
  const made = { clock, net, sync, told, leave: listens ? sync.join(listener) : () => undefined };
  desks.push(made);
  await clock.advance(0);
  return made;
}

const event = (sender: unknown, content: unknown, type = 'm.presence'): object => ({ type, sender, content });
const answer = (next_batch: unknown, ...events: unknown[]): object => ({ next_batch, presence: { events } });
const parameters = ({ url }: { url: URL }): Record<string, string> => Object.fromEntries([...url.searchParams].filter(([name]) => name !== 'filter'));

describe('the agent asks for news', () => {
  it('of presence alone, and without a word of its own: at first at once, then as long as the homeserver holds the question', async () => {
    const { net, clock, told } = await desk();
    expect(JSON.parse(net.next.url.searchParams.get('filter')!)).toEqual({ presence: { types: ['m.presence'] }, account_data: { types: [] }, room: { rooms: [] } });
    expect([net.next.url.pathname, parameters(net.next), net.next.url.href.includes('secret')]).toEqual(['/_matrix/client/v3/sync', { set_presence: 'offline', timeout: '0' }, false]);
    net.next.answer(answer('s1', event(BOB, { presence: 'online' })));
    await clock.advance(200);
    expect(told).toEqual(['live', ['all', `${BOB} online`]]);
    expect(parameters(net.next)).toEqual({ set_presence: 'offline', timeout: '30000', since: 's1' });
    net.next.answer(answer('s2', event(BOB, { presence: 'unavailable' }), event(CAROL, { presence: 'offline', last_active_ago: 5 })));
    await clock.advance(200);
    expect(told.slice(2)).toEqual([['news', `${BOB} away`, `${CAROL} offline`]]);
    expect(parameters(net.next)['since']).toBe('s2');
  });

  it('believing nothing but presence events of people', async () => {
    const { net, clock, told } = await desk();
    net.next.answer(answer('s1', event(BOB, { presence: 'offline' }, 'm.receipt'), event('bob@matrix.example', { presence: 'offline' }), event(7, {}), null, 'x', event('__proto__', {}), event(CAROL, null)));
    await clock.advance(0);
    expect(told).toEqual(['live', ['all', `${CAROL} undefined`]]);
  });

  it('no faster than five times a second, and once a second where an answer brings none', async () => {
    const { net, clock } = await desk();
    net.next.answer(answer('s'));
    await clock.advance(1_000);
    for (let n = 0; n < 5; n++) {
      net.next.answer(answer(`s${n}`, event(BOB, { presence: 'online' })));
      await clock.advance(200);
    }
    expect(net.asked).toHaveLength(7);
    net.next.answer(answer('same'));
    await clock.advance(999);
    expect(net.open).toBe(0);
    await clock.advance(1);
    expect(net.open).toBe(1);
    await clock.advance(29_000);
    net.next.answer(answer('same'));
    await clock.advance(200);
    expect(net.open).toBe(1);
  });

  it('anew from the beginning once in a quarter of an hour: nobody tells of those who were left', async () => {
    const { net, clock, told } = await desk();
    net.next.answer(answer('s1', event(BOB, { presence: 'online' })));
    await clock.advance(200);
    for (let n = 0; n < 31; n++) {
      await clock.advance(29_800);
      net.next.answer(answer('s2'));
      await clock.advance(200);
      if (!('since' in parameters(net.next))) break;
    }
    expect(parameters(net.next)).toEqual({ set_presence: 'offline', timeout: '0' });
    net.next.answer(answer('s3'));
    await clock.advance(0);
    expect(told.slice(2)).toEqual([['all']]);
  });

  it('only as long as anybody listens, and leaves nothing', async () => {
    const { net, clock, leave, told } = await desk();
    leave();
    leave();
    await clock.advance(0);
    expect([net.open, clock.pending, told]).toEqual([0, 0, []]);
  });

  it('in the state that is claimed, at once, also while nobody listens', async () => {
    const { net, clock, sync } = await desk({ listens: false });
    expect(net.asked).toHaveLength(0);
    sync.claim('unavailable');
    await clock.advance(0);
    expect(parameters(net.next)['set_presence']).toBe('unavailable');
    net.next.answer(answer('s1'));
    await clock.advance(1_000);
    expect(parameters(net.next)).toEqual({ set_presence: 'unavailable', timeout: '30000', since: 's1' });
    sync.claim('online');
    await clock.advance(0);
    expect([net.open, parameters(net.next)['set_presence'], parameters(net.next)['since']]).toEqual([1, 'online', 's1']);
    sync.claim('offline');
    await clock.advance(0);
    expect([net.open, clock.pending, sync.isNeeded]).toEqual([0, 0, false]);
  });
});

describe('a state that is claimed', () => {
  const listener: Listener = { heard: () => {}, live: () => {}, lost: () => {}, close: () => {} };
  const pass = async ({ net, clock }: Desk, minutes: number): Promise<void> => {
    for (let turn = 0; turn < minutes * 3 && net.open; turn++) {
      net.next.answer(answer(`s${turn}`));
      await clock.advance(20_000);
    }
  };

  it('ends when nobody has looked for an hour: whoever closed the page is here no more', async () => {
    const made = await desk({ listens: false }), { net, clock, sync } = made;
    sync.claim('online');
    await clock.advance(0);
    await pass(made, 59);
    sync.claim('online');
    await pass(made, 59);
    expect([sync.claims, net.open]).toEqual([true, 1]);
    await pass(made, 2);
    await clock.advance(0);
    expect([sync.claims, net.open, clock.pending]).toEqual([false, 0, 0]);
  });

  it('lasts as long as somebody looks, and an hour beyond', async () => {
    const made = await desk(), { sync, leave } = made;
    sync.claim('online');
    await made.clock.advance(0);
    await pass(made, 100);
    leave();
    await pass(made, 50);
    const again = sync.join(listener);
    await pass(made, 50);
    again();
    await pass(made, 59);
    expect(sync.claims).toBe(true);
    await pass(made, 2);
    expect([sync.claims, sync.isNeeded]).toEqual([false, false]);
  });
});

describe('when its connection breaks the agent', () => {
  const live = async (): Promise<Desk> => {
    const made = await desk();
    made.net.next.answer(answer('s1', event(BOB, { presence: 'online' })));
    await made.clock.advance(200);
    made.told.length = 0;
    return made;
  };

  it('goes on where it was, without a word, once', async () => {
    const { net, clock, told } = await live();
    net.next.fail();
    await clock.advance(500);
    expect([told, parameters(net.next)['since']]).toEqual([[], 's1']);
    net.next.answer(answer('s2'));
    await clock.advance(1_000);
    expect(told).toEqual([]);
  });

  it('says so when that fails, and tries again after 2, 4, 8 … 30 seconds at most, with jitter, from the beginning', async () => {
    const { net, clock, told, sync } = await live();
    net.next.fail();
    await clock.advance(500);
    net.next.fail();
    await clock.advance(0);
    expect([told, sync.heard]).toEqual([['unreachable'], undefined]);
    for (const wait of [1_500, 3_000, 6_000, 12_000, 22_500, 22_500]) {
      await clock.advance(wait - 1);
      expect(net.open).toBe(0);
      await clock.advance(1);
      expect(parameters(net.next)).toEqual({ set_presence: 'offline', timeout: '0' });
      net.next.fail();
      await clock.advance(0);
    }
    expect([told, sync.attempts]).toEqual([['unreachable'], 9]);
    await clock.advance(22_500);
    net.next.answer(answer('s9', event(BOB, { presence: 'unavailable' })));
    await clock.advance(0);
    expect(told.slice(1)).toEqual(['live', ['all', `${BOB} away`]]);
  });

  it('takes a silence ten seconds beyond what it asked for as dead, and says so at once', async () => {
    const { net, clock, told } = await live();
    await clock.advance(39_999);
    expect([net.open, told]).toEqual([1, []]);
    await clock.advance(1);
    expect([net.open, told]).toEqual([0, ['timeout']]);
  });

  it.each([
    [401, { errcode: 'M_UNKNOWN_TOKEN' }, 'signed-out', 22_500], [429, { errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 60_000 }, 'rate-limited', 60_000],
    [403, { errcode: 'M_FORBIDDEN' }, 'forbidden', 750], [404, { errcode: 'M_UNRECOGNIZED' }, 'unreachable', 750], [200, { next_batch: 7 }, 'unreachable', 750], [200, [], 'unreachable', 750],
  ] as const)('says why after %d %o: %s, and waits', async (status, body, problem, wait) => {
    const { net, clock, told } = await desk();
    net.next.answer(body, status);
    await clock.advance(0);
    // A token that is refused is asked for once more, and there is no other.
    expect(told).toEqual([problem]);
    await clock.advance(wait - 1);
    expect(net.open).toBe(0);
    await clock.advance(1);
    expect(net.open).toBe(1);
  });

  it('tells whoever comes to listen how things are', async () => {
    const { net, clock, sync } = await live(), late: unknown[] = [];
    const listener: Listener = { heard: () => {}, live: () => void late.push('live'), lost: problem => void late.push(problem), close: () => void late.push('closed') };
    sync.join(listener);
    net.next.fail();
    await clock.advance(500);
    net.next.fail();
    await clock.advance(0);
    sync.join({ ...listener });
    sync.end();
    expect(late).toEqual(['live', 'unreachable', 'unreachable', 'closed', 'closed']);
    await clock.advance(0);
    expect([net.open, clock.pending]).toEqual([0, 0]);
  });
});
