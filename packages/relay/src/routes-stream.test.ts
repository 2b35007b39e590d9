import { describe, expect, it } from 'vitest';
import { portal, type Person } from '../test/portal.js';

const ALAN = 'alan@portal.example', GRACE = 'grace@portal.example';

/** Everybody is known, and the first minutes are over. */
async function settledPortal(options: Parameters<typeof portal>[0] = {}) {
  const place = portal({ knows: () => true, ...options });
  await place.clock.advance(90_000);
  return place;
}

const declare = (person: Person, id: string, revision: number, addresses: readonly string[]) => person.call('PUT', `/stream/${id}`, { body: { revision, addresses } });
const amend = (person: Person, id: string, revision: number, add: readonly string[], remove: readonly string[] = []) => person.call('PATCH', `/stream/${id}`, { body: { revision, add, remove } });

describe('a stream', () => {
  it('opens by saying who it is, what time it is here, and how often it will beat', async () => {
    const { clock, as } = await settledPortal();
    const stream = await as('ada').stream();
    await clock.advance(0);
    expect(stream.events).toEqual([{ type: 'open', id: `${stream.id}.0`, data: { id: stream.id, resumed: false, now: clock.now(), heartbeat: 20_000 } }]);
  });

  it('is let through unbuffered and unchanged by proxies', async () => {
    const { as } = await settledPortal();
    const { headers, response } = await as('ada').call('GET', '/stream');
    expect(headers.get('x-accel-buffering')).toBe('no');
    expect(headers.get('cache-control')).toBe('no-store, no-transform');
    await response.body!.cancel();
  });

  it('leaves nothing behind when only its headers are asked for', async () => {
    const { clock, as } = portal();
    const before = clock.pending;
    expect((await as('ada').call('HEAD', '/stream')).status).toBe(200);
    expect(clock.pending).toBe(before);
  });

  it('tells the present state of each newly watched address, then each change, with an id on each event', async () => {
    const { clock, as } = await settledPortal();
    const ada = as('ada'), stream = await ada.stream();
    await clock.advance(0);
    expect((await declare(ada, stream.id, 1, [ALAN, 'x@elsewhere.example', 'no address'])).status).toBe(204);
    await clock.advance(10);
    expect([...stream.told].sort()).toEqual([`${ALAN} offline`, 'no address bad-address', 'x@elsewhere.example no-agent']);
    await as('alan').call('POST', '/me/alive', { body: { active: true } });
    await clock.advance(0);
    expect(stream.told.at(-1)).toBe(`${ALAN} online`);
    expect(stream.events.map(({ id }) => id)).toEqual([0, 2, 3, 4].map(number => `${stream.id}.${number}`));
  });

  it('tells of additions, and no more of removals', async () => {
    const { clock, as } = await settledPortal();
    const ada = as('ada'), stream = await ada.stream();
    await clock.advance(0);
    await declare(ada, stream.id, 1, [ALAN]);
    await clock.advance(10);
    expect((await amend(ada, stream.id, 2, ['mailto:Grace@portal.example'], [ALAN])).status).toBe(204);
    await clock.advance(300);
    await as('alan').call('POST', '/me/alive', { body: { active: true } });
    await as('grace').call('POST', '/me/alive', { body: { active: true } });
    await clock.advance(0);
    expect(stream.told).toEqual([`${ALAN} offline`, `${GRACE} offline`, `${GRACE} online`]);
  });

  it('says nothing again of an address that stays in the list', async () => {
    const { clock, as } = await settledPortal();
    const ada = as('ada'), stream = await ada.stream();
    await clock.advance(0);
    for (const revision of [1, 1, 2]) {
      await declare(ada, stream.id, revision, [ALAN]);
      await clock.advance(300);
    }
    expect(stream.told).toEqual([`${ALAN} offline`]);
  });

  it('refuses a revision older than the one in force, and keeps to that', async () => {
    const { clock, as } = await settledPortal();
    const ada = as('ada'), stream = await ada.stream();
    await clock.advance(0);
    await declare(ada, stream.id, 5, [ALAN]);
    expect((await declare(ada, stream.id, 4, [GRACE])).status).toBe(409);
    expect((await amend(ada, stream.id, 4, [GRACE])).status).toBe(409);
    await clock.advance(10);
    expect(stream.told).toEqual([`${ALAN} offline`]);
  });

  it('that nobody has opened is not found', async () => {
    const { as } = await settledPortal();
    expect(await declare(as('ada'), 'b9f7f1f6-0000-4000-8000-000000000000', 1, [])).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await amend(as('ada'), '..', 1, [])).status).toBe(404);
  });

  it('of somebody else is not found, in the same words', async () => {
    const { clock, as } = await settledPortal();
    const stream = await as('ada').stream();
    await clock.advance(0);
    const strangers = await declare(as('eve'), stream.id, 1, [ALAN]), missing = await declare(as('eve'), 'missing', 1, [ALAN]);
    expect(strangers.body).toEqual(missing.body);
    const stolen = await as('eve').stream(stream.lastEventId);
    await clock.advance(0);
    expect(stolen.events[0]!.data.resumed).toBe(false);
    expect(stolen.id).not.toBe(stream.id);
    expect(stream.ended).toBe(false);
  });

  it('watches so many addresses and no more', async () => {
    const { clock, as } = await settledPortal({ limits: { watched: 3 } });
    const ada = as('ada'), stream = await ada.stream();
    await clock.advance(0);
    await declare(ada, stream.id, 1, ['a@b.example', 'b@b.example']);
    const { status, body } = await amend(ada, stream.id, 2, ['c@b.example', 'd@b.example']);
    expect([status, body.detail]).toEqual([413, 'A stream watches at most 3 addresses; these would be 4.']);
    expect((await amend(ada, stream.id, 2, ['c@b.example'])).status).toBe(204);
  });

  it('beats while there is nothing to tell', async () => {
    const { clock, as } = await settledPortal();
    const stream = await as('ada').stream();
    await clock.advance(60_000);
    expect(stream.beats).toBe(3);
  });
});

