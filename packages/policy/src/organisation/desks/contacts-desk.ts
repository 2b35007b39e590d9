import {
  parseAddress, PresenceError, type Contact, type ContactList, type ContactRefusal, type Contacts, type ContactsAdded, type NewContact, type Viewer,
} from '@presence-elements/core';
import { isRecord } from '../../store/plain-json.js';
import type { Draft } from '../concerned.js';
import { groups } from '../documents/document-kinds.js';
import type { ContactDocument, RequestDocument } from '../documents/documents.js';
import { frozenWords } from '../documents/frozen-words.js';
import { pairId } from '../documents/pair.js';
import { optional, text } from '../fields/fields.js';
import { LONGEST_NAME } from '../fields/preference-fields.js';
import { Findings, refusal } from '../fields/settings-error.js';
import type { Office } from '../office.js';
import { inTurns } from '../in-turns.js';
import type { Entry } from '../tables/pair-book.js';
import { personAt } from '../tables/who-is-who.js';
import { contactRefusal } from './contact-refusal.js';
import { asking, isWaiting, waitingFor, withdrawal } from './leave.js';

// Added at once; a list itself may be longer.
const MOST = 10_000;

const name = optional(text(LONGEST_NAME));

/** The contact list of one user. */
export class OwnContacts implements ContactList {
  readonly #office: Office;
  readonly #viewer: Viewer;
  readonly #user: string;

  constructor(office: Office, viewer: Viewer, user: string) {
    this.#office = office;
    this.#viewer = viewer;
    this.#user = user;
  }

  read(): Promise<Contacts> {
    const office = this.#office;
    return office.keeper.look(tables => {
      const who = office.who(this.#viewer), { maxContacts: limit } = tables.settings.sharing;
      const contact = ({ address, document }: Entry<ContactDocument>): Contact => {
        const called = document.name ?? tables.directory.get(address)?.name, waiting = isWaiting(office, tables, who, address);
        return { address, ...(called !== undefined && { name: called }), groups: document.groups, ...(waiting && { waiting }) };
      };
      const contacts = [...tables.contacts.of(this.#user).values()].map(contact);
      return { contacts, requests: waitingFor(office, tables, this.#user), ...(limit !== undefined && { limit }) };
    });
  }

  async add(contacts: readonly NewContact[]): Promise<ContactsAdded> {
    const office = this.#office, wanted = readNew(contacts);
    return office.keeper.change(async tables => {
      const added = new Map<string, string>(), refused: ContactRefusal[] = [], drafts: Draft[] = [];
      const who = office.who(this.#viewer), { now, pause } = office.options, at = now();
      await inTurns(wanted, pause, ({ address, ...rest }) => {
        const reason = contactRefusal(office, tables, { user: this.#user, who, added }, address);
        if (reason) return void refused.push({ address, reason });
        const { text: plain } = parseAddress(address)!;
        added.set(personAt(plain)!, plain);
        drafts.push(this.#draft(plain, { ...rest, at }), ...asking(office, tables, who, plain));
      });
      return { drafts, pause, answer: () => ({ added: [...added.values()], refused }) };
    });
  }

  async change(address: string, change: Omit<NewContact, 'address'>): Promise<void> {
    await this.#office.keeper.change(tables => {
      const entry = tables.contacts.at(this.#user, personAt(address) ?? ''), found = new Findings();
      if (!entry) throw new PresenceError('not-found', 'Nobody on your contact list has this address');
      const { at, ...before } = entry.document, { name: called, groups: inside } = { ...before, ...change };
      const document: ContactDocument = { at, name: name(called, 'name', found), groups: groups(inside, 'groups', found) };
      found.refuse();
      return { drafts: [this.#draft(entry.address, document)], answer: () => undefined };
    });
  }

  async remove(addresses: readonly string[]): Promise<void> {
    const office = this.#office;
    await office.keeper.change(tables => {
      const who = office.who(this.#viewer), entries = addresses.flatMap(address => tables.contacts.at(this.#user, personAt(address) ?? '') ?? []);
      return { drafts: entries.flatMap(({ address }) => [this.#draft(address, undefined), ...withdrawal(tables, who, address)]), answer: () => undefined };
    });
  }

  async answer(address: string, answer: 'approve' | 'deny'): Promise<void> {
    if (!['approve', 'deny'].includes(answer)) throw refusal('not-a-choice', 'Answer approve or deny.', 'answer');
    const { wordsOf, now } = this.#office.options;
    await this.#office.keeper.change(tables => {
      const entry = tables.requests.at(this.#user, personAt(address) ?? '');
      if (!entry) throw new PresenceError('not-found', 'Nobody with this address has asked');
      const { words = frozenWords(tables, this.#user, wordsOf, now()), ...before } = entry.document;
      const document: RequestDocument = answer === 'approve' ? { ...before, answer: 'approved' } : { ...before, answer: 'denied', words };
      return { drafts: [{ collection: 'requests', id: pairId(this.#user, entry.address), document }], answer: () => undefined };
    });
  }

  readonly follow = (changed: () => void): (() => void) => this.#office.keeper.follow(({ users, collections }) => {
    if (users.has(this.#user) || collections.has('settings')) changed();
  });

  #draft(address: string, document: ContactDocument | undefined): Draft {
    return { collection: 'contacts', id: pairId(this.#user, address), document };
  }
}

/** Whether an address can be taken is told for each; a name or group that cannot is a mistake in the form. */
function readNew(contacts: readonly NewContact[]): readonly (Omit<ContactDocument, 'at'> & { readonly address: string })[] {
  if (!Array.isArray(contacts) || !contacts.every(isRecord)) throw refusal('wrong-type', 'This is a list of people.');
  if (contacts.length > MOST) throw refusal('too-many', `Add ${MOST} people at once at most.`);
  const found = new Findings(), read = contacts.map((contact, at) => ({
    address: typeof contact['address'] === 'string' ? contact['address'] : '', name: name(contact['name'], `${at}.name`, found), groups: groups(contact['groups'], `${at}.groups`, found),
  }));
  found.refuse();
  return read;
}
