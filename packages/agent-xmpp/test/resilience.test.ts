import { parseAddress, type PresenceReport } from '@presence-elements/core';
import { fakeClock, type FakeClock } from '@presence-elements/testing';
import type { XmppServer } from '@presence-elements/testing/servers.js';
import { xmppAgent, type XmppAgent, type XmppOptions } from '../src/index.js';
import { Person, until } from './person.js';
import { onEachServer } from './real-servers.js';

const COUNT = 60, GROUP = 4;
// Sixty people come back in a few seconds, on a machine that is busy in many (milliseconds).
const SLOW = 120_000;
const ALICE = 'alice@example.org', CONTACTS = Array.from({ length: COUNT }, (_, n) => `contact${n}@example.org`);
const addresses = CONTACTS.map(text => parseAddress(text)!);
// How fast the clock of the agent goes while something is waited for (milliseconds a look): where a server has to answer slower than
// any does, where it cannot answer as fast as one likes, and in between where the agent waits before it tries again.
const SLOWLY = 1, BRISKLY = 20, FAST = 100;

onEachServer((name, start) => {
  describe(`a watch of ${COUNT} people through trouble with ${name}`, () => {
    let server: XmppServer, agent: XmppAgent, people: Person[] = [], clock: FakeClock;
    const rejections: unknown[] = [];
    const note = (error: unknown): void => void rejections.push(error);
    const arrive = async (): Promise<void> => {
      people = [];
      // A few at a time: ejabberd lets five wait at its door, and whoever comes then knocks again after ever longer times.
      for (let n = 0; n < COUNT; n += GROUP) {
        people.push(...await Promise.all(CONTACTS.slice(n, n + GROUP).map(jid => Person.at(server, jid, { presence: '<presence><show>away</show></presence>' }))));
      }
    };
    beforeAll(async () => {
      server = await start({ users: [ALICE, ...CONTACTS] });
      process.on('unhandledRejection', note);
    });
    afterAll(async () => {
      process.off('unhandledRejection', note);
      await server.stop();
    });
    beforeEach(arrive);
    afterEach(() => {
      // A test that gave up takes nobody along.
      server.thaw();
      agent.dispose();
      for (const person of people) person.leave();
    });

    /** Waits while the clock of the agent goes. */
    const passing = (is: () => boolean, what: string, pace = SLOWLY): Promise<unknown> => until(async () => {
      await clock.advance(pace);
      return is();
    }, what, 60_000);

    /** All that a watch is told, and how everybody is by its last word. */
    const watch = (options: Partial<XmppOptions> = {}) => {
      clock = fakeClock({ now: Date.now() });
      agent = xmppAgent({ jid: ALICE, password: 'secret', service: server.ws, ...clock, ...options });
      const told: (string | PresenceReport)[] = [], last = new Map<string, PresenceReport>();
      agent.watch({
        live: () => told.push('live'),
        lost: problem => told.push(problem),
        report: reports => reports.forEach(report => {
          told.push(report);
          last.set(report.address.text, report);
        }),
      }, {}).set(addresses);
      const all = (availability: string): Promise<unknown> => passing(() => last.size === COUNT && [...last.values()].every(report => report.availability === availability), `all ${availability}`);
      const offline = (from = 0): unknown[] => told.slice(from).filter(line => typeof line === 'object' && line.availability === 'offline');
      return { told, all, offline };
    };

    /** Why a question fails, which may take its time. */
    const refused = async (): Promise<unknown> => {
      let problem: unknown;
      agent.query(addresses, { signal: new AbortController().signal }).then(() => { problem = 'answered'; }, (error: unknown) => { problem = error; });
      await passing(() => problem !== undefined, 'an end of the question', FAST);
      return problem;
    };

    it('says at once that it is lost when the server is killed, calls nobody offline for it, and comes back by itself', async () => {
      const { told, all, offline } = watch();
      await all('away');
      const seen = told.length;
      await server.kill();
      // Its clock stands still: what it says now it says at once.
      await until(() => told.includes('unreachable'), 'lost');
      const attempts = agent.attempts, end = clock.now() + 3_000;
      await passing(() => clock.now() >= end, 'three seconds', BRISKLY);
      // 1, 2, 4 … seconds apart at most, and at random within that.
      expect(agent.attempts - attempts).toBeLessThan(12);
      expect(await refused()).toMatchObject({ code: 'unreachable' });
      expect(offline(seen)).toEqual([]);
      await server.restart();
      await arrive();
      await passing(() => told.lastIndexOf('live') > told.indexOf('unreachable'), 'live again', BRISKLY);
      await all('away');
      expect(rejections).toEqual([]);
    }, SLOW);

    it('says at once that BOSH is lost as well', async () => {
      const { told, all, offline } = watch({ service: server.bosh });
      await all('away');
      await server.kill();
      await until(() => told.includes('unreachable'), 'lost');
      expect(offline()).toEqual([]);
      await server.restart();
      await arrive();
      await passing(() => told.lastIndexOf('live') > told.indexOf('unreachable'), 'live again', BRISKLY);
      await all('away');
      expect(rejections).toEqual([]);
    }, SLOW);

    it('notices a server that holds its connections and says nothing, and calls nobody offline for it', async () => {
      const { told, all, offline } = watch();
      await all('away');
      server.freeze();
      await passing(() => told.includes('timeout'), 'lost', FAST);
      // Whether it waits or tries again just then: a question that meets an attempt ends with it.
      expect(await refused()).toMatchObject({ code: 'timeout' });
      expect(offline()).toEqual([]);
      const seen = told.length;
      server.thaw();
      await passing(() => told.lastIndexOf('live') > seen - 1, 'live again', BRISKLY);
      await all('away');
      expect(offline()).toEqual([]);
      expect(rejections).toEqual([]);
    }, SLOW);

    it('takes back what it knew while it knows nothing', async () => {
      const { told, all } = watch();
      await all('away');
      server.freeze();
      await passing(() => told.includes('timeout'), 'lost', FAST);
      const seen = told.length;
      server.thaw();
      people[0]!.say('<presence><show>dnd</show></presence>');
      await passing(() => told.slice(seen).some(line => typeof line === 'object' && line.address.text === CONTACTS[0] && line.availability === 'dnd'), 'what changed meanwhile', BRISKLY);
    }, SLOW);

    it('waits ever longer for a server that stays away', async () => {
      const { told, all } = watch({ random: () => 0.999 });
      await all('away');
      await server.kill();
      await until(() => told.includes('unreachable'), 'lost');
      const waits: number[] = [];
      for (const seconds of [1, 2, 4, 8, 16, 30]) {
        const before = agent.attempts, since = clock.now();
        await passing(() => agent.attempts > before, `another attempt after ${seconds} s`, FAST);
        waits.push((clock.now() - since) / seconds);
      }
      for (const wait of waits) expect(wait).toBeGreaterThan(990);
    }, SLOW);
  });
});