describe('a stream that was cut off', () => {
  async function cutOff(options: Parameters<typeof portal>[0] = {}) {
    const place = await settledPortal(options);
    const ada = place.as('ada'), stream = await ada.stream();
    await place.clock.advance(0);
    await declare(ada, stream.id, 1, [ALAN, GRACE]);
    await place.clock.advance(10);
    await stream.leave();
    return { ...place, ada, stream };
  }

  it('goes on where it was, with nothing lost and nothing twice', async () => {
    const { clock, as, ada, stream } = await cutOff();
    await as('alan').call('POST', '/me/alive', { body: { active: true } });
    await as('alan').call('PUT', '/me', { body: { availability: 'busy' } });
    await clock.advance(0);
    const resumed = await ada.stream(stream.lastEventId);
    await clock.advance(0);
    expect(resumed.events[0]!.data).toMatchObject({ id: stream.id, resumed: true });
    expect(resumed.told).toEqual([`${ALAN} busy`]);
    await as('grace').call('POST', '/me/alive', { body: { active: true } });
    await clock.advance(0);
    expect(resumed.told).toEqual([`${ALAN} busy`, `${GRACE} online`]);
  });

  it('tells again what the connection had swallowed', async () => {
    const { clock, ada, stream } = await cutOff();
    const resumed = await ada.stream(stream.events[0]!.id);
    await clock.advance(0);
    expect([...resumed.told].sort()).toEqual([`${ALAN} offline`, `${GRACE} offline`]);
  });

  it('can be cut off again before anything was told', async () => {
    const { clock, as, ada, stream } = await cutOff();
    const second = await ada.stream(stream.lastEventId);
    await clock.advance(0);
    await second.leave();
    await as('alan').call('POST', '/me/alive', { body: { active: true } });
    const third = await ada.stream(second.lastEventId);
    await clock.advance(0);
    expect(third.told).toEqual([`${ALAN} online`]);
  });

  it('moves to the new connection when the old one only looks open', async () => {
    const { clock, as } = await settledPortal();
    const ada = as('ada'), stream = await ada.stream();
    await clock.advance(0);
    const resumed = await ada.stream(stream.lastEventId);
    await clock.advance(20_000);
    expect([stream.ended, resumed.ended, resumed.beats]).toEqual([true, false, 1]);
  });

  it('is gone after a while, and with it what it watched', async () => {
    const { clock, ada, stream } = await cutOff();
    await clock.advance(120_000);
    const anew = await ada.stream(stream.lastEventId);
    await clock.advance(0);
    expect(anew.events[0]!.data.resumed).toBe(false);
    expect((await declare(ada, stream.id, 2, [ALAN])).status).toBe(404);
  });

  it.each(['nonsense', 'x.1', '.', '%00.1', 'é.1'])('is a new one for the id %j', async id => {
    const { clock, as } = await settledPortal();
    const stream = await as('ada').stream(encodeURIComponent(id));
    await clock.advance(0);
    expect(stream.events[0]!.data.resumed).toBe(false);
  });

  it('is a new one for a number that it has not reached', async () => {
    const { clock, ada, stream } = await cutOff();
    const anew = await ada.stream(`${stream.id}.999`);
    await clock.advance(0);
    expect(anew.events[0]!.data.resumed).toBe(false);
  });
});

