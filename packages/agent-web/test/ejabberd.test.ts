import { parseAddress, type PresenceNetworkAgent, type PresenceReport } from '@presence-elements/core';
import { describeAgent } from '@presence-elements/testing';
import { lacking, startEjabberd, type XmppPerson, xmppPerson, type XmppServer } from '@presence-elements/testing/servers.js';
import { webAgent } from '../src/index.js';
import { services } from '../src/services.js';
import type { WebService } from '../src/web-service.js';

const presence = (children = ''): string => `<presence>${children}</presence>`;

const missing = lacking('ejabberd');
const [alice, bob, carol, zoe] = ['alice@example.org', 'bob@example.org', 'carol@example.org', 'zoë@example.org'] as const;

let server: XmppServer, frozen = false;

const agent = (service: string | WebService = 'ejabberd', timeout = 9_000): PresenceNetworkAgent =>
  webAgent({ service, base: new URL(server.webPresence(alice)).origin, allowPrivate: true, timeout });

async function ask(...texts: string[]): Promise<readonly PresenceReport[]> {
  return agent().query(texts.map(text => parseAddress(text)!), { signal: new AbortController().signal });
}

const one = async (text: string): Promise<PresenceReport> => (await ask(text))[0]!;

describe('on a real ejabberd the agent', () => {
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }
  let person: XmppPerson;
  beforeAll(async () => {
    server = await startEjabberd({ users: [alice, bob, carol, zoe] });
    person = await xmppPerson(server, bob);
  });
  afterAll(() => server.stop());
  afterEach(() => {
    if (frozen) server.thaw();
    frozen = false;
  });

  /** What is reported once the server's own web presence has taken it up. */
  const said = async (children: string, expected: object): Promise<void> => {
    await person.send(presence(children));
    await expect.poll(() => one(bob)).toMatchObject(expected);
  };

  it('reads every state, whatever type the answer claims to be', async () => {
    const { headers } = await fetch(server.webPresence(bob));
    expect(headers.get('content-type')).toMatch(/text\/html.*text\/xml/);
    await said('', { availability: 'online' });
    await said('<show>chat</show>', { availability: 'online', activities: [{ kind: 'free-to-chat' }] });
    await said('<show>away</show>', { availability: 'away' });
    await said('<show>xa</show>', { availability: 'away', activities: [{ kind: 'extended-away' }] });
    await said('<show>dnd</show>', { availability: 'dnd' });
  });

  it('reads a note as it was written, and none where there is none', async () => {
    const note = '  <b>5 > 4</b> & "quoted" \u202Edesrever\u202C 😀 ';
    await said(`<status>${note.replace(/[&<]/g, char => `&#${char.charCodeAt(0)};`)}</status>`, { note: { text: note } });
    await person.send(presence());
    await expect.poll(async () => (await one(bob)).note).toBeUndefined();
  });

  it('reads the most important of several clients, of equals the most engaged, and none with a negative priority', async () => {
    await person.send(presence('<priority>1</priority>'));
    const phone = await xmppPerson(server, bob, 'phone'), bot = await xmppPerson(server, bob, 'bot');
    await bot.send(presence('<show>dnd</show><priority>-1</priority>'));
    await phone.send(presence('<show>away</show><status>Train</status><priority>5</priority>'));
    await expect.poll(() => one(bob)).toMatchObject({ availability: 'away', note: { text: 'Train' } });
    await phone.send(presence('<show>dnd</show><priority>1</priority>'));
    await expect.poll(() => one(bob)).toMatchObject({ availability: 'dnd' });
    await phone.leave();
    await expect.poll(() => one(bob)).toMatchObject({ availability: 'online' });
    await person.send(presence('<priority>-2</priority>'));
    await expect.poll(() => one(bob)).toMatchObject({ availability: 'offline', confidence: 'assumed' });
    await bot.leave();
    await person.send(presence());
  });

  it('only assumes that somebody is offline, and knows nothing of hosts that the server does not serve', async () => {
    const offline = { availability: 'offline', confidence: 'assumed' };
    expect(await ask(carol, 'nobody@example.org', 'nobody@nowhere.example')).toMatchObject([offline, offline, { problem: 'no-data' }]);
  });

  it('finds people whatever they are called', async () => {
    const named = await xmppPerson(server, zoe);
    await named.send(presence('<show>xa</show>'));
    await expect.poll(() => one(zoe)).toMatchObject({ availability: 'away' });
    await named.leave();
  });

  it('is not taken in by text, script or pages', async () => {
    const row = services.find(({ name }) => name === 'ejabberd')!;
    const asPath = (path: string): Promise<readonly PresenceReport[]> => agent({ ...row, path }).query([parseAddress(carol)!], { signal: new AbortController().signal });
    for (const format of ['text', 'js', 'image']) expect(await asPath(`/presence/jid/{user}/{domain}/${format}`), format).toMatchObject([{ problem: 'no-data' }]);
    expect(await asPath('/elsewhere/{user}')).toMatchObject([{ problem: 'no-data' }]);
  });

  it('calls nobody offline while the server is down or silent, and is back by itself', async () => {
    server.freeze();
    frozen = true;
    await expect(agent('ejabberd', 300).query([parseAddress(bob)!], { signal: new AbortController().signal })).rejects.toMatchObject({ code: 'timeout' });
    server.thaw();
    frozen = false;
    await server.kill();
    await expect(one(bob)).rejects.toMatchObject({ code: 'unreachable' });
    await server.restart();
    person = await xmppPerson(server, bob);
    await said('<show>dnd</show>', { availability: 'dnd' });
  });

  describe('keeps the contract:', () => {
    const other = { person: undefined as XmppPerson | undefined };
    const present = async (): Promise<void> => {
      other.person ??= await xmppPerson(server, alice);
      await other.person.send(presence('<show>away</show>'));
      await person.send(presence('<show>dnd</show>'));
      // Without the note of before, too, which would else be taken for the next one.
      await expect.poll(async () => (await ask(bob, alice)).map(({ availability, note }) => [availability, note?.text])).toEqual([['dnd', undefined], ['away', undefined]]);
    };
    describeAgent('the web agent for ejabberd', {
      create: async () => {
        await present();
        return agent();
      },
      known: { [bob]: 'dnd', [alice]: 'away' },
      // Users that it does not know look offline here, too; hosts that it does not serve do not.
      unknown: n => `nobody${n}@nowhere.example`,
      broken: {
        unreachable: () => webAgent({ service: 'ejabberd', base: 'http://127.0.0.1:9', allowPrivate: true }),
        timeout: () => {
          server.freeze();
          frozen = true;
          return agent('ejabberd', 200);
        },
      },
      hanging: () => {
        server.freeze();
        frozen = true;
        return agent();
      },
      without: { strange: 'ejabberd refuses a <show> that it does not know, so nobody can have one', change: 'it can only be asked', own: 'it publishes nothing', received: 'it sends nothing', pending: 'the server is a real one: the unit tests count' },
      noting: async text => {
        await present();
        await person.send(presence(`<show>dnd</show><status>${text.replace(/[&<]/g, char => `&#${char.charCodeAt(0)};`)}</status>`));
        await expect.poll(async () => (await one(bob)).note).toBeDefined();
        return agent();
      },
      patience: 20_000,
      cleanup: () => {
        if (frozen) server.thaw();
        frozen = false;
      },
    });
  });
});
