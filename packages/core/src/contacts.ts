import type { Follow } from './settings.js';

/** One person on a contact list. */
export interface Contact {
  /** In its normal form. */
  readonly address: string;
  /** What the owner of the list calls them, else a directory. */
  readonly name?: string | undefined;
  readonly groups: readonly string[];
  /** The person has been asked for leave to be seen, and has not answered. */
  readonly waiting?: boolean | undefined;
}

/** Somebody asks for leave to see me. */
export interface ContactRequest {
  readonly address: string;
  readonly name?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** One's contact list as it is now. */
export interface Contacts {
  readonly contacts: readonly Contact[];
  /** Who still waits for an answer. */
  readonly requests: readonly ContactRequest[];
  /** How many there may be; absent where the organisation has set no limit. */
  readonly limit?: number | undefined;
}

/** Somebody who was not added to a contact list. */
export interface ContactRefusal {
  /** As it was given. */
  readonly address: string;
  /**
   * `limit`: one's own list is full · `their-limit`: the person is on so many lists, or has so many contacts, that nobody can add them ·
   * `bad-address`: no IM address · `already`: on the list · `self`: one's own address · `blocked-by-policy`: the organisation does not let
   * one see people there · `not-found`: the portal has no such user.
   */
  readonly reason: 'limit' | 'their-limit' | 'bad-address' | 'already' | 'self' | 'blocked-by-policy' | 'not-found';
}

/** Somebody to be added. */
export interface NewContact {
  /** However it is written: 'john_smith@ocs.com', 'sip:ada@corp.example', 'aim:ada'. */
  readonly address: string;
  /** Up to 64 characters; without it, whatever a directory calls them. */
  readonly name?: string | undefined;
  /** Names of groups, which need not be there yet. */
  readonly groups?: readonly string[] | undefined;
}

/** Who was added, and who was not and why. */
export interface ContactsAdded {
  readonly added: readonly string[];
  readonly refused: readonly ContactRefusal[];
}

/** One's own contact list. A name or a group that cannot be taken rejects with a `SettingsError`, everything else with a `PresenceError`. */
export interface ContactList {
  read(): Promise<Contacts>;
  /** Adds as many as there is room for, in their order, and answers who was not added and why. Of too many at once (10,000) nobody is. */
  add(contacts: readonly NewContact[]): Promise<ContactsAdded>;
  /** Changes what is named; `undefined` empties it. Rejects with `not-found` for somebody who is not on the list. */
  change(address: string, change: Omit<NewContact, 'address'>): Promise<void>;
  /** Whoever is not on the list, or not any more, makes no difference. */
  remove(addresses: readonly string[]): Promise<void>;
  /** Answers somebody who asked; `not-found` where nobody at this address has. A denied person takes me for offline. */
  answer(address: string, answer: 'approve' | 'deny'): Promise<void>;
  readonly follow?: Follow | undefined;
}
