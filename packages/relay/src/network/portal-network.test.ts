import { describe, expect, it } from 'vitest';
import { parseAddress, type ImAddress, type PresenceReport } from '@presence-elements/core';
import { fakeClock } from '@presence-elements/testing';
import { PortalNetwork, type PortalNetworkOptions } from './portal-network.js';
import { memoryStatusStore } from './status-store.js';

const signal = new AbortController().signal;
const at = (text: string): ImAddress => parseAddress(text)!;
const ada = { id: 'ada', address: 'ada@portal.example' };

function setUp(options: Partial<PortalNetworkOptions> = {}) {
  const clock = fakeClock({ now: 1_000_000 }), faults: unknown[] = [];
  const network = new PortalNetwork({
    domain: 'portal.example', capabilities: ['mail'], grace: 90_000, awayAfter: 300_000, store: memoryStatusStore(),
    now: clock.now, schedule: clock.schedule, fault: error => void faults.push(error), ...options,
  });
  const ask = async (...texts: string[]) => (await network.query(texts.map(at)))
    .map(({ address, availability, problem }) => `${address.text} ${problem ?? availability}`);
  return { clock, network, faults, ask, options: { signal } };
}

function watching(network: PortalNetwork, ...texts: string[]) {
  const heard: string[] = [];
  const watch = network.watch({
    report: reports => void heard.push(...reports.map(({ address, availability, problem }: PresenceReport) => `${address.text} ${problem ?? availability}`)),
    live: () => void heard.push('live'),
    lost: problem => void heard.push(`lost ${problem}`),
  });
  watch.set(texts.map(at));
  return { heard, watch };
}

describe('the portal’s own network', () => {
  it('answers for its own domain, and leaves others out', async () => {
    const { network, ask } = setUp();
    network.alive(ada, true);
    expect(await ask('ada@portal.example', 'ada@corp.example')).toEqual(['ada@portal.example online']);
  });

  it('knows a person under each scheme and spelling', async () => {
    const { network, ask } = setUp();
    network.alive(ada, true);
    expect(await ask('sip:Ada@portal.example', 'xmpp:ada@portal.example')).toEqual(['sip:Ada@portal.example online', 'xmpp:ada@portal.example online']);
  });

  it('asks the directory whom it does not know from seeing', async () => {
    const asked: string[] = [];
    const { clock, network, ask } = setUp({ knows: async user => { asked.push(user); return user === 'alan'; } });
    await clock.advance(90_000);
    network.alive(ada, true);
    expect(await ask('ada@portal.example', 'alan@portal.example', 'nobody@portal.example'))
      .toEqual(['ada@portal.example online', 'alan@portal.example offline', 'nobody@portal.example not-found']);
    expect(asked).toEqual(['alan', 'nobody']);
  });

  it('tells a watch how somebody is now, also if the directory was asked about others meanwhile', async () => {
    const { clock, network } = setUp({ knows: async user => { if (user === 'alan') await new Promise<void>(done => void clock.schedule(done, 50)); return true; } });
    await clock.advance(90_000);
    const { heard } = watching(network, 'ada@portal.example', 'alan@portal.example');
    await clock.advance(10);
    network.alive(ada, true);
    await clock.advance(100);
    expect(heard).toEqual(['live', 'ada@portal.example online', 'ada@portal.example online', 'alan@portal.example offline']);
  });

  it('asks the directory for everybody where people can hide: how long it takes must not tell who was seen', async () => {
    const asked: string[] = [];
    const { network, ask } = setUp({ canHide: true, knows: async user => { asked.push(user); return true; } });
    network.alive(ada, true);
    await ask('ada@portal.example', 'alan@portal.example');
    expect(asked).toEqual(['ada', 'alan']);
  });

  it('says nothing of strangers while the directory is out of order, and still answers for the others', async () => {
    const { clock, network, faults, ask } = setUp({ knows: () => { throw new Error('LDAP is down'); } });
    await clock.advance(90_000);
    network.alive(ada, true);
    expect(await ask('ada@portal.example', 'alan@portal.example')).toEqual(['ada@portal.example online', 'alan@portal.example no-data']);
    expect(faults).toHaveLength(1);
  });

  it('tells a watch that it is live, what it asks for, then each change', async () => {
    const { clock, network } = setUp();
    network.alive(ada, true);
    const { heard } = watching(network, 'ada@portal.example', 'alan@portal.example');
    await clock.advance(0);
    expect(heard).toEqual(['live', 'ada@portal.example online', 'alan@portal.example pending']);
    await network.publish({ availability: 'dnd' }, { viewer: ada });
    await clock.advance(0);
    expect(heard.slice(3)).toEqual(['ada@portal.example dnd']);
  });

  it('tells a watch only of what is new in a list', async () => {
    const { clock, network } = setUp();
    const { heard, watch } = watching(network, 'ada@portal.example');
    await clock.advance(0);
    watch.set([at('ada@portal.example'), at('alan@portal.example')]);
    await clock.advance(0);
    expect(heard).toEqual(['live', 'ada@portal.example pending', 'alan@portal.example pending']);
  });

  it('tells a watch nothing of whom it has left, or after it was closed', async () => {
    const { clock, network } = setUp();
    const { heard, watch } = watching(network, 'ada@portal.example', 'alan@portal.example');
    watch.set([at('alan@portal.example')]);
    await clock.advance(0);
    network.alive(ada, true);
    await clock.advance(0);
    expect(heard).toEqual(['live', 'alan@portal.example pending']);
    watch.close();
    network.alive({ id: 'alan' }, true);
    await clock.advance(200_000);
    expect(heard).toHaveLength(2);
  });

  it('tells everybody watched when the start is over', async () => {
    const { clock, network } = setUp({ knows: () => true });
    const { heard } = watching(network, 'ada@portal.example', 'alan@portal.example');
    await clock.advance(90_000);
    expect(heard.slice(-2)).toEqual(['ada@portal.example offline', 'alan@portal.example offline']);
  });

  it('offers the same towards somebody offline as towards somebody invisible', async () => {
    const { clock, network } = setUp({ knows: () => true });
    await clock.advance(90_000);
    network.alive(ada, true);
    await network.publish({ availability: 'invisible', note: { text: 'psst' } }, { viewer: ada });
    const [invisible, offline] = await network.query([at('ada@portal.example'), at('alan@portal.example')]);
    expect({ ...invisible, address: undefined }).toEqual({ ...offline, address: undefined });
  });

  it('takes a viewer by their address here, or else by their id', async () => {
    const { network, ask } = setUp();
    network.alive({ id: '4711', address: 'sip:ada@portal.example' }, true);
    network.alive({ id: 'Alan', address: 'alan@corp.example' }, true);
    expect(await ask('ada@portal.example', 'alan@portal.example')).toEqual(['ada@portal.example online', 'alan@portal.example online']);
  });

  it('refuses one who can have no address here', () => {
    const { network } = setUp();
    expect(() => network.alive({ id: 'CORP\\ada' }, true)).toThrow(expect.objectContaining({ code: 'no-agent' }));
  });

  it('answers what was really set, and to the viewer what is set', async () => {
    const { network } = setUp();
    const own = { availability: 'invisible', note: { text: 'psst' } } as const;
    expect(await network.publish(own, { viewer: ada })).toEqual(own);
    expect(network.own(ada)).toEqual(own);
  });
});

