import type { Follow } from './settings.js';

export interface Contact {
  readonly address: string;
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

export interface Contacts {
  readonly contacts: readonly Contact[];
  readonly requests: readonly ContactRequest[];
  /** How many there may be; absent where the organisation has set no limit. */
  readonly limit?: number | undefined;
}

export interface ContactRefusal {
  readonly address: string;
  readonly reason: 'limit' | 'their-limit' | 'bad-address' | 'already' | 'self' | 'blocked-by-policy' | 'not-found';
}

export interface NewContact {
  readonly address: string;
  readonly name?: string | undefined;
  readonly groups?: readonly string[] | undefined;
}

/** Who was added, and who was not and why. */
export interface ContactsAdded {
  readonly added: readonly string[];
  readonly refused: readonly ContactRefusal[];
}

export interface ContactList {
  read(): Promise<Contacts>;
  /** Adds as many as there is room for, in their order. */
  add(contacts: readonly NewContact[]): Promise<ContactsAdded>;
  change(address: string, change: Omit<NewContact, 'address'>): Promise<void>;
  remove(addresses: readonly string[]): Promise<void>;
  /** Answers somebody who asked. A denied person takes me for offline. */
  answer(address: string, answer: 'approve' | 'deny'): Promise<void>;
  readonly follow?: Follow | undefined;
}
