import type { Note, OutOfOffice, Preferences } from '@presence-elements/core';
import type { Authorisation, Settings } from './settings.js';

/** What a person wrote about themselves, as it could be read at some moment. */
export interface Words {
  readonly note?: Note | undefined;
  readonly outOfOffice?: OutOfOffice | undefined;
}

/** What became of asking somebody for leave to see them. */
export type Answer = 'waiting' | 'approved' | 'denied';

/**
 * All that the rules need to know, at once and without waiting. The rules name people as `personOf` does: `user@domain` under
 * whatever scheme, a network's own id (`aim:ada`) as it is. What they are given is replaced when it changes, never written to.
 * The rules are functions of this, of a viewer and of a presence;
 * an `Organisation` keeps it up to date from its store, a test writes it down.
 */
export interface OrganisationFacts {
  readonly settings: Settings;
  /** People of the portal are `<user>@<domain>`. */
  readonly domain: string;
  /** The user of this organisation whose address it is, be it one that they prefer on another network. */
  userOf(address: string): string | undefined;
  /** When an address will be nobody's of this organisation by itself (milliseconds since the epoch); undefined for never. */
  leavesAt?(address: string): number | undefined;
  /** Addresses that are the user's by the host's word: at the portal, and by a directory. None that they merely prefer. */
  vouchedFor(user: string): readonly string[];
  preferencesOf(user: string): Preferences;
  authorisationOf(user: string): Authorisation;
  /** Has the user this person on their contact list? */
  hasContact(user: string, address: string): boolean;
  /** What the user answered this person, who asked to see them; undefined where nobody asked. */
  answerTo(user: string, address: string): Answer | undefined;
  /**
   * What the person could read of the user when the user blocked or denied them: they see no later word. `of`: at which of the
   * user's addresses, where they have several, each with words of its own.
   */
  lastWordsFor(user: string, address: string, of?: string): Words | undefined;
  /** Since when the user has blocked or denied the person, in milliseconds since the epoch; undefined where they have not, or where it is not known. */
  hiddenSince(user: string, address: string): number | undefined;
}
