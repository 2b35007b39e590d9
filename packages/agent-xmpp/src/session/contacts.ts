import type { ImAddress, PresenceReport } from '@presence-elements/core';
import { attributeOf, type XmlElement } from '@presence-elements/xml';
import { Contact, type Subscription } from '../contact/contact.js';
import { bareOf } from '../jid.js';
import type { RosterItem } from './roster.js';

// Anybody may be asked for; of those outside the roster so many are kept.
const MOST_STRANGERS = 10_000;

/** What this session knows of whom. Contacts are kept by bare JID. */
export class Contacts {
  /** The account's own bare JID. */
  own = '';
  /** Whose state may have changed since somebody last looked here. */
  readonly changed: Set<string> = new Set();
  /** Of whom something is to be heard, and has not been yet. */
  readonly unheard: Set<string> = new Set();
  readonly #languages: readonly string[];
  readonly #contacts = new Map<string, Contact>();
  readonly #roster = new Map<string, Subscription>();
  readonly #strangers = new Set<string>();

  constructor(languages: readonly string[]) {
    this.#languages = languages;
  }

  /** The roster has arrived. One's own devices are heard like those of a contact. */
  begin(items: readonly RosterItem[], own: string): void {
    this.own = bareOf(own);
    this.enter([...items, { jid: this.own, subscription: 'both', ask: false }]);
  }

  /** Entries that are new or have changed. */
  enter(items: readonly RosterItem[]): void {
    for (const { jid, ...state } of items) {
      if (!jid || (jid === this.own && state.subscription !== 'both')) continue;
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

  /** Is it on the roster, or was it asked for? */
  knows(jid: string): boolean {
    return this.#contacts.has(jid);
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
    if (this.knows(jid)) return;
    this.#forgetOne();
    const contact = this.#of(jid);
    this.#strangers.add(jid);
    if (listened) this.unheard.add(jid);
    else contact.subscription({ subscription: 'none', ask: false });
  }

  /** Takes in what concerns somebody we know of. Answers who it is where it was the first that was heard of them. */
  presence(stanza: XmlElement, now: number): string | undefined {
    const jid = bareOf(attributeOf(stanza, 'from') ?? this.own), contact = this.#contacts.get(jid);
    if (!contact) return;
    // A server that does not let us probe somebody says so in this way (RFC 6121 §4.3.2).
    const isDenied = attributeOf(stanza, 'type') === 'unsubscribed' && !this.has(jid);
    if (isDenied) contact.subscription({ subscription: 'none', ask: false });
    const isTold = contact.presence(stanza, now) || isDenied;
    this.changed.add(jid);
    // What says nothing of them leaves them as unheard as they were: who lets us see them may be offline.
    return isTold && this.unheard.delete(jid) ? jid : undefined;
  }

  event(message: XmlElement, now: number): void {
    const jid = bareOf(attributeOf(message, 'from') ?? this.own);
    this.#contacts.get(jid)?.event(message, now);
    this.changed.add(jid);
  }

  /** The server has been silent about these for long enough. */
  assume(jids: readonly string[]): void {
    for (const jid of jids) {
      if (!this.unheard.delete(jid)) continue;
      // Silence about a stranger means only that nothing is shared.
      if (this.has(jid)) this.#contacts.get(jid)?.assume();
      else this.#contacts.get(jid)?.subscription({ subscription: 'none', ask: false });
      this.changed.add(jid);
    }
  }

  report(address: ImAddress, jid: string, now: number): PresenceReport {
    const known = this.#contacts.get(jid), contact = known ?? new Contact(address);
    // Who was asked for too long ago to be kept is a stranger all the same.
    if (!known && this.#roster.size) contact.subscription({ subscription: 'none', ask: false });
    return { ...contact.report(now), address };
  }

  /** The connection is gone: nothing is known any more. */
  clear(): void {
    for (const set of [this.#contacts, this.#roster, this.#strangers, this.unheard, this.changed]) set.clear();
  }

  /** Makes room for a stranger. */
  #forgetOne(): void {
    if (this.#strangers.size < MOST_STRANGERS) return;
    const [jid] = this.#strangers as Iterable<string> as [string];
    this.#strangers.delete(jid);
    if (this.has(jid)) return;
    this.#contacts.delete(jid);
    this.unheard.delete(jid);
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
