import { fromDom, parseXml, type XmlElement } from '@presence-elements/xml';
import type { Stanza } from '../connection/xmpp-connection.js';
import type { Settings } from '../xmpp-options.js';
import { partsOf, type RosterPart } from './long-roster.js';

// How long one slice may keep a page from doing anything else (milliseconds).
const SLICE = 8;

/** Takes stanzas as fast as they come and has them read in slices, so that ten thousand at once hold nothing up. */
export class Inbox {
  readonly #settings: Pick<Settings, 'now' | 'schedule'>;
  readonly #read: (stanza: XmlElement) => void;
  readonly #rest: () => void;
  #queue: (Stanza | RosterPart)[] = [];
  #next = 0;
  #cancel: (() => void) | undefined;

  /** `rest` is called after each slice. */
  constructor(settings: Pick<Settings, 'now' | 'schedule'>, read: (stanza: XmlElement) => void, rest: () => void) {
    this.#settings = settings;
    this.#read = read;
    this.#rest = rest;
  }

  put(stanza: Stanza): void {
    this.#queue.push(...partsOf(stanza) ?? [stanza]);
    this.#cancel ??= this.#settings.schedule(this.#slice, 0);
  }

  clear(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#queue = [];
    this.#next = 0;
  }

  /** What is no XML, nested too deeply or too long is dropped, and so is what its reader cannot take: one stanza costs no session. */
  #take(stanza: Stanza | RosterPart): void {
    try {
      const element = elementOf(stanza);
      if (element) this.#read(element);
    } catch (error) {
      console.warn('[presence-elements] A stanza could not be taken in', error);
    }
  }

  readonly #slice = (): void => {
    const { now, schedule } = this.#settings, end = now() + SLICE, queue = this.#queue;
    this.#cancel = undefined;
    do {
      this.#take(queue[this.#next++]!);
      // What was read may have ended the session, and with it this queue.
      if (queue !== this.#queue) return;
    } while (this.#next < queue.length && now() < end);
    if (this.#next < queue.length) this.#cancel = schedule(this.#slice, 0);
    else this.clear();
    this.#rest();
  };
}

function elementOf(stanza: Stanza | RosterPart): XmlElement | undefined {
  if (typeof stanza === 'string') return parseXml(stanza);
  return 'read' in stanza ? stanza.read() : fromDom(stanza);
}
