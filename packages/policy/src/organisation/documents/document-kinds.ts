import { verificationLevels, type Note, type OutOfOffice } from '@presence-elements/core';
import type { Words } from '../../facts.js';
import type { Authorisation, Section } from '../../settings.js';
import { address } from '../fields/address-fields.js';
import { count, flag, listOf, mapOf, oneOf, optional, shape, text, time, verbatim, withDefault, wrong, type Field } from '../fields/fields.js';
import { defaultPreferences, LONGEST_NAME, preferenceFields } from '../fields/preference-fields.js';
import { providerFields } from '../fields/provider-fields.js';
import { sectionFields } from '../fields/section-fields.js';
import type {
  ActiveDocument, AreaDocument, ContactDocument, DirectoryDocument, Documents, FrozenWords, Kept, PersonDocument, ProviderDocument, RequestDocument, SectionDocument,
} from './documents.js';
import { pairOf } from './pair.js';

// Of what can be no more than one person writes (characters, entries). Notes are as long as a registry leaves them.
const LONGEST_ID = 200, LONGEST_NOTE = 10_000, MOST_GROUPS = 100;

const id: Field<string> = text(LONGEST_ID), name = optional(text(LONGEST_NAME)), revision = count(0, Number.MAX_SAFE_INTEGER);

/** Groups of a contact or of somebody in a directory. */
export const groups: Field<readonly string[]> = withDefault([], listOf(text(LONGEST_ID), MOST_GROUPS));

/** Moderators of one area. */
export const MOST_MODERATORS = 1_000;

/** What a user is called. */
export const userName: Field<string> = id;

export const moderators: Field<readonly string[]> = listOf(id, MOST_MODERATORS);

/** What an area is called. */
export const areaName: Field<string> = id;

export const nobodyAuthorised: Authorisation = Object.freeze({ federation: false, publicIm: false, remote: false });

export const authorisation: Field<Authorisation> = shape<Authorisation>({ federation: flag, publicIm: flag, remote: flag });

const note = shape<Note>({ text: verbatim(LONGEST_NOTE), emoji: optional(verbatim(LONGEST_NOTE)), lang: optional(verbatim(LONGEST_NOTE)), expiresAt: optional(time) });

const outOfOffice = shape<OutOfOffice>({ message: optional(verbatim(LONGEST_NOTE)), until: optional(time) });

const wordFields: { readonly [Part in keyof Words]-?: Field<Words[Part]> } = { note: optional(note), outOfOffice: optional(outOfOffice) };

const frozenWords = shape<FrozenWords>({ at: time, words: mapOf(shape<Words>(wordFields)) });

const active = shape<ActiveDocument>({ active: id });

const settings = (section: string): Field<Documents['settings']> => (value, path, found) => {
  if (section === 'enterprise') return active(value, path, found);
  const field = Object.hasOwn(sectionFields, section) ? sectionFields[section as Section] : undefined;
  return field ? shape<SectionDocument>({ revision, value: field })(value, path, found) : wrong(found, path, 'unknown-section', 'There is no such section.');
};

const provider = shape<ProviderDocument>({
  revision,
  provider: optional(providerFields),
  removed: optional(flag as Field<true>),
  override: optional(shape<NonNullable<ProviderDocument['override']>>({ allowed: flag, verification: oneOf(verificationLevels) })),
});

const person = shape<PersonDocument>({
  preferences: withDefault(defaultPreferences, preferenceFields),
  authorisation: withDefault(nobodyAuthorised, authorisation),
  words: withDefault({}, mapOf(frozenWords)),
});

const contact = shape<ContactDocument>({ at: time, name, groups });

const request = shape<RequestDocument>({ at: time, answer: oneOf(['waiting', 'approved', 'denied'] as const), name: optional(id), words: optional(frozenWords) });

const area = shape<AreaDocument>({ enabled: flag, moderators });

/** What directories call people is longer than what people call themselves. */
export const directoryName: Field<string | undefined> = optional(id);

const directory = shape<DirectoryDocument>({ provider: id, name: directoryName, user: optional(id), groups });

/** Is this text an address? Whoever reads millions of documents about the same thousands of people remembers whom they have met. */
export type IsAddress = (text: string) => boolean;

const aboutTwo = <T>(field: Field<T>) => (pair: string, isAddress: IsAddress): Field<T> => (value, path, found) => {
  const [, person] = pairOf(pair) ?? [];
  if (person === undefined) found.add(path, 'wrong-id', 'Its name says not whom it is about.');
  else if (!isAddress(person)) found.add(path, 'not-an-address', 'Whom it is about is no IM address.');
  return field(value, path, found);
};

/** One kind of document: how it is read now, and how older ones were brought up to that. */
export interface DocumentKind<T = unknown> {
  /** Of the form in which it is written now. */
  readonly version: number;
  readonly field: (id: string, isAddress: IsAddress) => Field<T>;
  /** By version: makes the next one of it. */
  readonly migrations?: Readonly<Record<number, (value: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>>> | undefined;
}

export const documentKinds: { readonly [K in Kept]: DocumentKind<Documents[K]> } = {
  settings: { version: 1, field: settings },
  providers: { version: 1, field: () => provider },
  people: { version: 1, field: () => person },
  contacts: { version: 1, field: aboutTwo(contact) },
  requests: { version: 1, field: aboutTwo(request) },
  areas: { version: 1, field: () => area },
  directory: { version: 1, field: who => (value, path, found) => (address(who, path, found), directory(value, path, found)) },
};
