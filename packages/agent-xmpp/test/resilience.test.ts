import { parseAddress, type PresenceReport } from '@presence-elements/core';
import type { XmppServer } from '@presence-elements/testing/servers.js';
import { xmppAgent, type XmppAgent, type XmppOptions } from '../src/index.js';
import { Person, until } from './person.js';
import { onEachServer } from './real-servers.js';

const COUNT = 60, GROUP = 4;
// Sixty people come back in a few seconds, on a machine that is busy in many (milliseconds).
const SLOW = 120_000;
const ALICE = 'alice@example.org', CONTACTS = Array.from({ length: COUNT }, (_, n) => `contact${n}@example.org`);
const addresses = CONTACTS.map(text => parseAddress(text)!);
// Half a minute of silence is a lot for a test: time goes ten times as fast.
const HASTE = 10, start0 = Date.now();
const hasty: Pick<XmppOptions, 'now' | 'schedule'> = {
  now: () => start0 + (Date.now() - start0) * HASTE,
  schedule(run, delay) {
    const timer = setTimeout(run, delay / HASTE);
    return () => clearTimeout(timer);
  },
};

onEachServer((name, start) => {
  describe(`a watch of ${COUNT} people through trouble with ${name}`, () => {
    let server: XmppServer, agent: XmppAgent, people: Person[] = [];
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
      agent.dispose();
      for (const person of people) person.leave();
    });

    /** All that a watch is told, and how everybody is by its last word. */
    const watch = (options: Partial<XmppOptions> = {}) => {
      agent = xmppAgent({ jid: ALICE, password: 'secret', service: server.ws, ...options });
      const told: (string | PresenceReport)[] = [], last = new Map<string, PresenceReport>();
      agent.watch({
        live: () => told.push('live'),
        lost: problem => told.push(problem),
        report: reports => reports.forEach(report => {
          told.push(report);
          last.set(report.address.text, report);
        }),
      }, {}).set(addresses);
      const all = (availability: string): Promise<unknown> => until(() => last.size === COUNT && [...last.values()].every(report => report.availability === availability), `all ${availability}`, 60_000);
      const offline = (from = 0): unknown[] => told.slice(from).filter(line => typeof line === 'object' && line.availability === 'offline');
      return { told, all, offline };
    };

    it('says at once that it is lost when the server is killed, calls nobody offline for it, and comes back by itself', async () => {
      const { told, all, offline } = watch();
      await all('away');
      const killedAt = Date.now(), seen = told.length;
      await server.kill();
      await until(() => told.includes('unreachable'), 'lost', 2_000);
      expect(Date.now() - killedAt).toBeLessThan(1_000);
      const attempts = agent.attempts;
      await new Promise(resolve => { setTimeout(resolve, 3_000); });
      // 1, 2, 4 … seconds apart at most, and at random within that.
      expect(agent.attempts - attempts).toBeLessThan(12);
      await expect(agent.query(addresses, { signal: new AbortController().signal })).rejects.toMatchObject({ code: 'unreachable' });
      expect(offline(seen)).toEqual([]);
      await server.restart();
      await arrive();
      await until(() => told.lastIndexOf('live') > told.indexOf('unreachable'), 'live again', 60_000);
      await all('away');
      expect(rejections).toEqual([]);
    }, SLOW);

    it('says at once that BOSH is lost as well', async () => {
      const { told, all, offline } = watch({ service: server.bosh });
      await all('away');
      await server.kill();
      await until(() => told.includes('unreachable'), 'lost', 2_000);
      expect(offline()).toEqual([]);
      await server.restart();
      await arrive();
      await until(() => told.lastIndexOf('live') > told.indexOf('unreachable'), 'live again', 60_000);
      await all('away');
      expect(rejections).toEqual([]);
    }, SLOW);

    it('notices a server that holds its connections and says nothing, and calls nobody offline for it', async () => {
      const { told, all, offline } = watch(hasty);
      await all('away');
      server.freeze();
      await until(() => told.includes('timeout'), 'lost');
      await expect(agent.query(addresses, { signal: new AbortController().signal })).rejects.toMatchObject({ code: 'timeout' });
      expect(offline()).toEqual([]);
      const seen = told.length;
      server.thaw();
      await until(() => told.lastIndexOf('live') > seen - 1, 'live again', 30_000);
      await all('away');
      expect(offline()).toEqual([]);
      expect(rejections).toEqual([]);
    }, SLOW);

    it('takes back what it knew while it knows nothing', async () => {
      const { told, all } = watch(hasty);
      await all('away');
      server.freeze();
      await until(() => told.includes('timeout'), 'lost');
      const seen = told.length;
      server.thaw();
      people[0]!.say('<presence><show>dnd</show></presence>');
      await until(() => told.slice(seen).some(line => typeof line === 'object' && line.address.text === CONTACTS[0] && line.availability === 'dnd'), 'what changed meanwhile', 30_000);
    }, SLOW);

    it('waits ever longer for a server that stays away', async () => {
      const { told, all } = watch({ ...hasty, random: () => 0.999 });
      await all('away');
      await server.kill();
      await until(() => told.includes('unreachable'), 'lost');
      const attempts = agent.attempts;
      await new Promise(resolve => { setTimeout(resolve, 6_500); });
      // 1 + 2 + 4 + 8 + 16 + 30 = 61 seconds, ten times as fast.
      expect(agent.attempts - attempts).toBeGreaterThanOrEqual(4);
      expect(agent.attempts - attempts).toBeLessThanOrEqual(6);
    }, SLOW);
  });
});
