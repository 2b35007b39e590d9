import { parseAddress, type PresenceReport } from '@presence-elements/core';
import type { XmppServer } from '@presence-elements/testing/servers.js';
import { loadStrophe } from '../src/connection/load-strophe.js';
import { Frames, type SocketClass } from '../src/connection/frames.js';
import type { StropheConnection } from '../src/connection/strophe-library.js';
import { stropheConnection, xmppAgent, type XmppAgent } from '../src/index.js';
import { Person, until } from './person.js';
import { onEachServer } from './real-servers.js';

const ALICE = 'alice@example.org', BOB = 'bob@example.org', CAROL = 'carol@example.org';
const call = { signal: new AbortController().signal };
const ask = async (agent: XmppAgent, jid: string): Promise<PresenceReport> => (await agent.query([parseAddress(jid)!], call))[0]!;

onEachServer((name, start) => {
  describe(`a connection to ${name} that the host has already`, () => {
    let server: XmppServer, bob: Person, host: StropheConnection, agent: XmppAgent, heard: string[], present: () => void;
    beforeAll(async () => { server = await start(); });
    afterAll(() => server.stop());

    /** The host signs in, and is present, before it thinks of an agent. */
    const signIn = (): Promise<void> => new Promise((resolve, reject) => {
      host.connect(`${ALICE}/host`, 'secret', status => {
        if (status === 5) resolve();
        if (status === 2 || status === 4) reject(new Error(`status ${status}`));
      });
    });
    beforeEach(async () => {
      bob = await Person.at(server, BOB, { presence: '<presence><show>away</show></presence>' });
      const strophe = await loadStrophe();
      host = new strophe.Connection(server.ws);
      // As strophe.js has it in Node, without its globals.
      host._proto = new Frames(host, server.ws, strophe.WebSocket as unknown as SocketClass, strophe.xmlGenerator());
      await signIn();
      heard = [];
      host.addHandler(stanza => {
        heard.push(stanza.nodeName);
        return true;
      }, null, 'presence', null);
      present = () => {
        const stanza = strophe.xmlGenerator().createElement('presence');
        stanza.setAttribute('xmlns', 'jabber:client');
        host.send(stanza);
      };
      present();
      await until(() => heard.length, 'presence at the host');
      agent = xmppAgent({ connection: stropheConnection(host, strophe.xmlGenerator()) });
    });
    afterEach(() => {
      agent.dispose();
      host.disconnect();
      bob.leave();
    });

    it('tells the agent of people whose presence the host has heard long before', async () => {
      expect(await ask(agent, BOB)).toMatchObject({ availability: 'away' });
      expect(await ask(agent, CAROL)).toMatchObject({ availability: 'offline' });
      expect(agent.publish).toBeUndefined();
    });

    it('hears each change from then on', async () => {
      const seen: string[] = [];
      agent.watch({ live: () => seen.push('live'), lost: problem => seen.push(problem), report: reports => seen.push(...reports.map(({ availability = 'unknown' }) => availability)) }, {}).set([parseAddress(BOB)!]);
      await until(() => seen.includes('away'), 'away');
      bob.say('<presence><show>dnd</show></presence>');
      await until(() => seen.includes('dnd'), 'dnd');
    });

    it('stays the host\'s when the agent is disposed, as it was', async () => {
      await ask(agent, BOB);
      agent.dispose();
      const count = heard.length;
      bob.say('<presence><show>dnd</show></presence>');
      await until(() => heard.length > count, 'presence at the host');
      expect([host.connected, Object.hasOwn(host, '_changeConnectStatus')]).toEqual([true, false]);
    });

    it('is lost when the host leaves, and there again when the host is', async () => {
      const told: string[] = [];
      agent.watch({ live: () => told.push('live'), lost: problem => told.push(problem), report: () => undefined }, {}).set([parseAddress(BOB)!]);
      await until(() => told.includes('live'), 'live');
      host.disconnect();
      await until(() => told.includes('unreachable'), 'lost');
      await signIn();
      present();
      await until(() => told.lastIndexOf('live') > told.indexOf('unreachable'), 'live again');
      expect(await ask(agent, BOB)).toMatchObject({ availability: 'away' });
    });
  });
});
