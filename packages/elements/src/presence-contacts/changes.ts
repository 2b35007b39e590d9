import { problemOf, type Contact, type ContactRequest, type ContactsAdded, type ProblemCode } from '@presence-elements/core';
import { plainText } from '../internal/plain-text.js';
import { labelOf as nameIn } from './by-name.js';
import type { Desk } from './desk.js';
import type { Draft } from './editor.js';
import { PresenceContactsChangeEvent, type ContactsChange } from './presence-contacts-change-event.js';
import { nameOf } from './requests.js';
import { problemIn, type Words } from './words.js';

/** What became of the last change, in words. */
export interface Notice {
  readonly text: string;
  readonly failed?: boolean;
}

interface ChangesHost extends EventTarget {
  readonly desk: Desk;
  readonly words: Words;
  number(value: number): string;
  requestUpdate(): void;
}

/** Changes a contact list: tells the page first, then says what became of it. */
export class Changes {
  notice: Notice | undefined;
  readonly #host: ChangesHost;
  /** Whom Undo brings back, the last one first. */
  #removed: readonly Contact[] = [];
  /** Whose removal the notice is about. */
  #told: Contact | undefined;

  constructor(host: ChangesHost) {
    this.#host = host;
  }

  get canUndo(): boolean {
    return this.#removed.length > 0;
  }

  /** Says whom it brings back, unless that is said beside it. */
  get undoLabel(): string {
    const [contact] = this.#removed, { contacts } = this.#host.words;
    return !contact || contact === this.#told ? contacts.undo : contacts.undoOf(labelOf(contact));
  }

  /** Answers undefined where the page took it over. Rejects with what the network says against it. */
  readonly carryOut = async (change: ContactsChange): Promise<ContactsAdded | undefined> => {
    this.notice = this.#told = undefined;
    const event = new PresenceContactsChangeEvent(change);
    return this.#host.dispatchEvent(event) ? this.#host.desk.change(change) : undefined;
  };

  async remove(contact: Contact): Promise<void> {
    if (this.#host.desk.busy.has(contact.address)) return;
    await this.#attempt({ type: 'remove', addresses: [contact.address] }, ({ contacts }) => {
      this.#removed = [contact, ...this.#removed];
      this.#told = contact;
      return { text: contacts.removed(labelOf(contact)) };
    });
  }

  /** Brings back who was removed last. Whoever cannot come back can be tried again. */
  async undo(): Promise<void> {
    const [contact, ...others] = this.#removed;
    if (!contact || this.#host.desk.busy.has(contact.address)) return;
    const { address, name, groups } = contact;
    await this.#attempt({ type: 'add', contacts: [{ address, name, groups }] }, ({ contacts }, { refused: [refusal] }) => {
      if (refusal && refusal.reason !== 'already') return { text: contacts.refused(labelOf(contact), contacts.refusals[refusal.reason]), failed: true };
      this.#removed = others;
      return { text: contacts.restored(labelOf(contact)) };
    });
  }

  async answer(request: ContactRequest, answer: 'approve' | 'deny'): Promise<void> {
    const name = nameOf(request);
    await this.#attempt({ type: answer, address: request.address }, ({ contacts }) => ({ text: answer === 'approve' ? contacts.approved(name) : contacts.denied(name) }));
  }

  /** The form has done what was asked for, or some of it. */
  readonly done = ({ address, name }: Draft, { added }: ContactsAdded): void => {
    const { words: { contacts }, number } = this.#host, [one, ...more] = added;
    const wasAdded = (): string => (one === undefined || more.length ? contacts.added(number(added.length)) : contacts.addedOne(plainText(one)));
    this.notice = { text: address === undefined ? wasAdded() : contacts.saved(plainText(name) || address) };
    this.#host.requestUpdate();
  };

  /** Somebody else's list is none to bring anybody back to. */
  forget(): void {
    this.#removed = [];
    this.notice = undefined;
  }

  async #attempt(change: ContactsChange, outcome: (words: Words, added: ContactsAdded) => Notice): Promise<void> {
    try {
      const done = await this.carryOut(change);
      if (done) this.notice = outcome(this.#host.words, done);
    } catch (error) {
      this.notice = { text: this.#failure(problemOf(error).problem), failed: true };
    }
    this.#host.requestUpdate();
  }

  #failure(problem: ProblemCode): string {
    const { words } = this.#host;
    return words.contacts.failed(problemIn(words, problem));
  }
}

const labelOf = (contact: Contact): string => nameIn({ contact, hasTwin: false });
