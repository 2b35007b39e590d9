import { FakeXmpp } from '../../test/fake-xmpp.js';
import { settings } from '../../test/scene.js';
import { openConnection } from './open-connection.js';
import type { ConnectionState } from './xmpp-connection.js';

const open = (server: FakeXmpp, more = {}) => openConnection('ws://127.0.0.1/xmpp', 'secret', settings({ WebSocket: server.WebSocket, ...more }), new AbortController().signal);

describe('a connection that is opened', () => {
  it('is bound to an address, and hands over what arrives', async () => {
    const server = new FakeXmpp(), connection = await open(server);
    const states: ConnectionState[] = [], stanzas: unknown[] = [];
    connection.onState(state => states.push(state));
    const undo = connection.onStanza(stanza => stanzas.push(stanza));
    const [socket] = server.sockets;
    socket!.deliver('<presence xmlns="jabber:client"/>');
    undo();
    socket!.deliver('<presence xmlns="jabber:client"/>');
    expect([states, stanzas]).toEqual([[{ online: true, jid: 'me@corp.example/1' }], ['<presence xmlns="jabber:client"/>']]);
    connection.close();
  });

  it('asks for a name that no other page has', async () => {
    const server = new FakeXmpp();
    (await open(server, { resource: 'portal' })).close();
    const bind = server.asked('iq')[0]!;
    expect(bind.text).toMatch(/^portal\.\w+$/);
  });

  it('takes leave', async () => {
    const server = new FakeXmpp();
    (await open(server)).close();
    expect([server.sent.at(-1)?.name, server.sockets.size]).toEqual(['close', 0]);
  });

  it('is dropped without a word', async () => {
    const server = new FakeXmpp();
    (await open(server)).drop();
    expect([server.sent.at(-1)?.name, server.sockets.size]).toEqual(['iq', 0]);
  });

  it('tells once, and why, that it has ended', async () => {
    for (const [frame, problem] of [
      [`<close xmlns='urn:ietf:params:xml:ns:xmpp-framing' see-other-uri='wss://eve.example/ws'/>`, 'unreachable'],
      [`<stream:error xmlns:stream='http://etherx.jabber.org/streams'><system-shutdown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`, 'unreachable'],
      [`<stream:error xmlns:stream='http://etherx.jabber.org/streams'><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`, 'signed-out'],
    ] as const) {
      const server = new FakeXmpp(), connection = await open(server), states: ConnectionState[] = [];
      connection.onState(state => states.push(state));
      [...server.sockets][0]!.deliver(frame);
      expect(states.slice(1)).toEqual([{ online: false, problem }]);
      expect(server.opened).toBe(1);
    }
  });

  it('sends no password in plain text, whatever old way the server offers', async () => {
    const server = new FakeXmpp();
    server.mechanisms = ['DIGEST-MD5'];
    server.reply = ({ name }) => (name === 'open' ? [`<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' version='1.0'/>`, `<stream:features xmlns:stream='http://etherx.jabber.org/streams'><auth xmlns='http://jabber.org/features/iq-auth'/></stream:features>`] : undefined);
    await expect(open(server)).rejects.toMatchObject({ code: 'signed-out' });
    expect(server.asked('iq')).toEqual([]);
  });

  it('fails where the server offers no way that is allowed', async () => {
    const server = new FakeXmpp();
    await expect(open(server, { mechanisms: ['SCRAM-SHA-256'] })).rejects.toMatchObject({ code: 'signed-out' });
    expect(server.asked('auth')).toEqual([]);
  });

  it('is out of reach, and not signed out, where Prosody was not told that what stands in front of it is secure', async () => {
    const server = new FakeXmpp();
    server.reply = ({ name }) => (name === 'open' ? [
      `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='corp.example' id='1' version='1.0'/>`,
      `<stream:error xmlns:stream='http://etherx.jabber.org/streams'><undefined-condition xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>No stream features to proceed with</text></stream:error>`,
      `<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>`,
    ] : undefined);
    await expect(open(server)).rejects.toMatchObject({ code: 'unreachable' });
    expect(server.sockets.size).toBe(0);
  });

  it.each(['!!! no base64', btoa('r=,s=,i=0'), btoa('m=ext'), ''])('fails where the challenge %j cannot be met, and leaves no rejection unhandled', async challenge => {
    const server = new FakeXmpp(), unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.on('unhandledRejection', note);
    server.mechanisms = ['SCRAM-SHA-256'];
    server.reply = ({ name }) => (name === 'auth' ? [`<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>${challenge}</challenge>`] : undefined);
    await expect(open(server)).rejects.toMatchObject({ code: 'signed-out' });
    await new Promise(resolve => { setTimeout(resolve, 5); });
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });

  it('says nothing of the password where it fails', async () => {
    const server = new FakeXmpp();
    server.password = 'another';
    const error = await open(server).catch((thrown: unknown) => thrown as Error);
    expect(JSON.stringify([error, (error as Error).message, (error as Error).stack])).not.toContain('secret');
  });
});
