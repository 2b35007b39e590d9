import { loadStrophe } from './load-strophe.js';
import { stropheConnection } from './strophe-connection.js';
import { STATUS, type StropheConnection } from './strophe-library.js';
import type { ConnectionState } from './xmpp-connection.js';

/** A host's connection of strophe.js, as far as it has come. */
async function host() {
  const strophe = await loadStrophe(), sent: string[] = [];
  const connection = new strophe.Connection('wss://corp.example/ws') as StropheConnection & { connect_callback: unknown; handlers: unknown[]; addHandlers: unknown[]; removeHandlers: unknown[]; connected: boolean; authenticated: boolean };
  const statuses: number[] = [];
  connection.connect_callback = (status: number) => statuses.push(status);
  connection.send = element => sent.push(element.nodeName);
  const wrap = (inner: string): Element => {
    const document = strophe.xmlGenerator(), wrapper = document.createElement('wrapper'), [, name = '', type = ''] = /^(\w+) ?(\w*)/.exec(inner)!;
    const stanza = document.createElement(name);
    if (type) stanza.setAttribute('type', type);
    wrapper.appendChild(stanza);
    return wrapper;
  };
  return { strophe, connection, sent, statuses, deliver: (what: string) => connection._dataRecv(wrap(what)), lent: stropheConnection(connection, strophe.xmlGenerator()) };
}

describe('a lent connection of strophe.js', () => {
  it('tells how it is now, and each change, and the host hears of them as before', async () => {
    const { connection, lent, statuses } = await host(), states: ConnectionState[] = [];
    const undo = lent.onState(state => states.push(state));
    connection.jid = 'me@corp.example/1';
    for (const status of [1, STATUS.connected, STATUS.authfail, STATUS.disconnected]) connection._changeConnectStatus(status, null);
    expect(states).toEqual([{ online: false }, { online: true, jid: 'me@corp.example/1' }, { online: false, problem: 'signed-out' }, { online: false, problem: 'unreachable' }]);
    undo();
    undo();
    connection._changeConnectStatus(STATUS.connected, null);
    expect([states.length, statuses.length, Object.hasOwn(connection, '_changeConnectStatus')]).toEqual([4, 5, false]);
  });

  it('leaves what somebody else has put on top of it', async () => {
    const { connection, lent } = await host(), states: ConnectionState[] = [];
    const undo = lent.onState(state => states.push(state)), below = connection._changeConnectStatus.bind(connection);
    const theirs = (...args: Parameters<typeof below>): void => below(...args);
    connection._changeConnectStatus = theirs;
    undo();
    connection._changeConnectStatus(STATUS.connected, null);
    expect([connection._changeConnectStatus === theirs, states.length]).toEqual([true, 1]);
  });

  it('hands over what concerns presence, and leaves requests to strophe.js', async () => {
    const { connection, lent, deliver, sent } = await host(), taken: unknown[] = [];
    connection.authenticated = true;
    const undo = lent.onStanza(stanza => taken.push((stanza as unknown as Element).nodeName));
    for (const what of ['presence', 'message chat', 'iq result', 'iq get']) deliver(what);
    expect(taken).toEqual(['presence', 'message', 'iq']);
    undo();
    deliver('presence');
    expect(taken).toHaveLength(3);
    // strophe.js answers a request that nobody takes by itself.
    expect(sent.length).toBeLessThanOrEqual(1);
  });

  it('sends once it is online', async () => {
    const { connection, lent, sent } = await host();
    lent.send('<presence/>');
    connection.connected = connection.authenticated = true;
    lent.send('<presence/>');
    lent.send('no XML');
    expect(sent).toEqual(['presence']);
  });
});