describe('messages to the portal’s own people', () => {
  it('cannot be sent where the portal has no chat', () => {
    expect('send' in setUp().network).toBe(false);
  });

  it('go to the chat, from whom to whom, with whether they may be kept', async () => {
    const taken: unknown[] = [];
    const { network, options } = setUp({ deliver: (message, parties) => { taken.push([message, parties]); return 'stored'; }, history: () => false });
    const receipt = await network.send!([at('sip:Ada@portal.example')], { text: 'Hello' }, { ...options, viewer: { id: 'grace' } });
    expect(receipt).toEqual({ delivered: 'stored' });
    expect(taken).toEqual([[{ text: 'Hello' }, { from: { id: 'grace' }, to: 'ada', history: false }]]);
  });
});

describe('what would be known of somebody who has not been here', () => {
  it('is nothing yet while the network has just started, and then that they are offline, whatever they do', async () => {
    const { network, clock } = setUp({ knows: () => true });
    network.alive(ada, true);
    await network.publish({ availability: 'busy' }, { viewer: ada });
    expect(network.unheard('ada', undefined, clock.now())).toBe('pending');
    await clock.advance(90_000);
    network.alive(ada, true);
    expect(network.unheard('ada', undefined, clock.now())).toBeUndefined();
    expect(network.unheard('ada', undefined, clock.now() - 1)).toBe('pending');
  });

  it('is what was seen of them before they hid', async () => {
    const { network, clock } = setUp({ knows: () => true }), begin = clock.now();
    await clock.advance(1_000);
    network.alive(ada, true);
    await clock.advance(1_000);
    expect([begin, begin + 999, begin + 1_000, begin + 2_000].map(since => network.unheard('ada', since, clock.now()))).toEqual(['pending', 'pending', undefined, undefined]);
  });

  it('is that they are in no directory, where they are not', async () => {
    const { network, clock } = setUp({ knows: user => user === 'ada' });
    await clock.advance(90_000);
    expect(['ada', 'eve'].map(user => network.unheard(user, undefined, clock.now()))).toEqual([undefined, 'not-found']);
    const slow = setUp({ knows: () => Promise.resolve(false) });
    await slow.clock.advance(90_000);
    expect(slow.network.unheard('ada', undefined, slow.clock.now())).toBeUndefined();
  });

  it('is not known where the directory is out of order, nor does the relay come to harm', async () => {
    for (const knows of [() => { throw new Error('LDAP is down'); }, () => Promise.reject(new Error('LDAP is down'))]) {
      const { network, clock, faults, ask } = setUp({ knows, canHide: true });
      await clock.advance(90_000);
      network.unheard('ada', undefined, clock.now());
      network.alive(ada, true);
      await ask('ada@portal.example');
      expect([network.unheard('ada', undefined, clock.now()), faults.length]).toEqual(['no-data', 2]);
    }
  });

  it('tells whose addresses are of the portal', () => {
    expect([at('sip:ada@portal.example'), at('ada@corp.example')].map(address => setUp().network.has(address))).toEqual([true, false]);
  });

  it('is asked for again as soon as of those who are there, where people can hide', async () => {
    const { network, clock } = setUp({ knows: () => true, canHide: true, random: () => 0.5 });
    network.alive(ada, true);
    const early = await network.query([at('ada@portal.example'), at('eve@portal.example')]);
    expect(early.map(({ expiresAt, retryAfter }) => [expiresAt, retryAfter])).toEqual([[clock.now() + 11_250, undefined], [undefined, 10_000]]);
    await clock.advance(90_000);
    expect((await network.query([at('eve@portal.example')]))[0]).not.toHaveProperty('retryAfter');
    expect((await setUp().network.query([at('eve@portal.example')]))[0]).not.toHaveProperty('retryAfter');
  });
});
