import { PresenceError, problemOf, type ContactList, type Contacts, type ContactsAdded, type ProblemCode } from '@presence-elements/core';
import type { ContactsChange } from './presence-contacts-change-event.js';

/** Reads a contact list, follows it and changes it. What it shows is what the network has confirmed. */
export class Desk {
  /** Undefined until it has been read for the first time. */
  contacts: Contacts | undefined;
  /** Why it could not be read, the last time. */
  problem: ProblemCode | undefined;
  /** Whose contacts are being changed. */
  readonly busy: Set<string> = new Set();
  readonly #changed: () => void;
  #list: ContactList | undefined;
  #leave: (() => void) | undefined;
  #reading: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  /** `changed` is called whenever there may be something new to show. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get isOffered(): boolean {
    return !!this.#list;
  }

  /** Follows this list, or none any more. What was read of the same list stays. Answers whether it is another. */
  follow(list: ContactList | undefined): boolean {
    const isOther = list !== this.#list;
    if (!isOther && (this.#leave || !list)) return false;
    this.stop();
    if (isOther) {
      this.contacts = this.problem = this.#reading = this.#next = undefined;
      this.busy.clear();
    }
    this.#list = list;
    if (!list) return isOther;
    this.#leave = list.follow?.(() => void this.refresh()) ?? ((): void => undefined);
    void this.refresh();
    return isOther;
  }

  stop(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  /** Reads it again: once more after what is being read now, which may not know of what has just changed. */
  refresh(): Promise<void> {
    const list = this.#list;
    this.#next ??= (async () => {
      await this.#reading;
      if (list !== this.#list) return;
      this.#next = undefined;
      await (this.#reading = this.#read(list));
    })();
    return this.#next;
  }

  /** Rejects with what the network says against it: a `SettingsError` or a `PresenceError`. */
  async change(change: ContactsChange): Promise<ContactsAdded> {
    const list = this.#list, concerned = 'addresses' in change ? change.addresses : 'address' in change ? [change.address] : [];
    if (!list) throw new PresenceError('no-agent', 'No network here keeps contacts');
    for (const address of concerned) this.busy.add(address);
    this.#changed();
    try {
      const added = await carryOut(list, change);
      // Only then is it no longer under way: until it is read again, the old state is what is shown.
      if (list === this.#list) await this.refresh();
      return added;
    } finally {
      if (list === this.#list) for (const address of concerned) this.busy.delete(address);
      this.#changed();
    }
  }

  async #read(list: ContactList | undefined): Promise<void> {
    try {
      const contacts = await list?.read();
      if (list !== this.#list) return;
      this.contacts = contacts;
      this.problem = undefined;
    } catch (error) {
      if (list !== this.#list) return;
      this.problem = problemOf(error).problem;
      // Whoever may not see it any more does not.
      if (/signed-out|forbidden/.test(this.problem)) this.contacts = undefined;
    }
    this.#changed();
  }
}

const nobody: ContactsAdded = { added: [], refused: [] };

async function carryOut(list: ContactList, change: ContactsChange): Promise<ContactsAdded> {
  if (change.type === 'add') return list.add(change.contacts);
  if (change.type === 'change') await list.change(change.address, change.change);
  else if (change.type === 'remove') await list.remove(change.addresses);
  else await list.answer(change.address, change.type);
  return nobody;
}
