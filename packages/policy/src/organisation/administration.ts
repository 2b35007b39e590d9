import type { FieldProblem, Follow, ListChange } from '@presence-elements/core';
import type { Authorisation, Section, Settings } from '../settings.js';
import type { RecordedChange } from '../store/store.js';
import type { SettingsExport } from './settings-export.js';

/**
 * What administrators decide beside providers. Whoever is none is told `forbidden`, by a `PresenceError`;
 * what cannot be taken is told field by field, by a `SettingsError`. Each change is recorded with who made it.
 */
export interface Administration {
  /** What is decided in one section. */
  read<S extends Section>(section: S): Promise<SectionDocument<S>>;
  /**
   * Changes what is named and leaves the rest; `undefined` takes a limit off. Of `sharing.temporary` each field can be named alone.
   * The revision is the one that was read: if somebody else was quicker, nothing is changed and the problem is `conflict`.
   */
  write<S extends Section>(section: S, change: SectionChange<S>, revision: number): Promise<SectionDocument<S>>;
  /** Whom administrators have authorised, by user. Everybody else is authorised for nothing. */
  authorisations(page?: PageOf<string>): Promise<readonly PersonAuthorisation[]>;
  /** Changes what is named. The user is named by name or by portal address. */
  authorise(user: string, change: Partial<Authorisation>): Promise<PersonAuthorisation>;
  /** The areas that have been switched or have moderators. All others are enabled. */
  areas(): Promise<readonly ManagedArea[]>;
  /**
   * Says who, besides administrators, may switch an area: users, by name or by portal address. By the steps of a `ListChange`
   * two administrators who each appoint somebody drop nobody, and who is no user any more can be taken off.
   */
  setModerators(area: string, moderators: readonly string[] | ListChange): Promise<ManagedArea>;
  /** Who can add nobody more, or can be added by nobody more. */
  atLimit(): Promise<readonly AtLimit[]>;
  /** What administrators and moderators have changed, the latest first: `before` is the number of the last one of the page before. */
  changes(options?: { readonly before?: number | undefined; readonly limit?: number | undefined }): Promise<readonly RecordedChange[]>;
  /**
   * Everything that administrators decide, without any secret, and without anything that is people's own: of them, what they are authorised for.
   * `Organisation.backup` has all of it.
   */
  export(): Promise<SettingsExport>;
  /** Puts back what an export holds, all of it or, if anything in it cannot be taken, nothing. What it does not name stays, and what is people's own. */
  import(exported: unknown): Promise<Imported>;
  /** People imported from directories, by address. */
  directory(page?: PageOf<string> & { readonly provider?: string | undefined }): Promise<readonly DirectoryPerson[]>;
  /**
   * Takes the people of a server's directory in place of those it had before, and switches federation on for that server.
   * Rows that cannot be taken are told (`people.3.address`) and left out; if none can, nothing is changed and it rejects.
   * With `dryRun` nothing is changed either, and the answer is what would be.
   */
  importDirectory(provider: string, people: readonly DirectoryEntry[], options?: { readonly dryRun?: boolean | undefined }): Promise<DirectoryImported>;
  /** What was found in the store and could not be used. It is kept there as it is. */
  problems(): Promise<readonly StoreProblem[]>;
  readonly follow: Follow;
}

/** One section, and of which revision it is. */
export interface SectionDocument<S extends Section = Section> {
  readonly value: Settings[S];
  /** Rises with each change; 0 where nobody has changed anything. */
  readonly revision: number;
}

/** Some fields of a section; of a field that is an object again, some of its fields. */
export type SectionChange<S extends Section> = { readonly [Field in keyof Settings[S]]?: (Settings[S][Field] extends readonly unknown[] ? Settings[S][Field] : Settings[S][Field] extends object ? Partial<Settings[S][Field]> : Settings[S][Field]) | undefined };

/** The entries after one, and how many at most: 100 unless said. */
export interface PageOf<Key> {
  readonly after?: Key | undefined;
  readonly limit?: number | undefined;
}

/** What one user is authorised for. */
export interface PersonAuthorisation extends Authorisation {
  readonly user: string;
}

/** An area as administrators see it. */
export interface ManagedArea {
  readonly area: string;
  readonly enabled: boolean;
  /** Users. */
  readonly moderators: readonly string[];
}

/** A user who is at a limit: of their own contacts, or of the people who have them as a contact. */
export interface AtLimit {
  readonly user: string;
  readonly which: 'contacts' | 'watchers';
  readonly count: number;
  readonly limit: number;
}

/** One person of a directory, as a file or LDAP gives them. */
export interface DirectoryEntry {
  readonly address: string;
  readonly name?: string | undefined;
  /** The portal's user who has this address. */
  readonly user?: string | undefined;
  readonly groups?: readonly string[] | undefined;
}

/** A person in the organisation's directory. */
export interface DirectoryPerson extends DirectoryEntry {
  /** Which server's directory: a provider's id. */
  readonly provider: string;
}

/** What an import of a directory has changed, or with `dryRun` would. */
export interface DirectoryImported {
  /** How many people the directory of this server has now. */
  readonly imported: number;
  /** How many of them are new; of how many something is different. */
  readonly added: number;
  readonly changed: number;
  /** How many were there before and are no more. */
  readonly removed: number;
  /** The addresses of the first of each. */
  readonly examples: { readonly [Kind in 'added' | 'changed' | 'removed']: readonly string[] };
  /** What is wrong with the rows that were left out: 'people.3.address'. */
  readonly problems: readonly FieldProblem[];
}

/** What putting an export back has changed. */
export interface Imported {
  /** How many documents were changed. */
  readonly changed: number;
}

/** A document that cannot be used, and why. It stays in the store. */
export interface StoreProblem {
  readonly collection: string;
  readonly id: string;
  /** In English, for an administrator. */
  readonly message: string;
}

