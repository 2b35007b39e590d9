import { FakeXmpp, type FakeSocket } from '../../test/fake-xmpp.js';
import { Frames } from './frames.js';
import { loadStrophe } from './load-strophe.js';
import type { StropheConnection } from './strophe-library.js';

/** Frames between a server and something that keeps what strophe.js would be told. */
async function frames() {
  const server = new FakeXmpp(), told: unknown[] = [], { xmlGenerator } = await loadStrophe();
  const strophe = {
    domain: 'corp.example', _data: [],
    _connect_cb: (element: Element) => told.push(['first', element.firstElementChild?.localName]),
    _dataRecv: (element: Element) => told.push(['next', element.firstElementChild?.localName]),
    _changeConnectStatus: (_: number, condition: string) => told.push(condition),
    _doDisconnect: () => one._doDisconnect(),
  } as unknown as StropheConnection;
  const one = new Frames(strophe, 'wss://corp.example/ws', server.WebSocket, xmlGenerator());
  server.silentFrom = 'open';
  one._connect();
  await Promise.resolve();
  return { server, told, one, strophe, socket: [...server.sockets][0] as FakeSocket };
}

const FEATURES = `<stream:features xmlns:stream='http://etherx.jabber.org/streams'/>`;

describe('XMPP in frames', () => {
  it('opens a stream to the domain', async () => {
    const { server } = await frames();
    expect(server.sent[0]).toMatchObject({ name: 'open', attributes: expect.arrayContaining([expect.objectContaining({ name: 'to', value: 'corp.example' })]) as unknown });
  });

  it('gives strophe.js elements until the session is bound, and from then on the agent its text', async () => {
    const { socket, told, one } = await frames(), taken: string[] = [];
    socket.deliver(`<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' version='1.0'/>`);
    socket.deliver(FEATURES);
    socket.deliver(`<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>`);
    one.take = text => taken.push(text);
    socket.deliver('<iq/>');
    socket.deliver('<presence>\n</presence>');
    socket.deliver('<presencex/>');
    socket.deliver(FEATURES);
    expect([told, taken]).toEqual([[['first', 'features'], ['next', 'success']], ['<iq/>', '<presence>\n</presence>']]);
  });

  it('ends where nothing can be read before there is a session, and goes on where there is one', async () => {
    const first = await frames();
    first.socket.deliver('<open');
    expect(first.told).toEqual(['bad-format']);
    const second = await frames();
    second.one.take = () => undefined;
    second.socket.deliver('<open');
    expect(second.told).toEqual([]);
    second.socket.deliver(new ArrayBuffer(1));
    expect(second.told).toEqual(['bad-format']);
  });

  it('says once that it has ended, and how', async () => {
    const { socket, told } = await frames();
    socket.deliver(`<stream:error xmlns:stream='http://etherx.jabber.org/streams'><text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>x</text><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`);
    socket.end();
    expect(told).toEqual(['conflict']);
  });

  it('writes what strophe.js has queued, restarts among it, and nothing to a socket that is closing', async () => {
    const { server, one, strophe, socket } = await frames(), { xmlGenerator } = await loadStrophe();
    const element = xmlGenerator().createElement('response');
    element.setAttribute('xmlns', 'urn:x');
    element.appendChild(xmlGenerator().createTextNode('a<b'));
    strophe._data.push(element, null, 'restart');
    one._send();
    expect(server.sent.slice(1).map(({ name, text }) => [name, text])).toEqual([['response', 'a<b'], ['open', '']]);
    socket.readyState = 2;
    one.write('<x/>');
    expect(server.sent).toHaveLength(3);
  });

  it('terminates a dead socket where that is possible, instead of waiting for an answer', async () => {
    const { one, socket } = await frames();
    let terminated = 0;
    (socket as { terminate?: () => void }).terminate = () => { terminated++; };
    one.drop();
    one.drop();
    expect(terminated).toBe(1);
  });

  it('has the small answers that strophe.js asks of a transport', async () => {
    const { one, told } = await frames();
    one._reset();
    one._abortAllRequests();
    one._onDisconnectTimeout();
    expect([one._connect_cb(), one._emptyQueue(), one.strip]).toEqual([undefined, true, 'wrapper']);
    one._no_auth_received();
    expect(told).toEqual(['no-auth-mech']);
  });
});
