import type { Availability, OwnPresence } from '@presence-elements/core';
import { attributeOf, childOf, parseXml, type XmlElement } from '@presence-elements/xml';
import type { SocketClass } from '../src/connection/frames.js';
import { tag, type Markup } from '../src/markup.js';
import { NS } from '../src/namespaces.js';
// All that the agent loads when it needs it: under a clock of the test it must not take time of the machine, or half a minute passes until it is there.
import '../src/connection/opening.js';
import { loadStrophe } from '../src/connection/load-strophe.js';
import '../src/own/publish.js';
import '../src/send.js';
import '../src/session/conversation.js';

await loadStrophe();

const STREAM = `xmlns='jabber:client'`;
const shows: Readonly<Record<Availability, string | undefined>> = { online: '', away: 'away', busy: 'busy', dnd: 'dnd', offline: undefined, unknown: undefined };

/** An XMPP server in the same process, behind a WebSocket class of its own. What it is to do otherwise is set on it. */
export class FakeXmpp {
  /** By bare JID: the inside of their presence, or undefined for somebody offline. All are on the roster. */
  readonly people = new Map<string, string | undefined>();
  readonly sockets = new Set<FakeSocket>();
  /** Everything that clients have sent. */
  readonly sent: XmlElement[] = [];
  password = 'secret';
  mechanisms = ['PLAIN'];
  /** Takes connections, and says nothing at all, from this step on. */
  silentFrom: 'open' | 'roster' | 'presence' | 'ping' | undefined;
  /** Refuses connections. */
  isDown = false;
  /** Says nothing of those who are offline, as ejabberd does. */
  isTaciturn = false;
  /** Frames that come instead of an answer to an element; undefined for the usual one. */
  reply: (element: XmlElement) => readonly string[] | undefined = () => undefined;
  opened = 0;

  readonly WebSocket: SocketClass;

  constructor() {
    const open = (socket: FakeSocket): void => {
      this.opened++;
      if (this.isDown) return void queueMicrotask(() => socket.end());
      this.sockets.add(socket);
      queueMicrotask(() => socket.onopen?.());
    };
    const take = (socket: FakeSocket, text: string): void => this.#take(socket, text);
    const close = (socket: FakeSocket): void => void this.sockets.delete(socket);
    this.WebSocket = class extends FakeSocket {
      constructor() {
        super(take, close);
        open(this);
      }
    } as unknown as SocketClass;
  }

  /** Somebody's presence changes. */
  set(jid: string, availability: Availability, more = ''): void {
    const show = shows[availability];
    this.people.set(jid, show === undefined ? undefined : (show && `<show>${show}</show>`) + more);
    this.push(this.presenceOf(jid));
  }

  presenceOf(jid: string): string {
    const inside = this.people.get(jid);
    return inside === undefined ? `<presence ${STREAM} type='unavailable' from='${jid}'/>` : `<presence ${STREAM} from='${jid}/desk'>${inside}</presence>`;
  }

  /** Sends to whoever is present. */
  push(...frames: readonly string[]): void {
    for (const socket of this.sockets) if (socket.isPresent) for (const frame of frames) socket.deliver(frame);
  }

  /** Every connection breaks. */
  cut(): void {
    for (const socket of [...this.sockets]) socket.end();
    this.sockets.clear();
  }

  asked(name: string, type?: string): readonly XmlElement[] {
    return this.sent.filter(element => element.name === name && (!type || attributeOf(element, 'type') === type));
  }

  /** How the newest client is seen. */
  get own(): OwnPresence {
    const last = this.sent.findLast(({ name, attributes }) => (name === 'presence' && !attributes.some(attribute => attribute.name === 'to')) || name === 'close');
    const show = last && childOf(last, 'show', NS.client)?.text;
    if (!last || last.name === 'close' || attributeOf(last, 'type') || ![...this.sockets].some(socket => socket.isPresent)) return { availability: 'offline' };
    return { availability: (show ?? 'online') as Availability };
  }

  #take(socket: FakeSocket, text: string): void {
    const element = parseXml(text);
    if (!element) throw new Error(`A client sent ${text}`);
    this.sent.push(element);
    const frames = this.reply(element) ?? this.#answer(socket, element);
    for (const frame of frames) queueMicrotask(() => socket.deliver(frame));
  }

  #answer(socket: FakeSocket, element: XmlElement): readonly string[] {
    switch (element.name) {
      case 'open':
        return this.silentFrom === 'open' ? [] : this.#open(socket);
      case 'auth':
        socket.isKnown = atob(element.text).split('\0')[2] === this.password;
        return [socket.isKnown ? `<success xmlns='${NS.sasl}'/>` : `<failure xmlns='${NS.sasl}'><not-authorized/></failure>`];
      case 'iq':
        return this.#iq(element);
      case 'presence':
        return this.#presence(socket, element);
      default:
        return [];
    }
  }

  #open(socket: FakeSocket): readonly string[] {
    const features = socket.isKnown ? `<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>` : `<mechanisms xmlns='${NS.sasl}'>${this.mechanisms.map(name => `<mechanism>${name}</mechanism>`).join('')}</mechanisms>`;
    return [`<open xmlns='${NS.framing}' from='corp.example' id='1' version='1.0'/>`, `<stream:features xmlns:stream='${NS.streams}'>${features}</stream:features>`];
  }

  #iq(element: XmlElement): readonly string[] {
    const id = attributeOf(element, 'id')!, [content] = element.children;
    const result = (inside?: Markup): readonly string[] => [tag('iq', { xmlns: NS.client, type: 'result', id }, inside).xml];
    if (content?.name === 'bind') return result(tag('bind', { xmlns: content.ns }, tag('jid', {}, 'me@corp.example/1')));
    if (content?.ns === NS.roster) {
      const items = [...this.people.keys()].map(jid => tag('item', { jid, subscription: 'both' }));
      return this.silentFrom === 'roster' ? [] : result(tag('query', { xmlns: NS.roster }, ...items));
    }
    if (content?.name === 'ping' && this.silentFrom === 'ping') return [];
    return /get|set/.test(attributeOf(element, 'type') ?? '') ? result() : [];
  }

  #presence(socket: FakeSocket, element: XmlElement): readonly string[] {
    const to = attributeOf(element, 'to'), type = attributeOf(element, 'type');
    if (type === 'probe') return this.people.has(to!) ? [this.presenceOf(to!)] : [];
    if (to !== undefined) return [];
    const wasPresent = socket.isPresent;
    socket.isPresent = type !== 'unavailable';
    if (wasPresent || this.silentFrom === 'presence') return [];
    return [...this.people.keys()].filter(jid => !this.isTaciturn || this.people.get(jid) !== undefined).map(jid => this.presenceOf(jid));
  }
}

/** One connection. */
export class FakeSocket {
  readyState = 1;
  isKnown = false;
  isPresent = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly #take: (socket: FakeSocket, text: string) => void;
  readonly #close: (socket: FakeSocket) => void;

  constructor(take: (socket: FakeSocket, text: string) => void, close: (socket: FakeSocket) => void) {
    this.#take = take;
    this.#close = close;
  }

  send(text: string): void {
    this.#take(this, text);
  }

  deliver(data: unknown): void {
    if (this.readyState === 1) this.onmessage?.({ data });
  }

  close(): void {
    this.readyState = 3;
    this.#close(this);
  }

  end(): void {
    this.readyState = 3;
    this.#close(this);
    this.onclose?.();
  }
}
