import { PresenceError } from '@presence-elements/core';
import type { XmlElement } from '@presence-elements/xml';
import { tag } from '../markup.js';
import { NS } from '../namespaces.js';
import type { Settings } from '../xmpp-options.js';
import { Contacts } from './contacts.js';
import type { RosterItem } from './roster.js';
import { Silence } from './silence.js';

// A question is answered with what is known by then; a server that is busy with ten thousand takes longer (milliseconds).
const PATIENCE = 5_000;

/** What whoever listens needs of the conversation. */
export interface Line {
  send(xml: string): void;
  /** Resolves if the server is there; where it is not, that is somebody else's to tell. */
  ping(): Promise<boolean>;
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
  readonly #silence: Silence;
  readonly #waiting = new Set<() => void>();
  readonly #asked = new Set<string>();
  #isPrompted = false;
  #isReady = false;
  #ended = false;

  constructor(settings: Settings, line: Line) {
    this.#settings = settings;
    this.#line = line;
    this.contacts = new Contacts(settings.languages);
    this.#silence = new Silence(settings, () => void this.#conclude());
  }

  /** The roster has arrived, and our presence has gone out where it is ours to send. */
  begin(): void {
    this.#isReady = true;
    this.#skip();
  }

  /** The server has done what our presence asks of it: from now on its silence means something. */
  prompted(): void {
    this.#isPrompted = true;
    this.#silence.begin();
  }

  /** Sees to it that something will be heard of these. What is known of who does not tell us of changes is found out anew. */
  look(jids: readonly string[]): void {
    const count = this.contacts.unheard.size;
    for (const jid of jids) {
      if (this.contacts.has(jid)) this.#probe(jid);
      else this.#approach(jid);
    }
    this.#await(count);
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
    if (this.contacts.presence(stanza, this.#settings.now())) this.#silence.broken();
  }

  /** The roster has changed. */
  push(items: readonly RosterItem[]): void {
    const count = this.contacts.unheard.size;
    this.contacts.enter(items);
    this.#skip();
    this.#await(count);
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
    this.#silence.stop();
    this.contacts.clear();
    for (const go of [...this.#waiting]) go();
  }

  /** Where the server tells nothing by itself, nobody is awaited before they are asked for. */
  #skip(): void {
    if (this.#line.told !== 'all') this.contacts.unheard.clear();
  }

  #await(before: number): void {
    if (this.#isPrompted && this.contacts.unheard.size > before) this.#silence.begin();
  }

  /** Nobody is offline because a server is dead, nor because somebody else was asked for long ago. */
  async #conclude(): Promise<void> {
    if (!await this.#line.ping() || this.#ended || this.#silence.isRunning) return;
    this.contacts.assume();
    this.settle();
  }

  /** Clients are not meant to probe (RFC 6121 §4.3), but where no presence of ours makes the server do it, nothing else would. */
  #probe(jid: string): void {
    const { told } = this.#line;
    if (told === 'all' || (told === 'probed' && this.#asked.has(jid))) return;
    this.#asked.add(jid);
    if (this.contacts.renew(jid)) this.#line.send(probeOf(jid));
  }

  /** Somebody outside the roster (RFC 6121 §4.6.4). */
  #approach(jid: string): void {
    const presence = this.#settings.watchStrangers && !this.#asked.has(jid) ? this.#line.presence(jid) : undefined;
    if (presence) {
      this.#asked.add(jid);
      this.#line.send(presence);
      this.#line.send(probeOf(jid));
    }
    this.contacts.admit(jid, !!presence);
  }
}

const probeOf = (jid: string): string => tag('presence', { xmlns: NS.client, type: 'probe', to: jid }).xml;

