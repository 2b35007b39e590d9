import { Contact } from './contact.js';
import { ContactList } from './contact-list.js';
import { ListKeeper } from './list-keeper.js';
import type { Office } from './office.js';

/** Everybody who is watched, whether by a subscription of their own or through the list. */
export class Roster {
  readonly #office: Office;
  readonly #changed: (keys: readonly string[]) => void;
  readonly #contacts = new Map<string, Contact>();
  readonly #leaving = new Set<Promise<void>>();
  readonly #keeper: ListKeeper | undefined;
  #list: ContactList | undefined;

  constructor(office: Office, changed: (keys: readonly string[]) => void) {
    this.#office = office;
    this.#changed = changed;
    if (office.settings.keepList) this.#keeper = new ListKeeper(office, () => this.#kept());
  }

  get size(): number {
    return this.#contacts.size;
  }

  contact(key: string): Contact | undefined {
    return this.#contacts.get(key);
  }

  /** These are watched from now on, by key, and nobody else but who was asked for leave. */
  sync(wanted: ReadonlyMap<string, string>): void {
    for (const [key, contact] of this.#contacts) {
      if (wanted.has(key) || contact.asked) continue;
      this.#contacts.delete(key);
      this.#leave(contact);
    }
    this.#keeper?.keep([...wanted.values()]);
    if (wanted.size) this.#openList();
    for (const [key, uri] of wanted) if (!this.#contacts.has(key)) this.#place(key, this.#add(key, uri));
    if (!this.#contacts.size) void this.#closeList();
  }

  /** Keeps one contact subscribed though nobody looks. */
  ask(key: string, uri: string): Contact {
    const contact = this.#contacts.get(key) ?? this.#add(key, uri);
    contact.asked = true;
    return contact;
  }

  /** There is a connection: everything is subscribed to anew, in the same dialogs where the server still knows them. */
  up(): void {
    if (!this.#keeper?.busy) this.#list?.renew();
    for (const [key, contact] of this.#contacts) {
      contact.listen();
      this.#place(key, contact);
    }
  }

  /** Nobody vouches any longer for what is known. */
  down(): void {
    this.#list?.doubt();
    for (const contact of this.#contacts.values()) contact.doubt();
  }

  async stop(): Promise<void> {
    for (const contact of this.#contacts.values()) this.#leave(contact);
    this.#contacts.clear();
    await Promise.all([this.#closeList(), ...this.#leaving]);
  }

  #add(key: string, uri: string): Contact {
    const contact = new Contact(uri, this.#office, () => this.#changed([key]));
    this.#contacts.set(key, contact);
    contact.listen();
    return contact;
  }

  /** The server is told, which takes as long as it takes. */
  #leave(contact: Contact): void {
    const leaving = contact.stop().finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }

  /** Whoever is on the list needs no subscription of their own; as long as that is not known, nobody gets one. */
  #place(key: string, contact: Contact): void {
    const notice = this.#list?.notice(key);
    if (notice && !contact.asked) contact.join(notice);
    else if (contact.isAlone || !(this.#list?.isAwaited || this.#keeper?.busy)) contact.subscribe();
  }

  /** Who is on the list, or whether there is one, has changed. */
  #sort(): void {
    for (const [key, contact] of this.#contacts) if (contact.isAlone === !!this.#list?.notice(key)) this.#place(key, contact);
  }

  #openList(): void {
    const { list } = this.#office.settings;
    if (!list || this.#list) return;
    this.#list = new ContactList(list, this.#office, { changed: () => this.#sort(), heard: keys => this.#heard(keys) });
    if (!this.#keeper?.busy) this.#list.renew();
  }

  /** The list is written, or stays as it was: now the server is asked what is on it. */
  #kept(): void {
    this.#list?.renew();
    this.#sort();
  }

  #heard(keys: readonly string[]): void {
    const told = keys.filter(key => {
      const notice = this.#list?.notice(key), contact = this.#contacts.get(key);
      if (!notice || !contact || contact.isAlone) return false;
      contact.hear(notice, false);
      return true;
    });
    if (told.length) this.#changed(told);
  }

  async #closeList(): Promise<void> {
    const list = this.#list;
    this.#list = undefined;
    this.#keeper?.close();
    await list?.stop();
  }
}
