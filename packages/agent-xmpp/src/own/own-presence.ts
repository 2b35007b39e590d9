import type { Availability, OwnPresence } from '@presence-elements/core';
import { tag } from '../markup.js';
import { NS } from '../namespaces.js';
import { capsOf } from '../session/caps.js';
import type { Settings } from '../xmpp-options.js';

type Shown = Exclude<Availability, 'unknown'>;

// What XMPP has no word for becomes what comes nearest (RFC 6121 §4.7.2.1): busy is dnd.
const NEAREST: Readonly<Record<Availability | 'invisible', Shown>> = {
  online: 'online', away: 'away', busy: 'dnd', dnd: 'dnd', offline: 'offline', invisible: 'offline', unknown: 'online',
};
// Servers cut longer ones, or refuse the stanza (characters).
const LONGEST_NOTE = 1_000;

/** How this session is seen by others. */
export class OwnState {
  readonly #settings: Pick<Settings, 'availability' | 'priority'>;
  /** Has an activity been published, and not been taken back? The account keeps it when this session ends. */
  hasActivity = false;
  #availability: Shown;
  #note: { readonly text: string; readonly lang?: string | undefined } | undefined;

  constructor(settings: Pick<Settings, 'availability' | 'priority'>) {
    this.#settings = settings;
    this.#availability = NEAREST[settings.availability];
  }

  get isSeen(): boolean {
    return this.#availability !== 'offline';
  }

  /** Takes a wish, and keeps what it does not speak of but its note, which a wish without one takes away. */
  set({ availability, note }: OwnPresence): void {
    if (availability) this.#availability = NEAREST[availability === 'auto' ? this.#settings.availability : availability];
    const text = [note?.emoji, note?.text].filter(part => part).join(' ').slice(0, LONGEST_NOTE);
    this.#note = text ? { text, lang: note?.lang } : undefined;
  }

  /** What the network now holds. */
  get held(): OwnPresence {
    return { availability: this.#availability, ...(this.#note && { note: this.#note }) };
  }

  /** The stanza that says so, to everybody or to one; undefined while this session is not seen. */
  stanza(to?: string): string | undefined {
    if (!this.isSeen) return;
    const show = this.#availability === 'online' ? undefined : tag('show', {}, this.#availability);
    const status = this.#note && tag('status', { 'xml:lang': this.#note.lang }, this.#note.text);
    const parts = [show, status, tag('priority', {}, String(this.#settings.priority)), capsOf()].filter(part => !!part);
    return tag('presence', { xmlns: NS.client, to }, ...parts).xml;
  }
}
