import { PresenceError } from '@presence-elements/core';
import type { XmlElement } from '@presence-elements/xml';
import { tag } from '../markup.js';
import { NS } from '../namespaces.js';
import type { Settings } from '../xmpp-options.js';
import { Contacts } from './contacts.js';
import type { RosterItem } from './roster.js';
import { Silences, type Witness } from './silences.js';

// A question is answered with what is known by then; a server that is busy with ten thousand takes longer (milliseconds).
const PATIENCE = 5_000;

/** What whoever listens needs of the conversation. */
export interface Line {
  send(xml: string): void;
  /** Is the server of a domain there? Where our own is not, that is somebody else's to tell. */
  readonly isThere: Witness['isThere'];
  /** Our presence as a stanza to one; undefined where we are not seen, or presence is not ours to send. */
  presence(to: string): string | undefined;
  /** How much a server says of its own accord: of all contacts, of those that were probed once, or nothing at all. */
  readonly told: 'all' | 'probed' | 'nothing';
  changed(jids: ReadonlySet<string>): void;
}

/** What there is to hear of contacts: who is still to be heard, what silence means, and who waits for it. */
export class Listening {
  readonly contacts: Contacts;
  readonly #line: Line;
  readonly #settings: Settings;
  readonly #silences: Silences;
  readonly #waiting = new Set<() => void>();
  readonly #probed = new Set<string>();
  #isPrompted = false;
  /** Was anybody heard? A server that answers no probes of clients is silent about everybody. */
  #isAnswered = false;
  #isReady = false;
  #ended = false;

  constructor(settings: Settings, line: Line) {
    this.#settings = settings;
    this.#line = line;
    this.contacts = new Contacts(settings.languages);
    this.#silences = new Silences(settings, {
      isThere: domain => line.isThere(domain),
      over: jids => this.#over(jids),
    });
  }

  /** The roster has arrived, and our presence has gone out where it is ours to send. */
  begin(): void {
    this.#isReady = true;
    // Where the server tells nothing by itself, nobody is awaited before they are asked for.
    if (this.#line.told !== 'all') this.contacts.unheard.clear();
    // Whose connection is lent is there: a server that answers probes has something to say of them.
    if (this.#line.told === 'probed' && this.contacts.own) this.look([this.contacts.own]);
  }

  /** The server has done what our presence asks of it: from now on its silence means something. */
  prompted(): void {
    this.#isPrompted = true;
    this.#await();
  }

  /** Sees to it that something will be heard of these. What is known of who does not tell us of changes is found out anew. */
  look(jids: readonly string[]): void {
    for (const jid of jids) {
      if (this.contacts.has(jid)) this.#probe(jid);
      else this.#approach(jid);
    }
    this.#await();
    this.settle();
  }

  /** Resolves once there is something to say of each (heard, assumed, or known not to be shared), or it takes too long. */
  async heard(jids: readonly string[], signal: AbortSignal): Promise<void> {
    const end = this.#settings.now() + PATIENCE;
    const isDone = (): boolean => this.#ended || signal.aborted || this.#settings.now() >= end || !jids.some(jid => this.contacts.unheard.has(jid));
    while (!isDone()) {
      await new Promise<void>(resolve => {
        const go = (): void => {
          cancel();
          signal.removeEventListener('abort', go);
          this.#waiting.delete(go);
          resolve();
        };
        const cancel = this.#settings.schedule(go, PATIENCE);
        signal.addEventListener('abort', go);
        this.#waiting.add(go);
      });
    }
    signal.throwIfAborted();
    if (this.#ended) throw new PresenceError('unreachable');
  }

  presence(stanza: XmlElement): void {
    const jid = this.contacts.presence(stanza, this.#settings.now());
    if (jid === undefined) return;
    this.#silences.heard(jid);
    if (this.#isAnswered) return;
    this.#isAnswered = true;
    this.#await();
  }

  /** The roster has changed. */
  push(items: readonly RosterItem[]): void {
    this.contacts.enter(items);
    if (this.#line.told === 'nothing') for (const { jid } of items) this.contacts.unheard.delete(jid);
    this.#await();
  }

  /** Tells who has changed, and lets those go on who waited for it. */
  settle(): void {
    const { changed } = this.contacts;
    if (!changed.size || !this.#isReady) return;
    const jids = new Set(changed);
    changed.clear();
    this.#line.changed(jids);
    for (const go of [...this.#waiting]) go();
  }

  end(): void {
    this.#ended = true;
    this.#silences.end();
    this.contacts.clear();
    for (const go of [...this.#waiting]) go();
  }

  #over(jids: readonly string[]): void {
    if (this.#line.told !== 'all' && !this.#isAnswered) return;
    this.contacts.assume(jids);
    this.settle();
  }

  #await(): void {
    if (this.#isPrompted) this.#silences.count(this.contacts.unheard);
  }

  /** Clients are not meant to probe (RFC 6121 §4.3), but where no presence of ours makes the server do it, nothing else would. */
  #probe(jid: string): void {
    const { told } = this.#line;
    if (told === 'all' || (told === 'probed' && this.#probed.has(jid))) return;
    this.#probed.add(jid);
    if (this.contacts.renew(jid)) this.#line.send(probeOf(jid));
  }

  /** Somebody outside the roster (RFC 6121 §4.6.4). */
  #approach(jid: string): void {
    if (this.contacts.knows(jid)) return;
    const presence = this.#settings.watchStrangers ? this.#line.presence(jid) : undefined;
    if (presence) {
      this.#line.send(presence);
      this.#line.send(probeOf(jid));
    }
    this.contacts.admit(jid, !!presence);
  }
}

const probeOf = (jid: string): string => tag('presence', { xmlns: NS.client, type: 'probe', to: jid }).xml;

