import { problemOf, type Contact, type ContactRefusal, type ContactsAdded, type FieldProblem, type NewContact, type ProblemCode, type SettingsRefusal } from '@presence-elements/core';
import type { ContactsChange } from './presence-contacts-change-event.js';
import { asEntered, readPasted } from './pasted.js';

/** What stands in the form; replaced, never changed, so that one knows whether it is still what was sent. */
export interface Draft {
  /** Whose contact it is; undefined: those in `text` are to be added. */
  readonly address?: string | undefined;
  readonly text: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly newGroup: string;
}

/** A mistake in a field; where several are added, with whose entry it is about. */
export interface Mistake extends FieldProblem {
  readonly of?: string | undefined;
}

/** What became of the last attempt. */
export interface Outcome {
  readonly added: readonly string[];
  readonly refused: readonly ContactRefusal[];
  /** Nothing was entered. */
  readonly isEmpty: boolean;
  /** By field. */
  readonly mistakes: readonly Mistake[];
  readonly problem: ProblemCode | undefined;
}

const nothing: Outcome = { added: [], refused: [], isEmpty: false, mistakes: [], problem: undefined };
const empty: Draft = { text: '', name: '', groups: [], newGroup: '' };

/** Answers undefined where the page took the change over. */
export type CarryOut = (change: ContactsChange) => Promise<ContactsAdded | undefined>;

/** The form in which contacts are added and changed: what was typed stays until the network has it. */
export class Editor {
  isOpen = false;
  saving = false;
  outcome: Outcome = nothing;
  readonly #changed: () => void;
  readonly #carryOut: CarryOut;
  readonly #done: (draft: Draft, added: ContactsAdded) => void;
  readonly #drafts = new Map<string | undefined, Draft>();
  #contact: Contact | undefined;

  /** `done` is called when something of what was asked for is done. */
  constructor(changed: () => void, carryOut: CarryOut, done: (draft: Draft, added: ContactsAdded) => void) {
    this.#changed = changed;
    this.#carryOut = carryOut;
    this.#done = done;
  }

  /** Whose contact is changed; undefined: some are added. */
  get contact(): Contact | undefined {
    return this.#contact;
  }

  get draft(): Draft {
    return this.#drafts.get(this.#contact?.address) ?? draftOf(this.#contact);
  }

  /** Opens it for a contact, or for those to be added; with what was typed, if it was closed before that was saved. */
  open(contact?: Contact): void {
    if (this.saving) return;
    this.#contact = contact;
    this.outcome = nothing;
    this.isOpen = true;
    this.#changed();
  }

  /** Closes it and keeps what was typed. */
  close(): void {
    this.isOpen = false;
    this.#changed();
  }

  /** Closes it and forgets what was typed. */
  cancel(): void {
    this.#drafts.delete(this.#contact?.address);
    this.close();
  }

  edit(change: Partial<Draft>): void {
    this.#drafts.set(this.#contact?.address, { ...this.draft, ...change });
    // Whoever goes on typing has read what became of the last attempt.
    this.outcome = nothing;
    this.#changed();
  }

  async save(): Promise<void> {
    const { draft } = this, { contacts, wrong } = readPasted(draft.text);
    if (this.saving) return;
    if (!draft.address && !contacts.length) return this.#tell({ ...nothing, isEmpty: !wrong.length, refused: wrong.map(notAnAddress) });
    this.saving = true;
    this.#drafts.set(draft.address, draft);
    this.#tell(nothing);
    try {
      const done = await this.#carryOut(changeOf(draft, contacts, this.#contact));
      if (done) this.#settle(draft, contacts, { ...done, refused: [...done.refused, ...wrong.map(notAnAddress)] });
    } catch (error) {
      this.outcome = { ...nothing, ...reasonOf(error, contacts) };
    } finally {
      this.saving = false;
      this.#changed();
    }
  }

  #settle(draft: Draft, contacts: readonly NewContact[], done: ContactsAdded): void {
    const { address } = draft, isStill = this.#drafts.get(address) === draft;
    this.outcome = { ...nothing, ...done };
    if (done.added.length || !done.refused.length) this.#done(draft, done);
    // What was typed while it was being saved is not yet saved.
    if (!isStill) return;
    if (done.refused.length) this.#drafts.set(address, { ...draft, text: refusedOf(contacts, done.refused) });
    else {
      this.#drafts.delete(address);
      if (this.#contact?.address === address) this.isOpen = false;
    }
  }

  #tell(outcome: Outcome): void {
    this.outcome = outcome;
    this.#changed();
  }
}

function draftOf(contact: Contact | undefined): Draft {
  return contact ? { ...empty, address: contact.address, name: contact.name ?? '', groups: contact.groups } : empty;
}

const notAnAddress = (address: string): ContactRefusal => ({ address, reason: 'bad-address' });

function changeOf({ address, name, groups, newGroup }: Draft, contacts: readonly NewContact[], before: Contact | undefined): ContactsChange {
  const chosen = [...new Set([...groups, newGroup.trim()])].filter(Boolean);
  // A name that comes from a directory goes on coming from there, unless it was changed.
  const isRenamed = name.trim() !== (before?.name ?? '');
  if (address !== undefined) return { type: 'change', address, change: { ...(isRenamed && { name: name.trim() || undefined }), groups: chosen } };
  // One name cannot be that of several.
  const own = contacts.length === 1 ? name.trim() : '';
  return { type: 'add', contacts: contacts.map(contact => ({ ...contact, ...(own && { name: own }), ...(chosen.length && { groups: chosen }) })) };
}

/** Whom it would not take stays in the field, to be put right or tried again. */
function refusedOf(contacts: readonly NewContact[], refused: readonly ContactRefusal[]): string {
  return asEntered(refused.map(({ address }) => contacts.find(contact => contact.address === address) ?? { address }));
}

function reasonOf(error: unknown, contacts: readonly NewContact[]): Partial<Outcome> {
  const { name, problems } = error as Partial<SettingsRefusal>;
  return name === 'SettingsError' && problems ? { mistakes: problems.map(problem => atField(problem, contacts)) } : { problem: problemOf(error).problem };
}

/** '2.name' of those who were to be added: each has a name of its own, and all have the same groups. */
function atField(problem: FieldProblem, contacts: readonly NewContact[]): Mistake {
  const [, at, path] = /^(\d+)\.(.+)$/.exec(problem.path) ?? [];
  if (!path) return problem;
  return { ...problem, path, of: contacts.length > 1 && path.startsWith('name') ? contacts[Number(at)]?.address : undefined };
}
