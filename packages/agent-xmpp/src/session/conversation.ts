import { PresenceError, problemOf, type ProblemCode } from '@presence-elements/core';
import { attributeOf, childOf, type XmlElement } from '@presence-elements/xml';
import type { OwnConnection } from '../connection/xmpp-connection.js';
import { bareOf, domainOf } from '../jid.js';
import { tag } from '../markup.js';
import { NS } from '../namespaces.js';
import type { Settings } from '../xmpp-options.js';
import { Inbox } from './inbox.js';
import { Listening, type Line } from './listening.js';
import { Pulse } from './pulse.js';
import { reaches } from './reaches.js';
import { replyTo } from './replies.js';
import { Requests } from './requests.js';
import { isRosterPush, rosterOf } from './roster.js';

/** Who stands behind a conversation. */
export interface Host {
  /** Our presence as a stanza, to everybody or to one; undefined where we are not seen. */
  presence(to?: string): string | undefined;
  changed(jids: ReadonlySet<string>): void;
  lost(problem: ProblemCode): void;
  /** Somebody asks for access. */
  asked(stanza: XmlElement): void;
}

// What a server without rosters says to who asks for one, such as guests (RFC 6120 §8.3.3).
const NO_ROSTER = /^(not-found|no-data|forbidden)$/;
// A server that is asked for a sign of life gives one within this time; when a roster of ten thousand has just been
// set off, it may be busy for a while (milliseconds).
const PING = 10_000, BUSY = 60_000;

/** What goes on over one connection, from the roster to the end. */
export class Conversation {
  readonly listening: Listening;
  readonly requests: Requests;
  /** Take messages that are no events. */
  readonly readers: Set<(message: XmlElement) => void> = new Set();
  /** Has the roster arrived, and has our presence gone out? */
  isReady = false;
  readonly #connection: OwnConnection;
  readonly #settings: Settings;
  readonly #isOwn: boolean;
  readonly #host: Host;
  readonly #inbox: Inbox;
  readonly #pulse: Pulse;
  readonly #undo: (() => void)[] = [];
  #own = '';
  #told: Line['told'];
  #ended = false;

  constructor(connection: OwnConnection, settings: Settings, isOwn: boolean, host: Host) {
    this.#connection = connection;
    this.#settings = settings;
    this.#isOwn = isOwn;
    this.#host = host;
    this.#told = isOwn ? 'nothing' : 'probed';
    this.listening = new Listening(settings, this.#line());
    this.requests = new Requests(settings, xml => this.send(xml));
    this.#inbox = new Inbox(settings, stanza => this.#read(stanza), () => this.listening.settle());
    this.#pulse = new Pulse(settings, () => void this.ping().catch(() => undefined), () => this.#lose('timeout'));
  }

  /** The account's own bare JID. */
  get own(): string {
    return bareOf(this.#own);
  }

  /** Does the server tell us of changes? To whom is not seen it does not. */
  get isTold(): boolean {
    return this.isReady && this.#told !== 'nothing';
  }

  /** Asks for the roster and says that we are here. Rejects where the connection ends before. */
  async begin(): Promise<void> {
    this.#listen();
    const take = (answer?: XmlElement): void => this.listening.contacts.begin(answer ? rosterOf(answer) : [], this.#own);
    await this.requests.ask('get', tag('query', { xmlns: NS.roster }), { take }).catch((error: unknown) => {
      if (this.#ended || !NO_ROSTER.test(problemOf(error).problem)) throw error;
      take();
    });
    if (this.#ended) throw new PresenceError('unreachable');
    const presence = this.#isOwn ? this.#host.presence() : undefined;
    if (presence) {
      this.#told = 'all';
      this.send(presence);
    }
    this.isReady = true;
    this.listening.begin();
    // A busy server answers this only when it is done with what our presence has set off.
    void this.#answers(BUSY).then(isThere => isThere && this.listening.prompted());
  }

  send(xml: string): void {
    try {
      if (!this.#ended) this.#connection.send(xml);
    } catch {
      // A connection that the host lends may throw where it is no more.
      this.#lose('unreachable');
    }
  }

  /** Resolves once the server has dealt with all that was sent before; any answer will do. */
  async ping(patience: number = PING): Promise<void> {
    await this.requests.ask('get', tag('ping', { xmlns: NS.ping }), { patience }).catch((error: unknown) => {
      if (this.#ended || problemOf(error).problem === 'timeout') throw error;
    });
  }

  /** Lets go of the connection, with a word of leave if it is ours and still alive. */
  end(): void {
    if (this.#finish()) this.#connection.close();
  }

  #listen(): void {
    this.#undo.push(this.#connection.onStanza(stanza => {
      this.#pulse.heard();
      this.#inbox.put(stanza);
    }));
    const undo = this.#connection.onState(({ online, jid, problem }) => {
      if (online) this.#own = jid ?? '';
      else this.#lose(problem ?? 'unreachable');
    });
    if (this.#ended) {
      // It broke in the moment in which it was handed over.
      undo();
      throw new PresenceError('unreachable');
    }
    this.#undo.push(undo);
    this.#pulse.start();
  }

  #line(): Line {
    const told = (): Line['told'] => this.#told;
    return {
      send: xml => this.send(xml),
      isThere: domain => (domain === domainOf(this.#own) ? this.#answers(PING) : reaches(this.requests, domain)),
      presence: to => (this.#told === 'all' ? this.#host.presence(to) : undefined),
      get told() {
        return told();
      },
      changed: jids => this.#host.changed(jids),
    };
  }

  /** A server that says nothing at all is lost; one that only does not answer is busy, and asked again. */
  async #answers(patience: number): Promise<boolean> {
    while (!this.#ended) {
      const asked = this.#settings.now();
      try {
        await this.ping(patience);
        return !this.#ended;
      } catch {
        if (this.#pulse.heardAt <= asked) this.#lose('timeout');
      }
    }
    return false;
  }

  #lose(problem: ProblemCode): void {
    if (!this.#finish()) return;
    this.#connection.drop();
    this.#host.lost(problem);
  }

  #finish(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    this.isReady = false;
    for (const undo of this.#undo) undo();
    this.#pulse.stop();
    this.#inbox.clear();
    this.listening.end();
    this.requests.clear(new PresenceError('unreachable'));
    return true;
  }

  #read(stanza: XmlElement): void {
    if (stanza.name === 'presence') this.#presence(stanza);
    else if (stanza.name === 'iq') this.#iq(stanza);
    else if (childOf(stanza, 'event', NS.pubsubEvent)) this.listening.contacts.event(stanza, this.#settings.now());
    else for (const read of [...this.readers]) read(stanza);
  }

  #presence(stanza: XmlElement): void {
    if (attributeOf(stanza, 'type') === 'subscribe') this.#host.asked(stanza);
    else this.listening.presence(stanza);
  }

  #iq(stanza: XmlElement): void {
    if (this.requests.answer(stanza, this.#own)) return;
    const isPush = isRosterPush(stanza, this.#own), reply = this.#isOwn || isPush ? replyTo(stanza, isPush) : undefined;
    if (isPush) this.listening.push(rosterOf(stanza));
    if (reply) this.send(reply);
  }
}
