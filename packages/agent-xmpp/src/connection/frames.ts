import { parseXml, type XmlElement } from '@presence-elements/xml';
import { NS } from '../namespaces.js';
import { tag } from '../markup.js';
import { STATUS, type StropheConnection, type StropheTransport } from './strophe-library.js';
import { toDom } from './to-dom.js';

// A roster of 100,000 entries; any other frame is held to what the reader of XML allows (characters).
const LONGEST = 16_777_216;

/** What is needed of a WebSocket: a page's, Node's, or that of `ws`. */
export type SocketClass = new (url: string, protocol: string) => WebSocket;

/**
 * XMPP over WebSocket (RFC 7395) as a transport of strophe.js, instead of its own: that one hands text to a parser that
 * pages with Trusted Types guard. Here text is read by `@presence-elements/xml`. Until the session is bound strophe.js
 * gets elements, and from then on the agent gets the text, to be read in slices.
 */
export class Frames implements StropheTransport {
  readonly _conn: StropheConnection;
  readonly strip = 'wrapper';
  /** Where stanzas go once the session is bound. */
  take: ((stanza: string) => void) | undefined;
  readonly #url: string;
  readonly #Socket: SocketClass;
  readonly #document: Document;
  #socket: WebSocket | undefined;
  #begun = false;

  constructor(connection: StropheConnection, url: string, Socket: SocketClass, document: Document) {
    this._conn = connection;
    this.#url = url;
    this.#Socket = Socket;
    this.#document = document;
  }

  /** Sends text as one frame; a socket that is closing takes none. */
  write(xml: string): void {
    if (this.#socket?.readyState === 1) this.#socket.send(xml);
  }

  /** Lets go without a word: nobody is listening at the other end. */
  drop(): void {
    const socket = this.#release() as (WebSocket & { terminate?: () => void }) | undefined;
    if (socket?.terminate) socket.terminate();
    else socket?.close();
  }

  _connect(): void {
    const socket = (this.#socket = new this.#Socket(this.#url, 'xmpp'));
    this.#begun = false;
    socket.onopen = () => this.#open();
    socket.onmessage = ({ data }) => this.#hear(data);
    socket.onclose = () => this.#fail('closed');
    // An error is followed by a close, which tells as much; `ws` throws one that nobody listens for.
    socket.onerror = () => undefined;
  }

  /** Takes leave; what was sent before still arrives. */
  _disconnect(): void {
    this.write(tag('close', { xmlns: NS.framing }).xml);
    this._conn._doDisconnect();
  }

  _doDisconnect(): void {
    this.#release()?.close();
  }

  _onIdle(): void {
    const queue = this._conn._data;
    this._conn._data = [];
    for (const item of queue) {
      if (item === 'restart') this.#open();
      else if (item) this.write(serialize(item));
    }
  }

  _send(): void {
    this._onIdle();
  }

  _sendRestart(): void {
    this._onIdle();
  }

  _no_auth_received(): void {
    this.#fail('no-auth-mech');
  }

  _connect_cb(): undefined {}
  _reset(): void {}
  _abortAllRequests(): void {}
  _onDisconnectTimeout(): void {}
  _emptyQueue(): true {
    return true;
  }

  #open(): void {
    this.write(tag('open', { xmlns: NS.framing, to: this._conn.domain ?? '', version: '1.0' }).xml);
  }

  #hear(data: unknown): void {
    if (typeof data !== 'string') return this.#fail('bad-format');
    if (this.take && /^<(presence|message|iq)[\s/>]/.test(data)) return this.take(data);
    const element = parseXml(data, { maxLength: LONGEST });
    // One frame that makes no sense costs no session; before there is one, nothing goes without it.
    if (!element) return this.take ? undefined : this.#fail('bad-format');
    if (element.ns === NS.framing) {
      // A server may want to be reached elsewhere (`see-other-uri`): only the administrator says where a password goes.
      if (element.name === 'close') this.#fail('closed');
      return;
    }
    if (element.ns === NS.streams && element.name === 'error') return this.#fail(conditionOf(element));
    if (!this.take) this.#negotiate(element);
  }

  #negotiate(element: XmlElement): void {
    const wrapped = toDom(this.#document, { name: 'wrapper', ns: '', attributes: [], children: [element], text: '' });
    if (this.#begun) return this._conn._dataRecv(wrapped);
    this.#begun = true;
    this._conn._connect_cb(wrapped);
  }

  #fail(condition: string): void {
    if (!this.#socket) return;
    this._conn._changeConnectStatus(STATUS.connfail, condition);
    this._conn._doDisconnect();
  }

  #release(): WebSocket | undefined {
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) socket.onopen = socket.onmessage = socket.onclose = null;
    return socket;
  }
}

/** 'conflict', 'system-shutdown', … (RFC 6120 §4.9.3). */
const conditionOf = (error: XmlElement): string =>
  error.children.find(({ name, ns }) => name !== 'text' && ns === 'urn:ietf:params:xml:ns:xmpp-streams')?.name ?? 'undefined-condition';

const serialize = (element: Element): string => {
  const attributes = Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]));
  const content = Array.from(element.childNodes, node => (node.nodeType === 1 ? { xml: serialize(node as Element) } : (node.nodeValue ?? '')));
  return tag(element.nodeName, attributes, ...content).xml;
};
