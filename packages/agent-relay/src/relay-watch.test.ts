import { parseAddress, type ImAddress, type PresenceReport, type PresenceSink, type PresenceWatch } from '@presence-elements/core';
import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeRelay, fakeRelay, problem, silence } from '../test/fake-relay.js';
import { relayAgent } from './relay-agent.js';

const DAY = 86_400_000;
const address = (text: string): ImAddress => parseAddress(text)!;
const people = (from: number, to: number): ImAddress[] => Array.from({ length: to - from }, (_, index) => address(`p${from + index}@corp.example`));

class Sink implements PresenceSink {
  /** 'live', 'lost unreachable', 'ada@corp.example online', in order. */
  readonly heard: string[] = [];
  readonly reports: PresenceReport[] = [];
  report(reports: readonly PresenceReport[]): void {
    this.reports.push(...reports);
    this.heard.push(...reports.map(({ address, availability }) => `${address.text} ${String(availability)}`));
  }
  live(): void { this.heard.push('live'); }
  lost(problem: string): void { this.heard.push(`lost ${problem}`); }
  forget(): void { this.heard.push('forget'); }
}

describe('a watch through the relay', () => {
  let clock: FakeClock, relay: FakeRelay, sink: Sink, random: number;
  let open: PresenceWatch[];
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => { unhandled.push(error); };

  beforeEach(() => {
    clock = fakeClock({ now: 1_700_000_000_000 });
    relay = fakeRelay();
    relay.now = clock.now;
    sink = new Sink();
    random = 0.5;
    open = [];
    unhandled.length = 0;
    process.on('unhandledRejection', note);
  });

  // Whatever a test did to it: a closed watch leaves nothing behind.
  afterEach(async () => {
    for (const watch of open) watch.close();
    await clock.advance(0);
    expect(clock.pending).toBe(0);
    expect(relay.openStreams).toBe(0);
    expect(relay.openRequests).toBe(0);
    await new Promise(resolve => setImmediate(resolve));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });

  const agent = () => relayAgent({ url: '/presence', fetch: relay.fetch, now: clock.now, schedule: clock.schedule, random: () => random });
  const watch = (...addresses: ImAddress[]): PresenceWatch => {
    const watch = agent().watch(sink, {});
    open.push(watch);
    watch.set(addresses.length ? addresses : [address('ada@corp.example')]);
    return watch;
  };
  const live = async (...addresses: ImAddress[]): Promise<PresenceWatch> => {
    const made = watch(...addresses);
    await clock.advance(0);
    expect(sink.heard).toContain('live');
    return made;
  };
  const pass = async (heartbeats: number): Promise<void> => {
    for (let beat = 0; beat < heartbeats; beat++) {
      await clock.advance(20_000);
      relay.stream.heartbeat();
    }
  };

  describe('while all is well', () => {
    it('opens one stream and declares one list', async () => {
      await live();
      expect(relay.lines).toEqual(['GET /stream', 'PUT /stream/1']);
      expect(relay.log[1]!.body).toEqual({ revision: 1, addresses: ['ada@corp.example'] });
      expect(relay.log[0]!.headers.get('accept')).toBe('text/event-stream');
      expect(relay.log[0]!.headers.has('last-event-id')).toBe(false);
    });

    it('is live only once the list has been accepted', async () => {
      let accept!: (response: Response) => void;
      relay.reply = ({ method }) => method === 'PUT' ? new Promise(resolve => { accept = resolve; }) : undefined;
      watch();
      await clock.advance(0);
      expect(sink.heard).toEqual([]);
      accept(new Response(null, { status: 204 }));
      await clock.advance(0);
      expect(sink.heard).toEqual(['live']);
    });

    it('reports what is pushed', async () => {
      await live();
      relay.stream.presence('ada@corp.example', { availability: 'busy', note: { text: 'Deep in it' }, stale: true, problem: 'timeout' }, '1.1');
      await clock.advance(0);
      expect(sink.reports).toMatchObject([{ availability: 'busy', note: { text: 'Deep in it' }, stale: true, problem: 'timeout' }]);
    });

    it('asks for nothing more for as long as heartbeats come', async () => {
      await live();
      await pass(180);
      expect(relay.lines).toEqual(['GET /stream', 'PUT /stream/1']);
      expect(sink.heard).toEqual(['live']);
    });

    it('sends what changed of a long list, with a higher revision each time', async () => {
      const made = await live(...people(0, 100));
      made.set(people(5, 103));
      await clock.advance(250);
      expect(relay.lines.slice(2)).toEqual(['PATCH /stream/1']);
      const body = relay.log[2]!.body as { revision: number; add: string[]; remove: string[] };
      expect(body.revision).toBe(2);
      expect(body.add).toEqual(['p100@corp.example', 'p101@corp.example', 'p102@corp.example']);
      expect(body.remove).toHaveLength(5);
      expect(relay.stream.watched).toHaveLength(98);
    });

    it('sends the list anew where that is shorter', async () => {
      const made = await live(...people(0, 100));
      made.set(people(500, 501));
      await clock.advance(250);
      expect(relay.log[2]).toMatchObject({ method: 'PUT', body: { revision: 2, addresses: ['p500@corp.example'] } });
    });

    it('sends one change for all that came while a list was under way', async () => {
      const answers: ((response: Response) => void)[] = [];
      relay.reply = ({ path }) => path.startsWith('/stream/') ? new Promise(resolve => answers.push(resolve)) : undefined;
      const made = watch(...people(0, 10));
      await clock.advance(0);
      for (let more = 11; more < 20; more++) made.set(people(0, more));
      await clock.advance(0);
      expect(answers).toHaveLength(1);
      answers[0]!(new Response(null, { status: 204 }));
      await clock.advance(250);
      expect(relay.lines).toEqual(['GET /stream', 'PUT /stream/1', 'PATCH /stream/1']);
      expect((relay.log[2]!.body as { add: string[] }).add).toHaveLength(9);
      answers[1]!(new Response(null, { status: 204 }));
      await clock.advance(250);
      expect(relay.lines).toHaveLength(3);
    });

    it('changes its list no more often than every 250 ms, however late the first one was', async () => {
      let accept!: () => void;
      relay.reply = ({ method }) => method === 'GET' ? new Promise<void>(resolve => { accept = resolve; }).then(() => relay.fetch('/presence/stream', {})) : undefined;
      const made = watch(...people(0, 50)), at: number[] = [];
      await clock.advance(200);
      relay.reply = ({ path }) => {
        if (path.startsWith('/stream/')) at.push(clock.now());
        return undefined;
      };
      accept();
      for (let more = 51; more < 55; more++) {
        await clock.advance(50);
        made.set(people(0, more));
        await clock.advance(200);
      }
      await clock.advance(1_000);
      expect(at.length).toBeGreaterThan(2);
      expect(Math.min(...at.slice(1).map((time, index) => time - at[index]!))).toBeGreaterThanOrEqual(250);
      expect(relay.stream.watched).toHaveLength(54);
    });

    it.each([['a day behind', -DAY], ['a day ahead', DAY]])('reads times by its own clock when the relay is %s', async (_, off) => {
      const ours = clock.now();
      relay.now = () => clock.now() + off;
      await live();
      relay.stream.presence('ada@corp.example', {
        availability: 'busy', since: ours + off - 5_000, lastActiveAt: ours + off - 1_000, expiresAt: ours + off + 60_000,
        note: { text: 'at 1', expiresAt: ours + off + 1_000 }, outOfOffice: { until: ours + off + 2_000 },
        activities: [{ kind: 'in-call', until: ours + off + 3_000 }],
      });
      await clock.advance(0);
      expect(sink.reports[0]).toMatchObject({
        since: ours - 5_000, lastActiveAt: ours - 1_000, expiresAt: ours + 60_000, note: { text: 'at 1', expiresAt: ours + 1_000 },
        outOfOffice: { until: ours + 2_000 }, activities: [{ kind: 'in-call', until: ours + 3_000 }],
      });
    });

    it('takes availabilities, problems and events of a later version without harm', async () => {
      await live();
      relay.stream.event('weather', 'sunny');
      relay.stream.raw('event: gossip\ndata: not json\n\n');
      relay.stream.presence('ada@corp.example', { availability: 'teleporting', problem: 'who-knows', aura: { colour: 'blue' } });
      await clock.advance(0);
      expect(sink.heard).toEqual(['live', 'ada@corp.example unknown']);
    });

    it('skips what is no presence among those that are', async () => {
      await live();
      relay.stream.event('presence', { items: [null, 7, {}, { address: 'javascript:alert(1)' }, { address: 'ada@corp.example', availability: 'away' }] });
      await clock.advance(0);
      expect(sink.heard).toEqual(['live', 'ada@corp.example away']);
    });
  });

  describe('when the stream ends', () => {
    it.each(['end', 'cut'] as const)('resumes at once and tells nobody, after the %s', async how => {
      await live();
      relay.stream.presence('ada@corp.example', { availability: 'busy' }, '1.7');
      await clock.advance(5_000);
      relay.stream[how]();
      await clock.advance(0);
      expect(relay.lines).toEqual(['GET /stream', 'PUT /stream/1', 'GET /stream']);
      expect(relay.log[2]!.headers.get('last-event-id')).toBe('1.7');
      expect(sink.heard).toEqual(['live', 'ada@corp.example busy']);
    });

    it('declares its list again where the relay could not resume', async () => {
      await live();
      relay.resumes = false;
      relay.stream.cut();
      await clock.advance(0);
      expect(relay.lines.slice(2)).toEqual(['GET /stream', 'PUT /stream/2']);
      expect(relay.log[3]!.body).toEqual({ revision: 2, addresses: ['ada@corp.example'] });
      expect(sink.heard).toEqual(['live']);
    });

    it('sends after a resume only what changed meanwhile', async () => {
      const made = await live(...people(0, 50));
      relay.reply = ({ path }) => {
        if (path === '/stream') made.set(people(0, 51));
        return undefined;
      };
      relay.stream.cut();
      await clock.advance(0);
      expect(relay.lines.slice(2)).toEqual(['GET /stream', 'PATCH /stream/1']);
    });

    it('says so when the silent attempt fails, and again that it is live', async () => {
      await live();
      relay.reply = () => { throw new TypeError('Failed to fetch'); };
      relay.stream.cut();
      await clock.advance(0);
      expect(sink.heard).toEqual(['live', 'lost unreachable']);
      relay.reply = () => undefined;
      await clock.advance(1_000);
      expect(sink.heard).toEqual(['live', 'lost unreachable', 'live']);
    });

    it('says once that it is lost, however often it fails, and again only for another reason', async () => {
      await live();
      relay.reply = () => new Response(null, { status: 503 });
      relay.stream.cut();
      await clock.advance(60_000);
      relay.reply = () => problem(403, 'forbidden');
      await clock.advance(60_000);
      expect(sink.heard).toEqual(['live', 'lost unreachable', 'lost forbidden']);
    });

    it('says that there is no stream when there never was one', async () => {
      relay.reply = ({ path }) => path === '/stream' ? new Response(null, { status: 502 }) : undefined;
      watch();
      await clock.advance(0);
      expect(sink.heard).toEqual(['lost unreachable']);
    });

    it('waits twice as long after each failure, half a minute at most', async () => {
      const at: number[] = [];
      relay.reply = () => { at.push(clock.now()); return new Response(null, { status: 500 }); };
      random = 0.999999;
      watch();
      await clock.advance(200_000);
      const gaps = at.slice(1).map((time, index) => Math.round((time - at[index]!) / 1_000));
      expect(gaps).toEqual([1, 2, 4, 8, 16, 30, 30, 30, 30, 30]);
    });

    it('spreads pages that lost the same relay over half of each wait', async () => {
      relay.reply = () => new Response(null, { status: 500 });
      random = 0;
      watch();
      await clock.advance(499);
      expect(relay.log).toHaveLength(1);
      await clock.advance(1);
      expect(relay.log).toHaveLength(2);
    });

    it('obeys Retry-After, yet comes back after an hour', async () => {
      relay.reply = () => problem(503, 'unreachable', { 'retry-after': '90' });
      watch();
      await clock.advance(89_999);
      expect(relay.log).toHaveLength(1);
      relay.reply = () => problem(503, 'unreachable', { 'retry-after': '99999999999' });
      await clock.advance(1);
      expect(relay.log).toHaveLength(2);
      await clock.advance(3_600_000);
      expect(relay.log).toHaveLength(3);
    });

    it('does not hammer a relay that accepts and hangs up, over and over', async () => {
      relay.reply = ({ method }) => {
        if (method === 'PUT') queueMicrotask(() => relay.stream.end());
        return undefined;
      };
      relay.resumes = false;
      watch();
      await clock.advance(60_000);
      // One silent attempt in half a minute, else 1, 2, 4, … seconds apart.
      expect(relay.asked('GET /stream').length).toBeLessThanOrEqual(14);
    });

    it('is silent again about the next cut, when the last was long ago', async () => {
      await live();
      for (let cuts = 0; cuts < 5; cuts++) {
        relay.stream.cut();
        await pass(2);
      }
      expect(sink.heard).toEqual(['live']);
      expect(relay.openStreams).toBe(1);
    });
  });

  describe('when the stream is only open in name', () => {
    it('opens another after two and a half heartbeats without a byte', async () => {
      await live();
      await clock.advance(49_999);
      expect(relay.asked('GET /stream')).toHaveLength(1);
      await clock.advance(1);
      expect(relay.asked('GET /stream')).toHaveLength(2);
      expect(relay.streams.map(({ open }) => open)).toEqual([false, true]);
      expect(sink.heard).toEqual(['live']);
    });

    it('goes by the heartbeat that the relay names', async () => {
      relay.opening = { heartbeat: 2_000 };
      await live();
      await clock.advance(4_999);
      expect(relay.asked('GET /stream')).toHaveLength(1);
      await clock.advance(1);
      expect(relay.asked('GET /stream')).toHaveLength(2);
    });

    it('gives up on a relay that takes the request and says nothing', async () => {
      relay.reply = silence;
      watch();
      await clock.advance(20_000);
      expect(sink.heard).toEqual(['lost unreachable']);
      await clock.advance(1_000);
      expect(relay.log).toHaveLength(2);
    });

    it('gives up on a stream that beats and never opens', async () => {
      relay.reply = ({ path }) => path === '/stream' ? new Response(new ReadableStream({
        start(controller) {
          const beat = (): void => { try { controller.enqueue(new TextEncoder().encode(': \n\n')); clock.schedule(beat, 1_000); } catch { /* cancelled */ } };
          beat();
        },
      })) : undefined;
      watch();
      await clock.advance(20_000);
      expect(sink.heard).toEqual(['lost unreachable']);
    });

    it('gives up on a list that is never answered, though the stream beats', async () => {
      await live();
      relay.reply = ({ path }) => path.startsWith('/stream/') ? silence() : undefined;
      open[0]!.set(people(0, 3));
      for (let beats = 0; beats < 4; beats++) {
        await clock.advance(5_000);
        relay.stream.heartbeat();
      }
      await clock.advance(1_000);
      expect(relay.asked('GET /stream')).toHaveLength(2);
    });

    it('opens another at once after the machine has slept', async () => {
      await live();
      clock.jump(3_600_000);
      await clock.advance(10_000);
      expect(relay.asked('GET /stream')).toHaveLength(2);
      expect(sink.heard).toEqual(['live']);
    });

    it('is not fooled after a sleep by what had been on its way', async () => {
      await live();
      clock.jump(3_600_000);
      relay.stream.heartbeat();
      await clock.advance(10_000);
      expect(relay.asked('GET /stream')).toHaveLength(2);
    });

    it('opens another when the clock is set back', async () => {
      await live();
      clock.jump(-DAY);
      await clock.advance(10_000);
      expect(relay.asked('GET /stream')).toHaveLength(2);
      expect(sink.heard).toEqual(['live']);
    });
  });

  describe('when the list is refused', () => {
    it('opens a new stream, spread over a second, where the relay has forgotten the old one', async () => {
      const made = await live();
      relay.reply = ({ path }) => path === '/stream/1' ? problem(404, 'no-data') : undefined;
      await clock.advance(250);
      made.set(people(0, 2));
      await clock.advance(499);
      expect(relay.lines.slice(2)).toEqual(['PUT /stream/1']);
      await clock.advance(1);
      expect(relay.lines.slice(3)).toEqual(['GET /stream', 'PUT /stream/2']);
      expect(relay.log[3]!.headers.has('last-event-id')).toBe(false);
      expect(sink.heard).toEqual(['live']);
    });

    it('sends it with a higher revision where another came before', async () => {
      const made = await live();
      let refusals = 1;
      relay.reply = ({ path }) => path.startsWith('/stream/') && refusals-- > 0 ? problem(409, 'no-data') : undefined;
      made.set(people(0, 2));
      await clock.advance(1_000);
      expect(relay.asked('PUT').map(({ body }) => (body as { revision: number }).revision)).toEqual([1, 2, 3]);
      expect(relay.stream.watched).toHaveLength(2);
    });

    it.each([404, 409, 500])('does not go faster than its back-off through a storm of %i', async status => {
      relay.reply = ({ path }) => path.startsWith('/stream/') ? new Response(null, { status }) : undefined;
      watch();
      await clock.advance(120_000);
      expect(relay.asked('PUT').length).toBeLessThanOrEqual(11);
      expect(sink.heard).toEqual(['lost unreachable']);
    });

    it('does not take a log-in page for an accepted list', async () => {
      relay.reply = ({ method }) => method === 'PUT' ? new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }) : undefined;
      watch();
      await clock.advance(0);
      expect(sink.heard).toEqual(['lost signed-out']);
    });
  });

  describe('when an event cannot be read', () => {
    it('asks for it again instead of leaving it out', async () => {
      await live();
      relay.stream.presence('ada@corp.example', { availability: 'away' }, '1.3');
      relay.stream.raw('id: 1.4\nevent: presence\ndata: {"items":[{"address":"ada@\n\n');
      await clock.advance(0);
      expect(relay.asked('GET /stream')[1]!.headers.get('last-event-id')).toBe('1.3');
      expect(sink.heard).toEqual(['live', 'ada@corp.example away']);
    });
  });

  describe('when it is signed out', () => {
    it('says so and asks no more than twice a minute or so', async () => {
      relay.reply = () => problem(401, 'signed-out');
      random = 0;
      watch();
      await clock.advance(60_000);
      expect(sink.heard).toEqual(['lost signed-out']);
      expect(relay.log.length).toBeLessThanOrEqual(5);
    });
  });

  describe('when the settings have changed', () => {
    const forgotten = (): number => sink.heard.filter(word => word === 'forget').length;
    beforeEach(() => { relay.opening = { revision: 'a' }; });

    it('has what was said of others forgotten, at once and once', async () => {
      await live();
      expect(forgotten()).toBe(0);
      for (const revision of ['b', 'b', 'c']) relay.stream.event('settings', { revision });
      await clock.advance(0);
      expect(forgotten()).toBe(2);
    });

    it('notices it after a cut, and not where nothing has changed', async () => {
      await live();
      relay.stream.cut();
      await clock.advance(0);
      expect([relay.openStreams, forgotten()]).toEqual([1, 0]);
      await clock.advance(60_000);
      relay.opening = { revision: 'b' };
      relay.stream.cut();
      await clock.advance(1_000);
      expect(forgotten()).toBe(1);
    });

    it('notices it after a pause, with a new watch', async () => {
      const one = agent(), before = one.watch(sink, {});
      open.push(before);
      await clock.advance(0);
      before.close();
      relay.opening = { revision: 'b' };
      open.push(one.watch(sink, {}));
      await clock.advance(0);
      expect(forgotten()).toBe(1);
    });

    it('takes no harm where the sink has nothing to forget', async () => {
      Object.assign(sink, { forget: undefined });
      await live();
      relay.stream.event('settings', { revision: 'b' });
      relay.stream.presence('ada@corp.example', { availability: 'away' });
      await clock.advance(0);
      expect(sink.heard.at(-1)).toBe('ada@corp.example away');
    });
  });

  describe('when it is closed', () => {
    it('lets go of the stream', async () => {
      const made = await live();
      made.close();
      await clock.advance(0);
      expect(relay.openStreams).toBe(0);
      expect(clock.pending).toBe(0);
    });

    it('lets go of what has not even opened', async () => {
      relay.reply = silence;
      watch().close();
      await clock.advance(0);
      expect(clock.pending).toBe(0);
    });

    it('does not come back from a wait', async () => {
      relay.reply = () => new Response(null, { status: 500 });
      const made = watch();
      await clock.advance(0);
      made.close();
      made.close();
      await clock.advance(600_000);
      expect(relay.log).toHaveLength(1);
    });

    it('drops what came in the same breath', async () => {
      const made = await live();
      sink.report = reports => { sink.heard.push(reports[0]!.address.text); made.close(); };
      relay.stream.raw([1, 2].map(n => `event: presence\ndata: {"items":[{"address":"p${n}@corp.example"}]}\n\n`).join(''));
      await clock.advance(0);
      expect(sink.heard).toEqual(['live', 'p1@corp.example']);
    });

    it('takes no more lists', async () => {
      const made = await live();
      made.close();
      made.set(people(0, 3));
      await clock.advance(60_000);
      expect(relay.log).toHaveLength(2);
    });
  });
});
