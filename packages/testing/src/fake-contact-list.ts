import {
  parseAddress, PresenceError, type Contact, type ContactList, type ContactRefusal, type ContactRequest, type Contacts, type ContactsAdded,
  type NewContact, type ProblemCode,
} from '@presence-elements/core';
import { FakeTrouble } from './fake-trouble.js';

export interface FakeContacts extends Partial<Contacts> {
  /** Whose list it is. */
  readonly self?: string | undefined;
  /** Why somebody cannot be added, by address. */
  readonly refuses?: Readonly<Record<string, ContactRefusal['reason']>> | undefined;
  /** Who has to be asked, so that a contact waits at first. */
  readonly asks?: boolean | undefined;
}

/** A contact list that keeps the rules of one, fails when told to, and remembers what it was asked to do. */
export class FakeContactList implements ContactList {
  /** Each call, as it was made: 'add ada@corp.example bob@corp.example', 'deny eve@corp.example'. */
  readonly asked: string[] = [];
  readonly #options: FakeContacts;
  readonly #contacts = new Map<string, Contact>();
  readonly #requests = new Map<string, ContactRequest>();
  readonly #followers = new Set<() => void>();
  readonly #trouble = new FakeTrouble();
  #limit: number | undefined;

  constructor(options: FakeContacts = {}) {
    this.#options = options;
    this.#limit = options.limit;
    for (const contact of options.contacts ?? []) this.#contacts.set(contact.address, contact);
    for (const request of options.requests ?? []) this.#requests.set(request.address, request);
  }

  read = async (): Promise<Contacts> => {
    await this.#reach('read');
    return { contacts: [...this.#contacts.values()], requests: [...this.#requests.values()], limit: this.#limit };
  };

  add = async (contacts: readonly NewContact[]): Promise<ContactsAdded> => {
    await this.#reach('add', ...contacts.map(({ address }) => address));
    const added: string[] = [], refused: ContactRefusal[] = [];
    for (const contact of contacts) {
      const address = parseAddress(contact.address)?.text, reason = this.#refusal(address);
      if (reason || !address) refused.push({ address: contact.address, reason: reason ?? 'bad-address' });
      else {
        added.push(address);
        this.#contacts.set(address, { ...contact, address, groups: contact.groups ?? [], ...(this.#options.asks && { waiting: true }) });
      }
    }
    if (added.length) this.#tell();
    return { added, refused };
  };

  change = async (address: string, change: Omit<NewContact, 'address'>): Promise<void> => {
    await this.#reach('change', address);
    const contact = this.#contacts.get(address);
    if (!contact) throw new PresenceError('not-found');
    this.#contacts.set(address, { ...contact, ...change, groups: change.groups ?? contact.groups });
    this.#tell();
  };

  remove = async (addresses: readonly string[]): Promise<void> => {
    await this.#reach('remove', ...addresses);
    for (const address of addresses) this.#contacts.delete(address);
    this.#tell();
  };

  answer = async (address: string, answer: 'approve' | 'deny'): Promise<void> => {
    await this.#reach(answer, address);
    if (!this.#requests.delete(address)) throw new PresenceError('not-found');
    this.#tell();
  };

  follow = (changed: () => void): (() => void) => {
    const own = (): void => changed();
    this.#followers.add(own);
    return () => void this.#followers.delete(own);
  };

  /** How many follow it. */
  get followers(): number {
    return this.#followers.size;
  }

  /** Something happens elsewhere: in another page, or by somebody else. */
  elsewhere(change: { readonly contacts?: readonly Contact[]; readonly removed?: readonly string[]; readonly requests?: readonly ContactRequest[]; readonly limit?: number }): void {
    for (const contact of change.contacts ?? []) this.#contacts.set(contact.address, contact);
    for (const address of change.removed ?? []) this.#contacts.delete(address);
    for (const request of change.requests ?? []) this.#requests.set(request.address, request);
    this.#limit = change.limit ?? this.#limit;
    this.#tell();
  }

  /** Every call fails from now on. */
  fail(problem: ProblemCode | Error = 'unreachable'): void {
    this.#trouble.fail(problem, {});
  }

  /** Calls wait from now on, until it recovers or fails. */
  hang(): void {
    this.#trouble.hang();
  }

  /** It is in order again; what hung is answered. */
  recover(): void {
    this.#trouble.recover();
  }

  #reach(...words: readonly string[]): Promise<void> {
    this.asked.push(words.join(' '));
    return this.#trouble.reach(new AbortController().signal);
  }

  #refusal(address: string | undefined): ContactRefusal['reason'] | undefined {
    if (!address) return 'bad-address';
    if (address === this.#options.self) return 'self';
    if (this.#contacts.has(address)) return 'already';
    return this.#options.refuses?.[address] ?? (this.#contacts.size >= (this.#limit ?? Infinity) ? 'limit' : undefined);
  }

  #tell(): void {
    for (const follower of [...this.#followers]) follower();
  }
}

export function fakeContactList(options?: FakeContacts): FakeContactList {
  return new FakeContactList(options);
}
