import type { Activity, Capability, ImAddress, PresenceFacts, PresenceReport, ProblemCode } from '@presence-elements/core';
import { attributeOf, type XmlElement } from '@presence-elements/xml';
import { publishedIn } from './event.js';
import { messageLink } from './link.js';
import { refusalOf } from './refusal.js';
import { resourceOf, type Resource } from './resource.js';
import { Resources } from './resources.js';

/** What an entry of the roster says of a contact (RFC 6121 §2.1.2). */
export interface Subscription {
  /** 'none', 'to', 'from' or 'both'; anything else counts as 'none'. */
  readonly subscription: string;
  /** Asked, and not answered yet. */
  readonly ask: boolean;
}

// Octets of the longest JID (RFC 7622 §3.1): what is longer is none.
const LONGEST_JID = 3071;
const CAPABILITIES: readonly Capability[] = ['message', 'group-message'];
const NONE: readonly Capability[] = [];

/**
 * All that is known of one contact, and the report that follows from it. Feed it what comes from the contact's address;
 * whose a stanza is, is the session's to know.
 *
 * In order of truth: presence that was heard, an error, the roster, silence. Times in milliseconds since the epoch.
 */
export class Contact {
  readonly address: ImAddress;
  readonly #languages: readonly string[];
  #resources: Resources | undefined;
  /** The word of the client that left last, or of the server for all of them. */
  #farewell: Resource | undefined;
  /** That word came before anybody was here or the roster said that they share: Prosody says it of people that do not exist. */
  #isHearsay = false;
  #error: ProblemCode | undefined;
  #roster: 'shared' | 'not-shared' | 'pending' | undefined;
  #silent = false;
  #activity: Activity | undefined;
  #mood: Activity | undefined;

  /** `languages`: those in which the page would rather read what people write (BCP 47), best first. */
  constructor(address: ImAddress, languages: readonly string[] = []) {
    this.address = address;
    this.#languages = languages;
  }

  /**
   * Takes in what the roster says; of somebody who is not on it, 'none'. Answers whether the contact has just begun to
   * share presence: then their silence counts from now on, and `assume` is due again.
   */
  subscription({ subscription, ask }: Subscription): boolean {
    const before = this.#roster, shared = subscription === 'to' || subscription === 'both';
    this.#roster = shared ? 'shared' : ask ? 'pending' : 'not-shared';
    if (this.#roster === before) return false;
    // Nothing more will be heard, and what was heard ages.
    if (before === 'shared' || (this.#isHearsay && !shared)) this.#forget();
    this.#isHearsay = false;
    this.#error = undefined;
    this.#silent = false;
    return shared;
  }

  /**
   * Takes in a presence stanza. Did it say how they are, or why that is not known? What asks or answers for a subscription,
   * and what is no presence, changes nothing here.
   */
  presence(stanza: XmlElement, now: number): boolean {
    const from = attributeOf(stanza, 'from') ?? '';
    if (stanza.name !== 'presence' || from.length > LONGEST_JID) return false;
    const slash = from.indexOf('/'), name = slash < 0 ? '' : from.slice(slash + 1);
    switch (attributeOf(stanza, 'type') ?? '') {
      case '':
      case 'available': // older than RFC 3921, and illegal since
        return this.#arrive(stanza, name, now);
      case 'unavailable':
        return this.#leave(stanza, name, now);
      case 'error':
        return this.#refuse(stanza);
      default:
        return false;
    }
  }

  /** Takes in a personal event (XEP-0163): an activity or a mood, which last until they are replaced or cleared. */
  event(message: XmlElement, _now: number): void {
    const published = publishedIn(message, this.#languages);
    if (published?.node === 'activity') this.#activity = published.activity;
    if (published?.node === 'mood') this.#mood = published.activity;
  }

  /** The server has been silent for long enough to say that somebody who shares presence is not there. */
  assume(): void {
    this.#silent = true;
  }

  /** The connection is gone, and with it all that was known. */
  reset(): void {
    this.#forget();
    this.#error = this.#roster = this.#activity = this.#mood = undefined;
    this.#silent = false;
  }

  report(now: number): PresenceReport {
    const { availability, activities, note, idle, lastActiveAt, since, confidence, problem } = this.#facts();
    const { address } = this, exists = problem !== 'not-found' && problem !== 'bad-address';
    return {
      address, network: 'xmpp', availability, activities, note, idle, confidence, problem,
      // A clock that was set back must not make of them times to come.
      lastActiveAt: lastActiveAt && Math.min(lastActiveAt, now),
      since: since && Math.min(since, now),
      // Messages reach whoever exists: a server keeps them for those who are offline.
      capabilities: exists ? CAPABILITIES : NONE,
      links: exists ? { message: messageLink(address) } : undefined,
    };
  }

  #arrive(stanza: XmlElement, name: string, now: number): true {
    this.#resources ??= new Resources();
    this.#resources.set(name, resourceOf(stanza, true, this.#resources.get(name), this.#languages, now));
    this.#farewell = this.#error = undefined;
    return true;
  }

  #leave(stanza: XmlElement, name: string, now: number): boolean {
    const all = this.#resources, before = all?.get(name) ?? all?.any;
    // Of those who share nothing the server says this of anybody; only who was here can have left.
    if (!all && (this.#roster === 'not-shared' || this.#roster === 'pending')) return false;
    all?.delete(name);
    if (name && all?.size) return true;
    const farewell = resourceOf(stanza, false, before, this.#languages, now);
    this.#resources = this.#error = undefined;
    if (all || !this.#farewell) this.#isHearsay = !all && !this.#roster;
    // Others may be here who were forgotten, so neither this word nor silence says that nobody is.
    if (name && all?.forgotten) this.#silent = false;
    // Of several words on the same absence the first stays, unless a later one says more.
    else if (all || !this.#farewell || farewell.note) this.#farewell = farewell;
    return true;
  }

  #refuse(stanza: XmlElement): boolean {
    const problem = refusalOf(stanza, this.#roster === 'shared');
    // Their server is lost, and nobody vouches for what it said. The registry keeps it for a while, as stale.
    if (problem === 'unreachable' || problem === 'timeout') this.#forget();
    this.#error = problem ?? this.#error;
    return problem !== undefined;
  }

  #forget(): void {
    this.#resources = this.#farewell = undefined;
  }

  #facts(): PresenceFacts & Pick<PresenceReport, 'problem'> {
    const here = this.#resources?.merged();
    if (here) return { ...here, activities: this.#activities(here), confidence: 'confirmed' };
    if (this.#farewell) {
      if (this.#isHearsay) return { availability: 'unknown', problem: 'no-data' };
      const { note, lastActiveAt, since } = this.#farewell;
      return { availability: 'offline', note, lastActiveAt, since, confidence: 'confirmed' };
    }
    const problem = this.#error ?? (this.#roster === 'shared' ? undefined : this.#roster);
    if (problem) return { availability: 'unknown', problem };
    return this.#silent ? { availability: 'offline', confidence: 'assumed' } : { availability: 'unknown', problem: 'pending' };
  }

  /** What is shown, what they do, how they feel; of those who are here only. */
  #activities({ activities }: PresenceFacts): readonly Activity[] | undefined {
    if (!this.#activity && !this.#mood) return activities;
    const shown = activities?.filter(({ kind }) => kind !== this.#activity?.kind) ?? [];
    return [...shown, ...[this.#activity, this.#mood].filter(activity => !!activity)];
  }
}
