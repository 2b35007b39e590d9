import { problemOf, PresenceError, type ProblemCode } from '@presence-elements/core';
import { attributeOf, childOf, type XmlElement } from '@presence-elements/xml';
import type { OwnConnection } from '../connection/xmpp-connection.js';
import { bareOf } from '../jid.js';
import { tag } from '../markup.js';
import { NS } from '../namespaces.js';
import type { Settings } from '../xmpp-options.js';
import { Contacts } from './contacts.js';
import { Inbox } from './inbox.js';
import { Pulse } from './pulse.js';
import { replyTo } from './replies.js';
import { Requests } from './requests.js';
import { isRosterPush, rosterOf } from './roster.js';
import { Silence } from './silence.js';

/** Who stands behind a conversation. */
export interface Host {
  /** Our presence as a stanza, to everybody or to one; undefined where we are not seen. */
  presence(to?: string): string | undefined;
  changed(jids: ReadonlySet<string>): void;
  lost(problem: ProblemCode): void;
  /** Presence of type `subscribe` and its kin. */
  asked(stanza: XmlElement): void;
}

// What a server without rosters says to who asks for one, such as guests (RFC 6120 §8.3.3).
const NO_ROSTER = /^(not-found|no-data|forbidden)$/;
// A server that is asked for a sign of life gives one within this time; when a roster of ten thousand has just been
// set off, it may be busy for a while (milliseconds).
const PING = 10_000, BUSY = 60_000;

/** What goes on over one connection, from the roster to the end. */
export class Conversation {
  readonly contacts: Contacts;
  readonly requests: Requests;
  /** Take messages that are no events. */
  readonly readers: Set<(message: XmlElement) => void> = new Set();
  /** Has the roster arrived, and has our presence gone out? */
  isReady = false;
  /** Does the server tell us of changes? To whom is not seen it does not. */
  isTold = false;
  readonly #connection: OwnConnection;
  readonly #settings: Settings;
  readonly #isOwn: boolean;
  readonly #host: Host;
  readonly #inbox: Inbox;
  readonly #pulse: Pulse;
  readonly #silence: Silence;
  readonly #waiting = new Set<() => void>();
  readonly #asked = new Set<string>();
  #undo: readonly (() => void)[] = [];
  #own = '';
  /** Has the server done what our presence asks of it, so that its silence means something? */
  #isAsked = false;
  #ended = false;

