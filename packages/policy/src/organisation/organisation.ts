import type {
  FieldProblem, PresenceAccount, PresencePolicy, Provider, ProviderAgent, ProviderDraft, Reached, Resolve, Viewer,
} from '@presence-elements/core';
import type { OrganisationFacts, Words } from '../facts.js';
import type { OrganisationPolicyOptions } from '../organisation-policy.js';
import type { Collection } from '../store/store.js';
import type { Administration, Imported, StoreProblem } from './administration.js';
import type { SettingsExport } from './settings-export.js';

/** What an organisation has decided and its people prefer, kept in a store and held in memory: read without waiting, changed one at a time. */
export interface Organisation {
  /** As they are now: the same object throughout, its answers change. */
  readonly facts: OrganisationFacts;
  /** Hides from each viewer what the facts say they may not see: for `createRegistry({ policy })`. */
  readonly policy: Required<PresencePolicy>;
  /** People's portal addresses → the IM addresses under which they are to be seen now: for `createRegistry({ resolve })`. */
  readonly resolve: Resolve;
  /** What was found in the store and could not be used. It is kept there as it is. */
  readonly problems: readonly StoreProblem[];
  /** What is kept for a viewer: for one who is not of this organisation areas alone, `providers` for administrators alone. */
  account(viewer: Viewer | undefined): PresenceAccount;
  /** Of whoever is no administrator (`viewer.roles` has `admin`), every call rejects with `forbidden`. */
  administration(viewer: Viewer | undefined): Administration;
  /**
   * The viewer asks a person for leave to see them. Answers `false` where the address is nobody's of this organisation,
   * or somebody merely prefers it, so that the person's own network has to be asked. Asking again, or where one need not ask, changes nothing.
   * Rejects with `rate-limited` for who has asked 50,000 people.
   */
  requestAccess(viewer: Viewer, address: string): Promise<boolean>;
  /**
   * Everything that is kept, also what people prefer, whom they know and what they have set: for whoever runs the host, and for nobody else.
   * Without any secret, and without the recorded changes, which nobody may put back otherwise than they were.
   */
  backup(): Promise<SettingsExport>;
  /** Puts back what a backup or an export holds, in somebody's name: all of it or, if anything in it cannot be taken, nothing. What it does not name stays; what people have set counts from the next start. */
  restore(backup: unknown, by: Viewer): Promise<Imported>;
  /** Other providers stand in the operator's file now. */
  setFixed(providers: readonly FixedProvider[]): void;
  /** Tells what has changed, once per change and after the facts are true. Returns its undo. */
  follow(changed: (what: OrganisationChange) => void): () => void;
  /** Takes no change any more (`unreachable`), and closes the store. */
  close(): void;
  readonly isClosed: boolean;
}

/** What one change may have changed. */
export interface OrganisationChange {
  /** Which kinds of document; of 'providers' also what the operator's file says, and which connection is active. */
  readonly collections: ReadonlySet<Collection>;
  /** Users whose own preferences, contacts, requests or authorisation it changed. */
  readonly users: ReadonlySet<string>;
  /** Where it may have changed whose some address is: users who may be at another one now. */
  readonly moved?: ReadonlySet<string> | undefined;
}

/** What the policy itself needs to be told, see there, and: */
export interface OrganisationOptions extends Omit<OrganisationPolicyOptions, 'subscribe' | 'readable' | 'now'> {
  /** People of the portal are `<user>@<domain>`. */
  readonly domain: string;
  /** Kinds of agent that administrators may choose from. */
  readonly agents?: readonly ProviderAgent[] | undefined;
  /** What is wrong with an agent's options, with paths from the provider: 'agent.options.base'. Secrets stand as `{ env: 'NAME' }`, checked already. */
  readonly checkAgent?: ((agent: NonNullable<ProviderDraft['agent']>) => readonly FieldProblem[] | Promise<readonly FieldProblem[]>) | undefined;
  /** Tries to reach a network now. */
  readonly reach?: ((provider: ProviderDraft | Provider) => Promise<Reached>) | undefined;
  /** Is there such a user? Everybody is, unless said. */
  readonly knows?: ((user: string) => boolean) | undefined;
  /** What can be read of a person at one of their addresses now: what is frozen for whomever they block. */
  readonly wordsOf?: ((user: string, address: string) => Words | undefined) | undefined;
  /** Providers of the operator's configuration file. */
  readonly fixed?: readonly FixedProvider[] | undefined;
  /** Secrets are environment variables whose names begin so: 'PRESENCE_' unless said. */
  readonly secretPrefix?: string | undefined;
  /** Lets everybody else have a turn during long work, as the import of a large directory is; without it that is done in one go. */
  readonly pause?: (() => Promise<void>) | undefined;
  /** A random id. */
  readonly id?: (() => string) | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
}

/** A provider that the operator's file names. Administrators may only allow or block it, and set its verification. */
export interface FixedProvider extends ProviderDraft {
  readonly id: string;
}
