import { parseAddress, type PresenceReport } from '@presence-elements/core';
import type { XmppServer } from '@presence-elements/testing/servers.js';
import { attributeOf, childOf, type XmlElement } from '@presence-elements/xml';
import { xmppAgent, type AccessRequest, type XmppAgent, type XmppOptions } from '../src/index.js';
import { NS } from '../src/namespaces.js';
import { Person, until } from './person.js';
import { onEachServer } from './real-servers.js';

const ALICE = 'alice@example.org', BOB = 'bob@example.org', CAROL = 'carol@example.org';
const addresses = (...texts: readonly string[]) => texts.map(text => parseAddress(text)!);
const call = { signal: new AbortController().signal };
const isKept = (stanza: XmlElement): boolean => !!childOf(stanza, 'delay', 'urn:xmpp:delay');
const says = (text: string) => (stanza: XmlElement): boolean => childOf(stanza, 'body', NS.client)?.text === text;

onEachServer((name, start) => {
  describe(`through ${name} the agent`, () => {
    let server: XmppServer, agent: XmppAgent;
    const people: Person[] = [], agents: XmppAgent[] = [];
    beforeAll(async () => { server = await start({ sees: 'nobody', rosters: { [ALICE]: [BOB], [BOB]: [ALICE] } }); });
    afterAll(() => server.stop());
    beforeEach(() => { agent = signIn(ALICE); });
    afterEach(() => {
      for (const one of agents.splice(0)) one.dispose();
      for (const person of people.splice(0)) person.leave();
    });
    const signIn = (jid: string, options: Partial<XmppOptions> = {}): XmppAgent => {
      const made = xmppAgent({ jid, password: 'secret', service: server.ws, ...options });
      agents.push(made);
      return made;
    };
    const here = async (jid: string, presence = '<presence/>', resource?: string): Promise<Person> => {
      const person = await Person.at(server, jid, { presence, ...(resource && { resource }) });
      people.push(person);
      return person;
    };
    const ask = async (of: XmppAgent, jid: string): Promise<PresenceReport> => (await of.query(addresses(jid), call))[0]!;

    it('sends one text to several people, who are there', async () => {
      const bob = await here(BOB), carol = await here(CAROL);
      expect(await agent.send!(addresses(BOB, CAROL), { text: 'Lunch & <more>', lang: 'en' }, call)).toEqual({ delivered: 'sent' });
      await bob.hears(says('Lunch & <more>'));
      await carol.hears(says('Lunch & <more>'));
    });

    it('reaches all devices of a person, until one has answered', async () => {
      const phone = await here(BOB, '<presence><priority>1</priority></presence>', 'phone'), desk = await here(BOB, '<presence><priority>1</priority></presence>', 'desk');
      const alice = await here(ALICE, '<presence><priority>1</priority></presence>', 'hand');
      await agent.send!(addresses(BOB), { text: 'Are you there?' }, call);
      const [first] = await Promise.all([phone.hears(says('Are you there?')), desk.hears(says('Are you there?'))]);
      expect(attributeOf(first, 'type')).toBe('chat');
      desk.say(`<message type="chat" to="${ALICE}"><body>I am</body></message>`);
      const answer = await alice.hears(says('I am'));
      // From now on a client locks to that device (RFC 6121 §5.1), as a person's client does.
      alice.say(`<message type="chat" to="${attributeOf(answer, 'from')}"><body>Good</body></message>`);
      await desk.hears(says('Good'));
      await agent.send!(addresses(CAROL), { text: 'To let time pass' }, call);
      expect(phone.heard.some(says('Good'))).toBe(false);
    });

    it('is sent no messages itself, as nobody would read them', async () => {
      await agent.query(addresses(BOB), call);
      const bob = await here(BOB);
      // It is kept for a device that reads. ejabberd puts it away in its own time, or gives it to one that is just going: then bob says it again.
      let device = 0;
      await until(async () => {
        bob.say(`<message type="chat" to="${ALICE}"><body>Read me</body></message>`);
        const alice = await here(ALICE, '<presence><priority>1</priority></presence>', `hand-${device++}`);
        const kept = await until(() => alice.heard.some(stanza => says('Read me')(stanza) && isKept(stanza)), 'it', 1_000).catch(() => false);
        alice.leave();
        return kept;
      }, 'what was kept');
    });

    it('says that a message is kept for somebody who is offline, and it is', async () => {
      await until(async () => (await ask(agent, BOB)).availability === 'offline', 'bob offline');
      expect(await agent.send!(addresses(BOB), { text: 'For tomorrow' }, call)).toEqual({ delivered: 'stored' });
      // ejabberd puts it away in its own time, and hands out what it finds when somebody comes: bob comes with one device after the other.
      const devices: Person[] = [];
      const kept = await until(async () => {
        devices.push(await here(BOB, '<presence/>', `device-${devices.length}`));
        return until(() => devices.flatMap(({ heard }) => heard).find(says('For tomorrow')), 'it', 1_000).catch(() => undefined);
      }, 'what was kept');
      expect(isKept(kept)).toBe(true);
    });

    it('says who could not be reached', async () => {
      const { delivered, refused } = await agent.send!(addresses('nobody@example.org', CAROL, 'eve@elsewhere.example'), { text: 'Hello?' }, call);
      expect(delivered).toBe('sent');
      expect(refused?.map(({ address }) => address)).toEqual(['nobody@example.org', 'eve@elsewhere.example']);
      expect(refused![0]!.problem).toBe('not-found');
      expect(refused![1]!.problem).toBe(name === 'prosody' ? 'forbidden' : 'unreachable');
    });

    it('sends for a viewer only where it is told so, and then in the viewer\'s name', async () => {
      expect(signIn(ALICE, { account: 'service' }).send).toBeUndefined();
      const service = signIn(ALICE, { account: 'service', relayMessages: true }), bob = await here(BOB);
      await service.send!(addresses(BOB), { text: 'Hello' }, { ...call, viewer: { id: 'eve', address: 'eve@corp.example' } });
      await bob.hears(says('eve@corp.example: Hello'));
      await expect(service.send!(addresses(BOB), { text: 'Hello' }, call)).rejects.toMatchObject({ code: 'forbidden' });
    });

    it('asks for access only when it is told to, waits while it is pending, and sees once it is given', async () => {
      const asked: AccessRequest[] = [];
      const carol = signIn(CAROL, { priority: 1, onAccessRequest: request => asked.push(request) });
      await carol.publish!({ availability: 'away' }, call);
      expect(await ask(agent, CAROL)).toMatchObject({ availability: 'unknown', problem: 'not-shared' });
      expect(asked).toEqual([]);
      await agent.requestAccess!(addresses(CAROL)[0]!, {});
      await until(() => asked.length, 'a request');
      expect(asked[0]).toMatchObject({ address: ALICE });
      expect(carol.accessRequests()).toHaveLength(1);
      await until(async () => (await ask(agent, CAROL)).problem === 'pending', 'pending');
      asked[0]!.approve();
      await until(async () => (await ask(agent, CAROL)).availability === 'away', 'away');
      expect(carol.accessRequests()).toEqual([]);
      expect(await ask(carol, ALICE)).toMatchObject({ problem: 'not-shared' });
    });

    it('lets nobody in by itself, and keeps a request for the next time', async () => {
      const bob = await here(BOB);
      await agent.query(addresses(BOB), call);
      const carol = await here(CAROL);
      // Whoever has not asked for the roster is told nothing of it (RFC 6121 §2.1.1).
      carol.say('<iq type="get" id="roster"><query xmlns="jabber:iq:roster"/></iq>');
      carol.say(`<presence type="subscribe" to="${ALICE}"><status>It is me</status></presence>`);
      await until(() => agent.accessRequests().length, 'a request');
      agent.dispose();
      // ejabberd repeats requests only to who takes messages.
      agent = signIn(ALICE, { priority: name === 'ejabberd' ? 0 : -1 });
      await agent.query(addresses(BOB), call);
      const request = await until(() => agent.accessRequests()[0], 'the same request');
      expect(request.address).toBe(CAROL);
      request.deny();
      await carol.hears(stanza => attributeOf(stanza, 'type') === 'unsubscribed');
      expect(bob.isHere).toBe(true);
    });

    it('watches strangers by directed presence, and sees those who answer in kind', async () => {
      const carol = await here(CAROL), watcher = signIn(BOB, { watchStrangers: true });
      const seen: PresenceReport[] = [];
      watcher.watch({ live: () => undefined, lost: () => undefined, report: reports => void seen.push(...reports) }, {}).set(addresses(CAROL));
      const directed = await carol.hears(stanza => stanza.name === 'presence' && attributeOf(stanza, 'from')?.startsWith(BOB) === true && !attributeOf(stanza, 'type'), 'directed presence');
      await until(() => seen.at(-1)?.problem === 'not-shared', 'nothing shared yet');
      carol.say(`<presence to="${attributeOf(directed, 'from')}"><show>dnd</show></presence>`);
      await until(() => seen.at(-1)?.availability === 'dnd', 'dnd');
      // Neither of them has asked the other for anything.
      expect(carol.heard.some(stanza => attributeOf(stanza, 'type') === 'subscribe')).toBe(false);
    });
  });
});
