import { WebSocket } from 'ws';
import { domainOf, PASSWORD, userOf, type XmppServer } from './xmpp-server.js';

/** Somebody who is signed in to a real XMPP server, with the least client there is. It shares no code with any agent. */
export interface XmppPerson {
  /** Full JID. */
  readonly jid: string;
  /** Every frame that has come since they signed in. */
  readonly heard: readonly string[];
  /** Sends a stanza (without its namespace) and returns when the server has worked it off. */
  send(stanza: string): Promise<void>;
  /** Returns the first frame that fits, heard already or yet to come. */
  hears(pattern: RegExp): Promise<string>;
  /** Says goodbye (RFC 7395 §3.6). */
  leave(): Promise<void>;
  /** Is cut off without a word. */
  vanish(): void;
}

// A server on a busy machine may take this long for an answer (milliseconds).
const PATIENCE = 30_000;

/** Signs somebody in over WebSocket. They are not present until they send a presence. */
export async function xmppPerson(server: XmppServer, address: string, resource: string = 'desk'): Promise<XmppPerson> {
  const socket = new WebSocket(server.ws, 'xmpp'), ear = new Ear(socket);
  const open = `<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="${domainOf(address)}" version="1.0"/>`;
  await ear.opened;
  socket.send(open);
  await ear.next(/<mechanisms/);
  socket.send(`<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">${Buffer.from(`\0${userOf(address)}\0${PASSWORD}`).toString('base64')}</auth>`);
  await ear.next(/<success/);
  socket.send(open);
  await ear.next(/<bind/);
  let count = 0;
  const ask = async (type: 'get' | 'set', body: string): Promise<void> => {
    const id = `q${++count}`;
    socket.send(`<iq xmlns="jabber:client" type="${type}" id="${id}">${body}</iq>`);
    await ear.next(new RegExp(`^<iq[^>]*\\sid=['"]${id}['"]`));
  };
  await ask('set', `<bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"><resource>${resource}</resource></bind>`);
  return {
    jid: `${address}/${resource}`,
    heard: ear.frames,
    async send(stanza) {
      socket.send(stanza.replace(/^<(\w+)/, '<$1 xmlns="jabber:client"'));
      // Stanzas of one stream are worked off in order (RFC 6120 §10.1).
      await ask('get', '<ping xmlns="urn:xmpp:ping"/>');
    },
    hears: pattern => ear.next(pattern, 0),
    async leave() {
      socket.send('<close xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>');
      socket.close();
      await ear.closed;
    },
    vanish: () => socket.terminate(),
  };
}

/** What comes over a socket, and waiting for it. */
class Ear {
  readonly frames: string[] = [];
  readonly opened: Promise<void>;
  readonly closed: Promise<void>;
  readonly #waiting = new Set<() => void>();
  #failure: Error | undefined;
  #read = 0;

  constructor(socket: WebSocket) {
    this.opened = new Promise((resolve, reject) => socket.once('open', () => resolve()).once('error', reject));
    this.closed = new Promise(resolve => socket.once('close', () => resolve()));
    socket.on('message', data => {
      this.frames.push((data as Buffer).toString());
      this.#wake();
    });
    socket.on('error', error => this.#fail(error)).once('close', () => this.#fail(new Error('the connection was closed')));
  }

  /** The first frame that fits, of those after the last one that was waited for, or from the beginning. */
  async next(pattern: RegExp, from: number = this.#read): Promise<string> {
    for (const signal = AbortSignal.timeout(PATIENCE); ;) {
      const at = this.frames.findIndex((frame, nth) => nth >= from && pattern.test(frame));
      if (at >= 0) {
        this.#read = Math.max(this.#read, at + 1);
        return this.frames[at]!;
      }
      if (this.#failure || signal.aborted) throw new Error(`waiting for ${String(pattern)}: ${this.#failure?.message ?? 'it has not come'}\n${this.frames.slice(-5).join('\n')}`);
      await new Promise<void>(resolve => {
        this.#waiting.add(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
