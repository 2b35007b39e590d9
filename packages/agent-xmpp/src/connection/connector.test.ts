import { FakeXmpp } from '../../test/fake-xmpp.js';
import { settings } from '../../test/scene.js';
import { lentConnector, ownConnector, type Connector } from './connector.js';
import type { ConnectionState, OwnConnection, XmppConnection } from './xmpp-connection.js';

const signal = (): AbortSignal => new AbortController().signal;

async function open(connector: Connector, until = signal()): Promise<OwnConnection> {
  await connector.prepare();
  return connector.open(until);
}

describe('a connector of one\'s own', () => {
  it('tries the services in order, and the next where one is not there', async () => {
    const server = new FakeXmpp(), urls: string[] = [];
    const Socket = server.WebSocket;
    const connector = ownConnector(settings({ service: ['wss://one.example', 'wss://two.example'], WebSocket: function (url: string, protocol: string) {
      urls.push(url);
      server.isDown = urls.length === 1;
      return new Socket(url, protocol);
    } as unknown as typeof Socket }));
    (await open(connector)).close();
    expect(urls).toEqual(['wss://one.example', 'wss://two.example']);
  });

  it('offers a refused password to nobody else', async () => {
    const server = new FakeXmpp();
    server.password = 'another';
    const connector = ownConnector(settings({ service: ['wss://one.example', 'wss://two.example'], WebSocket: server.WebSocket }));
    await expect(open(connector)).rejects.toMatchObject({ code: 'signed-out' });
    await expect(open(connector)).rejects.toMatchObject({ code: 'signed-out' });
    expect(server.opened).toBe(1);
    connector.forgive();
    await expect(open(connector)).rejects.toMatchObject({ code: 'signed-out' });
    expect(server.opened).toBe(2);
  });

  it('asks the domain where no service is named, and again once what it said did not do', async () => {
    const server = new FakeXmpp();
    let asked = 0;
    const fetch = (): Promise<Response> => {
      asked++;
      return Promise.resolve(new Response(JSON.stringify({ links: [{ rel: 'urn:xmpp:alt-connections:websocket', href: 'wss://corp.example/ws' }] })));
    };
    const connector = ownConnector(settings({ fetch, WebSocket: server.WebSocket }));
    (await open(connector)).close();
    (await open(connector)).close();
    expect(asked).toBe(1);
    server.isDown = true;
    await expect(open(connector)).rejects.toMatchObject({ code: 'unreachable' });
    await expect(open(connector)).rejects.toMatchObject({ code: 'unreachable' });
    expect(asked).toBe(2);
  });

  it('says that it found nothing where the domain says nothing', async () => {
    const connector = ownConnector(settings({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) }));
    await expect(open(connector)).rejects.toMatchObject({ code: 'unreachable', message: 'No service was found' });
  });

  it('gives up when it is told to, and leaves nothing open', async () => {
    const server = new FakeXmpp(), controller = new AbortController();
    server.silentFrom = 'open';
    const opening = open(ownConnector(settings({ service: 'wss://one.example', WebSocket: server.WebSocket })), controller.signal);
    while (!server.sockets.size) await new Promise(resolve => { setTimeout(resolve); });
    controller.abort(new Error('enough'));
    await expect(opening).rejects.toThrow();
    expect(server.sockets.size).toBe(0);
  });
});

describe('a lent connection', () => {
  function lent(state: ConnectionState) {
    const tellers = new Set<(state: ConnectionState) => void>();
    const connection: XmppConnection = {
      send: () => undefined,
      onStanza: () => () => undefined,
      onState: tell => {
        tellers.add(tell);
        tell(state);
        return () => void tellers.delete(tell);
      },
    };
    return { connection, tellers };
  }

  it('is used as soon as it is there', async () => {
    const { connection, tellers } = lent({ online: false }), opening = lentConnector(connection).open(signal());
    for (const tell of tellers) tell({ online: true, jid: 'me@corp.example/1' });
    const own = await opening;
    await Promise.resolve();
    own.close();
    own.drop();
    expect(tellers.size).toBe(0);
  });

  it('is waited for no longer than one likes', async () => {
    const { connection, tellers } = lent({ online: false }), controller = new AbortController();
    const opening = lentConnector(connection).open(controller.signal);
    controller.abort(new Error('enough'));
    await expect(opening).rejects.toThrow('enough');
    await Promise.resolve();
    expect(tellers.size).toBe(0);
  });
});
