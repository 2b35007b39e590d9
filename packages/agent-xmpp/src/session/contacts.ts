import type { ImAddress, PresenceReport } from '@presence-elements/core';
import { attributeOf, type XmlElement } from '@presence-elements/xml';
import { Contact, type Subscription } from '../contact/contact.js';
import { bareOf } from '../jid.js';
import type { RosterItem } from './roster.js';

/** What this session knows of whom. Contacts are kept by bare JID. */
export class Contacts {
  /** Whose state may have changed since somebody last looked here. */
  readonly changed: Set<string> = new Set();
  /** Of whom something is to be heard, and has not been yet. */
  readonly unheard: Set<string> = new Set();
  readonly #languages: readonly string[];
  readonly #contacts = new Map<string, Contact>();
  readonly #roster = new Map<string, Subscription>();
  #own = '';

  constructor(languages: readonly string[]) {
    this.#languages = languages;
  }

  /** The roster has arrived. One's own devices are heard like those of a contact. */
  begin(items: readonly RosterItem[], own: string): void {
    this.#own = bareOf(own);
    this.enter([...items, { jid: this.#own, subscription: 'both', ask: false }]);
  }

  /** Entries that are new or have changed. */
  enter(items: readonly RosterItem[]): void {
    for (const { jid, ...state } of items) {
      if (!jid || (jid === this.#own && state.subscription !== 'both')) continue;
      this.#roster.set(jid, state);
      if (this.#of(jid).subscription(state)) this.unheard.add(jid);
      else if (!/^(to|both)$/.test(state.subscription)) this.unheard.delete(jid);
      this.changed.add(jid);
    }
  }

  /** Is it on the roster? */
  has(jid: string): boolean {
    return this.#roster.has(jid);
  }

  /** What was heard of somebody no longer counts. Do they share anything, so that asking anew has a point? */
  renew(jid: string): boolean {
    const state = this.#roster.get(jid) ?? { subscription: 'none', ask: false };
    this.#contacts.delete(jid);
    const isShared = this.#of(jid).subscription(state);
    if (isShared) this.unheard.add(jid);
    return isShared;
  }

  /** Somebody outside the roster is asked for, by whom nothing is shared unless they are `listened` for and heard. */
  admit(jid: string, listened: boolean): void {
    if (this.#contacts.has(jid)) return;
    const contact = this.#of(jid);
    if (listened) this.unheard.add(jid);
    else contact.subscription({ subscription: 'none', ask: false });
  }

  /** Takes in what concerns somebody we know of. Was it their first word? */
  presence(stanza: XmlElement, now: number): boolean {
    const jid = bareOf(attributeOf(stanza, 'from') ?? this.#own), contact = this.#contacts.get(jid);
    if (!contact) return false;
    contact.presence(stanza, now);
    // A server that does not let us probe somebody says so in this way (RFC 6121 §4.3.2).
    if (attributeOf(stanza, 'type') === 'unsubscribed' && !this.has(jid)) contact.subscription({ subscription: 'none', ask: false });
    this.changed.add(jid);
    return this.unheard.delete(jid);
  }

  event(message: XmlElement, now: number): void {
    const jid = bareOf(attributeOf(message, 'from') ?? this.#own);
    this.#contacts.get(jid)?.event(message, now);
    this.changed.add(jid);
  }

  /** The server has been silent about them for long enough. */
  assume(): void {
    for (const jid of this.unheard) {
      // Silence about a stranger means only that nothing is shared.
      if (this.has(jid)) this.#contacts.get(jid)?.assume();
      else this.#contacts.get(jid)?.subscription({ subscription: 'none', ask: false });
      this.changed.add(jid);
    }
    this.unheard.clear();
  }

  report(address: ImAddress, jid: string, now: number): PresenceReport {
    const contact = this.#contacts.get(jid) ?? new Contact(address);
    return { ...contact.report(now), address };
  }

  /** The connection is gone: nothing is known any more. */
  clear(): void {
    for (const set of [this.#contacts, this.#roster, this.unheard, this.changed]) set.clear();
  }

  #of(jid: string): Contact {
    let contact = this.#contacts.get(jid);
    if (!contact) {
      const at = jid.lastIndexOf('@');
      contact = new Contact({ scheme: 'xmpp', user: jid.slice(0, Math.max(at, 0)), domain: jid.slice(at + 1), text: `xmpp:${jid}` }, this.#languages);
      this.#contacts.set(jid, contact);
    }
    return contact;
  }
}
