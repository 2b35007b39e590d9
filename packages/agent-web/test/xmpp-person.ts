import { PASSWORD, type XmppServer } from '@presence-elements/testing/servers.js';
import { WebSocket } from 'ws';

/** Somebody signed in over WebSocket (RFC 7395), with one client. */
export interface XmppPerson {
  /** Sends a stanza and returns when the server has worked it off. */
  send(stanza: string): Promise<void>;
  leave(): Promise<void>;
}

const stream = (domain: string): string => `<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="${domain}" version="1.0"/>`;

export async function signIn({ ws }: XmppServer, address: string, resource = 'desk'): Promise<XmppPerson> {
  const [user = '', domain = ''] = address.split('@'), socket = new WebSocket(ws, 'xmpp');
  const heard = listenTo(socket);
  await heard.once('open');
  socket.send(stream(domain));
  await heard.until(/<\/stream:features>|<\/features>/);
  socket.send(`<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">${Buffer.from(`\0${user}\0${PASSWORD}`).toString('base64')}</auth>`);
  await heard.until(/<success/);
  socket.send(stream(domain));
  await heard.until(/<\/stream:features>|<\/features>/);
  const iq = async (id: string, body: string): Promise<void> => {
    socket.send(`<iq xmlns="jabber:client" type="${body.includes('ping') ? 'get' : 'set'}" id="${id}">${body}</iq>`);
    await heard.until(new RegExp(`<iq[^>]*id=['"]${id}['"]`));
  };
  await iq('bind', `<bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"><resource>${resource}</resource></bind>`);
  let sent = 0;
  return {
    async send(stanza) {
      socket.send(stanza);
      // Stanzas of one stream are worked off in order (RFC 6120 §10.1).
      await iq(`ping${++sent}`, '<ping xmlns="urn:xmpp:ping"/>');
    },
    async leave() {
      const closed = heard.once('close');
      socket.send('<close xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>');
      socket.close();
      await closed;
    },
  };
}

/** `<presence>` with these children. */
export const presence = (children = ''): string => `<presence xmlns="jabber:client">${children}</presence>`;

function listenTo(socket: WebSocket): { once(event: 'open' | 'close'): Promise<void>; until(pattern: RegExp): Promise<void> } {
  const frames: string[] = [];
  let wake: () => void = () => undefined, failure: Error | undefined;
  socket.on('message', data => {
    frames.push((data as Buffer).toString());
    wake();
  });
  socket.on('error', error => {
    failure = error;
    wake();
  });
  socket.on('close', () => wake());
  return {
    once: event => (event === 'close' && socket.readyState === WebSocket.CLOSED ? Promise.resolve() : new Promise((resolve, reject) => {
      socket.once(event, () => resolve());
      socket.once('error', reject);
    })),
    async until(pattern) {
      while (!frames.some(frame => pattern.test(frame))) {
        if (frames.some(frame => frame.startsWith('<failure'))) throw new Error(frames.join('\n'));
        if (failure || socket.readyState >= WebSocket.CLOSING) throw failure ?? new Error(`closed before ${String(pattern)}: ${frames.join('\n')}`);
        await new Promise<void>(resolve => { wake = resolve; });
      }
      frames.length = 0;
    },
  };
}