describe('a slow reader', () => {
  it('is dropped, and resumes with nothing lost and nothing twice', async () => {
    const { clock, relay, as } = await settledPortal();
    const ada = as('ada'), users = Array.from({ length: 60 }, (_, index) => `user${index}`);
    const { response } = await ada.call('GET', '/stream');
    const slow = response.body!.getReader();
    const id = /"id":"([^"]+)"/.exec(new TextDecoder().decode((await slow.read()).value))![1]!;
    await declare(ada, id, 1, users.map(user => `${user}@portal.example`));
    for (let round = 0; round < 20; round++) {
      for (const user of users) await relay.network.publish({ availability: 'busy', note: { text: `${round} `.padEnd(5_000, 'x') } }, { viewer: { id: user } });
      await clock.advance(300);
    }
    await clock.advance(40_000);
    let swallowed = '';
    for (let step = await slow.read(); !step.done; step = await slow.read()) swallowed += new TextDecoder().decode(step.value);
    expect(swallowed.length).toBeLessThan(150_000);
    const lastEventId = [...swallowed.matchAll(/^id: (.+)$/gm)].at(-1)![1]!;
    const resumed = await ada.stream(lastEventId);
    await clock.advance(0);
    expect(resumed.events[0]!.data.resumed).toBe(true);
    expect(resumed.items.every(({ note }) => note!.text.startsWith('19 '))).toBe(true);
    expect(new Set(resumed.told).size).toBe(resumed.told.length);
    const swallowedOfLast = [...swallowed.matchAll(/"address":"([^"]+)"[^{}]*"activities":\[\],"note":\{"text":"19 /g)].map(([, address]) => address);
    expect(new Set([...swallowedOfLast, ...resumed.items.map(({ address }) => address)]).size).toBe(60);
  });
});

describe('the streams of one viewer', () => {
  it('are limited in number', async () => {
    const { as } = await settledPortal({ limits: { streams: 2 } });
    await as('ada').stream();
    await as('ada').stream();
    expect(await as('ada').call('GET', '/stream')).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
    expect((await as('alan').call('GET', '/stream')).status).toBe(200);
  });

  it('make room by giving up the one that nobody has read for longest', async () => {
    const { clock, as } = await settledPortal({ limits: { streams: 2 } });
    const ada = as('ada'), first = await ada.stream(), second = await ada.stream();
    await clock.advance(0);
    await first.leave();
    await clock.advance(1000);
    await second.leave();
    const third = await ada.stream(second.lastEventId);
    await ada.stream();
    await clock.advance(0);
    expect(third.events[0]!.data.resumed).toBe(true);
    expect((await declare(ada, first.id, 1, [])).status).toBe(404);
  });

  it('close when the viewer signs out, and cannot be resumed', async () => {
    const { clock, relay, as } = await settledPortal();
    const adas = await as('ada').stream(), alans = await as('alan').stream();
    await clock.advance(0);
    relay.signOut('ada');
    await clock.advance(0);
    expect([adas.ended, alans.ended]).toEqual([true, false]);
    expect((await declare(as('ada'), adas.id, 1, [])).status).toBe(404);
  });

  it('close by themselves when the session has ended without a word', async () => {
    let signedIn = true;
    const { clock, as } = await settledPortal({ authenticate: () => (signedIn ? { id: 'ada' } : undefined) });
    const stream = await as('ada').stream();
    await clock.advance(600_000);
    expect(stream.ended).toBe(false);
    signedIn = false;
    await clock.advance(320_000);
    expect(stream.ended).toBe(true);
  });

  it('stay open while it cannot be told whether the session has ended', async () => {
    let broken = false;
    const faults: unknown[] = [];
    const authenticate = () => {
      if (broken) throw new Error('session store is down');
      return { id: 'ada' };
    };
    const { clock, as } = await settledPortal({ authenticate, onError: error => void faults.push(error) });
    const stream = await as('ada').stream();
    broken = true;
    await clock.advance(320_000);
    expect([stream.ended, faults.length]).toEqual([false, 1]);
  });

  it('are not resumed by one whose roles have changed', async () => {
    let roles = ['admin'];
    const { clock, as } = await settledPortal({ authenticate: () => ({ id: 'ada', roles }) });
    const stream = await as('ada').stream();
    await clock.advance(0);
    roles = [];
    const anew = await as('ada').stream(stream.lastEventId);
    await clock.advance(0);
    expect(anew.events[0]!.data.resumed).toBe(false);
  });
});
