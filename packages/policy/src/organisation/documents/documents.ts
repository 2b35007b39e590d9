import type { Preferences, ProviderDraft, VerificationLevel } from '@presence-elements/core';
import type { Answer, Words } from '../../facts.js';
import type { Authorisation, Section, Settings } from '../../settings.js';

// What the documents of each collection hold, once they have been read. Types alone.

/** By section; `enterprise` says which connection is active. */
export interface SectionDocument<S extends Section = Section> {
  readonly revision: number;
  readonly value: Settings[S];
}

export interface ActiveDocument {
  /** A provider's id. */
  readonly active: string;
}

/** By provider id. Of one that is listed from the start, it says what has become of it; of one of the operator's file, what differs here. */
export interface ProviderDocument {
  readonly revision: number;
  readonly provider?: ProviderDraft | undefined;
  readonly removed?: true | undefined;
  readonly override?: { readonly allowed: boolean; readonly verification: VerificationLevel } | undefined;
}

/** By user. */
export interface PersonDocument {
  readonly preferences: Preferences;
  readonly authorisation: Authorisation;
  /** By entry of the Block list: what there was to read at that moment. */
  readonly words: Readonly<Record<string, FrozenWords>>;
}

export interface FrozenWords {
  /** Since when they hold: milliseconds since the epoch. */
  readonly at: number;
  /** By where they stood: at which of the user's addresses. */
  readonly words: Readonly<Record<string, Words>>;
}

/** By `owner address`. */
export interface ContactDocument {
  /** When it was added: milliseconds since the epoch. */
  readonly at: number;
  readonly name?: string | undefined;
  readonly groups: readonly string[];
}

/** By `user address`: who asked the user for leave, and what became of it. */
export interface RequestDocument {
  /** When they asked. */
  readonly at: number;
  readonly answer: Answer;
  readonly name?: string | undefined;
  /** What there was to read when the person was denied. */
  readonly words?: FrozenWords | undefined;
}

/** By area. */
export interface AreaDocument {
  readonly enabled: boolean;
  readonly moderators: readonly string[];
}

/** By address. */
export interface DirectoryDocument {
  readonly provider: string;
  readonly name?: string | undefined;
  readonly user?: string | undefined;
  readonly groups: readonly string[];
}

/** What each collection holds. */
export interface Documents {
  readonly settings: SectionDocument | ActiveDocument;
  readonly providers: ProviderDocument;
  readonly people: PersonDocument;
  readonly contacts: ContactDocument;
  readonly requests: RequestDocument;
  readonly areas: AreaDocument;
  readonly directory: DirectoryDocument;
}

/** The collections that an organisation itself uses: 'statuses' belong to the portal's network. */
export type Kept = keyof Documents;
