import { parseAddress, type PresenceNetworkAgent, type PresenceReport } from '@presence-elements/core';
import { describeAgent } from '@presence-elements/testing';
import { lacking, startProsody, type XmppPerson, xmppPerson, type XmppServer } from '@presence-elements/testing/servers.js';
import { webAgent } from '../src/index.js';
import { services } from '../src/services.js';
import type { WebService } from '../src/web-service.js';

const presence = (children = ''): string => `<presence>${children}</presence>`;

const missing = lacking('prosody');
const [alice, bob, carol] = ['alice@example.org', 'bob@example.org', 'carol@example.org'] as const;
const odd = 'a%2e+b!$@example.org';

let server: XmppServer, frozen = false;
const baseOf = ({ webPresence }: XmppServer): string => new URL(webPresence(alice)).origin;

const agent = (service: string | WebService = 'prosody', timeout = 9_000): PresenceNetworkAgent => webAgent({ service, base: baseOf(server), allowPrivate: true, timeout });

async function ask(...texts: string[]): Promise<readonly PresenceReport[]> {
  return agent().query(texts.map(text => parseAddress(text)!), { signal: new AbortController().signal });
}

const one = async (text: string): Promise<PresenceReport> => (await ask(text))[0]!;

describe('on a real Prosody the agent', () => {
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }
  let person: XmppPerson;
  beforeAll(async () => {
    server = await startProsody({ users: [alice, bob, carol, odd] });
    person = await xmppPerson(server, bob);
  });
  afterAll(() => server.stop());
  afterEach(() => {
    if (frozen) server.thaw();
    frozen = false;
  });

  const said = async (children: string): Promise<PresenceReport> => {
    await person.send(presence(children));
    return one(bob);
  };

  it('reads every state', async () => {
    expect(await said('')).toMatchObject({ availability: 'online' });
    expect(await said('<show>chat</show>')).toMatchObject({ availability: 'online', activities: [{ kind: 'free-to-chat' }] });
    expect(await said('<show>away</show>')).toMatchObject({ availability: 'away' });
    expect(await said('<show>xa</show>')).toMatchObject({ availability: 'away', activities: [{ kind: 'extended-away' }] });
    expect(await said('<show>dnd</show>')).toMatchObject({ availability: 'dnd' });
  });

  it('reads a note as it was written, and none where there is none', async () => {
    const note = '  <b>5 > 4</b> & "quoted" \u202Edesrever\u202C 😀 ';
    expect((await said(`<status>${note.replace(/[&<]/g, char => `&#${char.charCodeAt(0)};`)}</status>`)).note).toEqual({ text: note });
    expect((await said('')).note).toBeUndefined();
    expect((await said('<status xml:lang="de">Besprechung</status><status xml:lang="en">Meeting</status>')).note).toEqual({ text: 'Besprechung' });
  });

  it('only assumes that somebody is offline, because strangers look the same', async () => {
    const offline = { availability: 'offline', confidence: 'assumed' };
    for (const text of [carol, 'nobody@example.org', 'nobody@nowhere.example']) expect(await one(text)).toMatchObject(offline);
    expect(await said('<priority>-1</priority>')).toMatchObject(offline);
    await person.send(presence());
  });

  it('knows nothing of whoever shows what the module does not know, and answers for the others', async () => {
    await person.send(presence('<show>busy</show>'));
    const other = await xmppPerson(server, alice);
    await other.send(presence('<show>away</show>'));
    expect(await ask(bob, alice)).toMatchObject([{ problem: 'no-data' }, { availability: 'away' }]);
    expect(await one(bob)).toEqual({ address: parseAddress(bob), problem: 'no-data' });
    await other.leave();
    await person.send(presence());
  });

  it('reads the most important of several clients', async () => {
    await person.send(presence('<priority>1</priority>'));
    const phone = await xmppPerson(server, bob, 'phone');
    await phone.send(presence('<show>dnd</show><priority>5</priority>'));
    expect(await one(bob)).toMatchObject({ availability: 'dnd' });
    await phone.send(presence('<show>dnd</show><priority>-5</priority>'));
    expect(await one(bob)).toMatchObject({ availability: 'online' });
    await phone.leave();
  });

  it('finds people whatever they are called', async () => {
    const address = parseAddress(odd.replace('%', '%25'))!;
    const named = await xmppPerson(server, `${address.user}@example.org`);
    await named.send(presence('<show>xa</show>'));
    expect(await one(address.text)).toMatchObject({ address, availability: 'away' });
    await named.leave();
  });

  it('is not taken in by a page, a picture or a bare word', async () => {
    const prosody = services.find(({ name }) => name === 'prosody')!;
    const asPath = (path: string, row = prosody): Promise<readonly PresenceReport[]> => agent({ ...row, path }).query([parseAddress(bob)!], { signal: new AbortController().signal });
    await expect(asPath('/status/{address}/html')).rejects.toMatchObject({ code: 'unreachable' });
    expect(await asPath('/status/{address}')).toMatchObject([{ problem: 'no-data' }]);
    expect(await asPath('/status/{address}/text')).toMatchObject([{ problem: 'no-data' }]);
    await expect(asPath('/elsewhere/{address}')).rejects.toMatchObject({ code: 'unreachable' });
    expect(await asPath('/status/{address}/xml', { ...prosody, read: { format: 'xml', root: 'result', state: 'show' } })).toMatchObject([{ availability: 'online' }]);
    expect(await asPath('/status/{address}/text', { ...prosody, read: { format: 'text' } })).toMatchObject([{ availability: 'online' }]);
  });

  it('calls nobody offline while the server is down or silent, and is back by itself', async () => {
    server.freeze();
    frozen = true;
    await expect(agent('prosody', 300).query([parseAddress(bob)!], { signal: new AbortController().signal })).rejects.toMatchObject({ code: 'timeout' });
    server.thaw();
    frozen = false;
    expect(await one(bob)).toMatchObject({ availability: 'online' });
    await server.kill();
    await expect(one(bob)).rejects.toMatchObject({ code: 'unreachable' });
    await server.restart();
    expect(await one(bob)).toMatchObject({ availability: 'offline', confidence: 'assumed' });
    person = await xmppPerson(server, bob);
    expect(await said('<show>dnd</show>')).toMatchObject({ availability: 'dnd' });
  });

  describe('keeps the contract:', () => {
    const other = { person: undefined as XmppPerson | undefined };
    const present = async (): Promise<void> => {
      other.person ??= await xmppPerson(server, alice);
      await other.person.send(presence('<show>away</show>'));
      await person.send(presence('<show>dnd</show>'));
    };
    describeAgent('the web agent for Prosody', {
      create: async () => {
        await present();
        return agent();
      },
      known: { [bob]: 'dnd', [alice]: 'away' },
      without: { unknown: 'mod_webpresence calls everybody offline whom it does not know: see above', change: 'it can only be asked', own: 'it publishes nothing', received: 'it sends nothing', pending: 'the server is a real one: the unit tests count' },
      broken: {
        unreachable: () => webAgent({ service: 'prosody', base: 'http://127.0.0.1:9', allowPrivate: true }),
        timeout: () => {
          server.freeze();
          frozen = true;
          return agent('prosody', 200);
        },
      },
      hanging: () => {
        server.freeze();
        frozen = true;
        return agent();
      },
      strange: {
        'a <show> that nobody knows': async () => {
          await present();
          for (const somebody of [person, other.person!]) await somebody.send(presence('<show>busy</show>'));
          return agent();
        },
      },
      noting: async text => {
        await present();
        await person.send(presence(`<show>dnd</show><status>${text.replace(/[&<]/g, char => `&#${char.charCodeAt(0)};`)}</status>`));
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