  constructor(connection: OwnConnection, settings: Settings, isOwn: boolean, host: Host) {
    this.#connection = connection;
    this.#settings = settings;
    this.#isOwn = isOwn;
    this.#host = host;
    this.contacts = new Contacts(settings.languages);
    this.requests = new Requests(settings, xml => this.send(xml));
    this.#inbox = new Inbox(settings, stanza => this.#read(stanza), () => this.#settle());
    this.#pulse = new Pulse(settings, () => void this.ping().catch(() => undefined), () => this.#lose('timeout'));
    this.#silence = new Silence(settings, () => this.#ask(PING, () => {
      this.contacts.assume();
      this.#settle();
    }));
  }

  /** The account's own bare JID. */
  get own(): string {
    return bareOf(this.#own);
  }

  /** Asks for the roster and says that we are here. Rejects where the connection ends before. */
  async begin(): Promise<void> {
    this.#undo = [this.#connection.onStanza(stanza => {
      this.#pulse.heard();
      this.#inbox.put(stanza);
    }), this.#connection.onState(({ online, jid, problem }) => {
      if (online) this.#own = jid ?? '';
      else this.#lose(problem ?? 'unreachable');
    })];
    this.#pulse.start();
    const take = (answer?: XmlElement): void => this.contacts.begin(answer ? rosterOf(answer) : [], this.#own);
    await this.requests.ask('get', tag('query', { xmlns: NS.roster }), { take }).catch((error: unknown) => {
      if (!NO_ROSTER.test(problemOf(error).problem)) throw error;
      take();
    });
    if (this.#ended) throw new PresenceError('unreachable');
    const presence = this.#isOwn ? this.#host.presence() : undefined;
    if (presence) this.send(presence);
    else this.contacts.unheard.clear();
    this.isReady = true;
    this.isTold = !this.#isOwn || !!presence;
    // A busy server answers this only when it is done with what our presence has set off.
    this.#ask(BUSY, () => {
      this.#isAsked = true;
      this.#silence.begin();
    });
  }

  send(xml: string): void {
    if (!this.#ended) this.#connection.send(xml);
  }

  /** Resolves once the server has dealt with all that was sent before; any answer will do. */
  async ping(patience: number = PING): Promise<void> {
    await this.requests.ask('get', tag('ping', { xmlns: NS.ping }), { patience }).catch((error: unknown) => {
      if (this.#ended || problemOf(error).problem === 'timeout') throw error;
    });
  }

  /** Sees to it that something will be heard of these. What is known of who does not tell us of changes is found out anew. */
  look(jids: readonly string[]): void {
    const { contacts } = this, count = contacts.unheard.size;
    for (const jid of jids) {
      if (contacts.has(jid)) this.#probe(jid);
      else this.#approach(jid);
    }
    if (contacts.unheard.size > count && this.#isAsked) this.#silence.begin();
    this.#settle();
  }

  /** Resolves once there is something to say of each: heard, assumed, or known not to be shared. */
  async heard(jids: readonly string[], signal: AbortSignal): Promise<void> {
    const isHeard = (): boolean => !jids.some(jid => this.contacts.unheard.has(jid));
    while (!this.#ended && !isHeard()) {
      signal.throwIfAborted();
      await new Promise<void>(resolve => {
        const go = (): void => {
          signal.removeEventListener('abort', go);
          this.#waiting.delete(go);
          resolve();
        };
        signal.addEventListener('abort', go);
        this.#waiting.add(go);
      });
    }
    signal.throwIfAborted();
    if (this.#ended) throw new PresenceError('unreachable');
  }

  /** Lets go of the connection, with a word of leave if it is ours and still alive. */
  end(): void {
    if (this.#finish()) this.#connection.close();
  }

  #lose(problem: ProblemCode): void {
    if (!this.#finish()) return;
    this.#connection.drop();
    this.#host.lost(problem);
  }

  #finish(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    this.isReady = this.isTold = false;
    for (const undo of this.#undo) undo();
    this.#pulse.stop();
    this.#silence.stop();
    this.#inbox.clear();
    this.contacts.clear();
    this.requests.clear(new PresenceError('unreachable'));
    for (const go of [...this.#waiting]) go();
    return true;
  }

  /** On the server's own account a contact is told of once we are seen; elsewhere we have to ask, which servers allow. */
  #probe(jid: string): void {
    if ((this.#isOwn && this.isTold) || (this.isTold && this.#asked.has(jid))) return;
    this.#asked.add(jid);
    if (this.contacts.renew(jid)) this.send(tag('presence', { xmlns: NS.client, type: 'probe', to: jid }).xml);
  }

  /** Somebody outside the roster (RFC 6121 §4.6.4). */
  #approach(jid: string): void {
    const presence = this.#settings.watchStrangers && this.isTold && this.#isOwn ? this.#host.presence(jid) : undefined;
    if (presence && !this.#asked.has(jid)) {
      this.#asked.add(jid);
      this.send(presence);
      this.send(tag('presence', { xmlns: NS.client, type: 'probe', to: jid }).xml);
    }
    this.contacts.admit(jid, !!presence);
  }

  /** Goes on if the server is there: nobody is offline because a server is dead. */
  #ask(patience: number, then: () => void): void {
    this.ping(patience).then(() => this.#ended || then(), () => this.#lose('timeout'));
  }

  #read(stanza: XmlElement): void {
    if (stanza.name === 'presence') this.#presence(stanza);
    else if (stanza.name === 'iq') this.#iq(stanza);
    else if (childOf(stanza, 'event', NS.pubsubEvent)) this.contacts.event(stanza, this.#settings.now());
    else for (const read of [...this.readers]) read(stanza);
  }

  #presence(stanza: XmlElement): void {
    if (this.contacts.presence(stanza, this.#settings.now())) this.#silence.broken();
    if (attributeOf(stanza, 'type') === 'subscribe') this.#host.asked(stanza);
  }

  #iq(stanza: XmlElement): void {
    if (this.requests.answer(stanza, this.#own)) return;
    const isPush = isRosterPush(stanza, this.#own), reply = this.#isOwn || isPush ? replyTo(stanza) : undefined;
    if (isPush) this.#push(stanza);
    if (reply) this.send(reply);
  }

  #push(stanza: XmlElement): void {
    const count = this.contacts.unheard.size;
    this.contacts.enter(rosterOf(stanza));
    if (this.contacts.unheard.size > count && this.#isAsked) this.#silence.begin();
  }

  /** After each slice: tells who has changed, and lets those go on who waited for it. */
  #settle(): void {
    const { changed } = this.contacts;
    if (!changed.size || !this.isReady) return;
    const jids = new Set(changed);
    changed.clear();
    this.#host.changed(jids);
    for (const go of [...this.#waiting]) go();
  }
}
