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
  /** Whose silence is counted by what. */
  readonly #counted = new Map<string, Silence>();
  readonly #silences = new Set<Silence>();
  readonly #waiting = new Set<() => void>();
  readonly #probed = new Set<string>();
  #isPrompted = false;
  #isReady = false;
  #ended = false;

  constructor(settings: Settings, line: Line) {
    this.#settings = settings;
    this.#line = line;
    this.contacts = new Contacts(settings.languages);
  }

  /** The roster has arrived, and our presence has gone out where it is ours to send. */
  begin(): void {
    this.#isReady = true;
    // Where the server tells nothing by itself, nobody is awaited before they are asked for.
    if (this.#line.told !== 'all') this.contacts.unheard.clear();
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
    // There may be more.
    this.#counted.get(jid)?.begin();
    this.#counted.delete(jid);
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
    for (const silence of this.#silences) silence.stop();
    this.contacts.clear();
    for (const go of [...this.#waiting]) go();
  }

  /**
   * Silence is counted for those together who were asked for together: others, asked for all the while, neither cut it
   * short nor draw it out.
   */
  #await(): void {
    const { unheard } = this.contacts;
    if (!this.#isPrompted) return;
    for (const jid of this.#counted.keys()) if (!unheard.has(jid)) this.#counted.delete(jid);
    const jids = [...unheard].filter(jid => !this.#counted.has(jid));
    if (!jids.length) return;
    const silence = new Silence(this.#settings, () => void this.#conclude(silence));
    this.#silences.add(silence);
    for (const jid of jids) this.#counted.set(jid, silence);
    silence.begin();
  }

  /** Nobody is offline because a server is dead, nor while it still tells of those who were asked for with them. */
  async #conclude(silence: Silence): Promise<void> {
    const isAwaited = [...this.#counted.values()].includes(silence);
    if ((isAwaited && !await this.#line.ping()) || this.#ended || silence.isRunning) return;
    this.#silences.delete(silence);
    const jids = [...this.#counted].filter(([, each]) => each === silence).map(([jid]) => jid);
    for (const jid of jids) this.#counted.delete(jid);
    this.contacts.assume(jids);
    this.settle();
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

