import { PresenceError, type PresenceAccount, type PresencePolicy, type Resolve, type Viewer } from '@presence-elements/core';
import type { OrganisationFacts } from '../facts.js';
import { organisationPolicy } from '../organisation-policy.js';
import type { Store } from '../store/store.js';
import type { Administration, Imported, StoreProblem } from './administration.js';
import { aboutFew } from './concerned.js';
import { administrationFor } from './desks/administration-desk.js';
import { AreasDesk } from './desks/areas-desk.js';
import { OwnContacts } from './desks/contacts-desk.js';
import { exportNow } from './desks/export.js';
import { importPlan } from './desks/import.js';
import { asking, isOneTooMany } from './desks/leave.js';
import { OwnPreferences } from './desks/preferences-desk.js';
import { ProvidersDesk } from './desks/providers-desk.js';
import { Keeper } from './keeper.js';
import { LastRead } from './last-read.js';
import { isAdmin, Office } from './office.js';
import type { FixedProvider, Organisation, OrganisationChange, OrganisationOptions } from './organisation.js';
import { resolverOf } from './resolve.js';
import type { SettingsExport } from './settings-export.js';
import { TableFacts } from './tables/organisation-facts.js';
import { Tables } from './tables/tables.js';

/**
 * Opens what an organisation has decided and its people prefer: in a page on `memoryStore` or `localStore`, in the relay on its database.
 * What cannot be read there is kept and told by `problems`; it keeps nothing from opening.
 *
 * @throws TypeError for a domain that is none.
 */
export async function openOrganisation(store: Store, options: OrganisationOptions): Promise<Organisation> {
  const opened = new OpenOrganisation(store, options);
  await opened.load();
  return opened;
}

class OpenOrganisation implements Organisation {
  readonly facts: OrganisationFacts;
  readonly policy: Required<PresencePolicy>;
  readonly resolve: Resolve;
  readonly #keeper: Keeper;
  readonly #office: Office;
  #fixed: readonly FixedProvider[];

  constructor(store: Store, options: OrganisationOptions) {
    this.#fixed = options.fixed ?? [];
    this.#keeper = new Keeper(store, () => {
      const tables = new Tables(options.domain, options.knows, options.now);
      tables.providers.setFixed(this.#fixed);
      return tables;
    }, options.schedule);
    this.facts = new TableFacts(() => this.#keeper.tables);
    const read = new LastRead();
    this.policy = organisationPolicy(this.facts, { ...options, readable: read.take, subscribe: changed => this.#keeper.follow(what => changed(aboutFew(what))) });
    this.resolve = resolverOf(this.#keeper);
    this.#office = new Office(this.#keeper, this.facts, { ...options, wordsOf: (user, address) => options.wordsOf?.(user, address) ?? read.at(address), id: options.id ?? randomId, now: options.now ?? Date.now });
  }

  get isClosed(): boolean {
    return this.#keeper.isClosed;
  }

  get problems(): readonly StoreProblem[] {
    return this.#keeper.problems;
  }

  load(): Promise<void> {
    return this.#keeper.load();
  }

  account(viewer: Viewer | undefined): PresenceAccount {
    const office = this.#office, { user } = office.who(viewer);
    return {
      ...(viewer && user !== undefined && { preferences: new OwnPreferences(office, viewer, user), contacts: new OwnContacts(office, viewer, user) }),
      areas: new AreasDesk(office, viewer),
      ...(isAdmin(viewer) && { providers: new ProvidersDesk(office, viewer) }),
    };
  }

  administration(viewer: Viewer | undefined): Administration {
    return administrationFor(this.#office, viewer);
  }

  requestAccess(viewer: Viewer, address: string): Promise<boolean> {
    return this.#keeper.change(tables => {
      const who = this.#office.who(viewer), met = this.#office.meet(who, address);
      if (!met) throw new PresenceError('bad-address', 'This is no IM address');
      if (!who.place) throw new PresenceError('forbidden', 'Only who is known can ask for leave');
      if (isOneTooMany(this.#office, tables, who, address)) throw new PresenceError('rate-limited', 'You have asked as many people as anybody may.');
      return { drafts: asking(this.#office, tables, who, address), answer: () => met.user !== undefined && !met.isClaimed };
    });
  }

  backup(): Promise<SettingsExport> {
    return exportNow(this.#office, 'everything');
  }

  restore(backup: unknown, by: Viewer): Promise<Imported> {
    return this.#keeper.change(tables => importPlan(this.#office, by, tables, backup, 'everything'));
  }

  setFixed(providers: readonly FixedProvider[]): void {
    const { tables } = this.#keeper;
    this.#fixed = providers;
    tables.providers.setFixed(providers);
    tables.changed();
    this.#keeper.tell({ collections: new Set(['providers']), users: new Set() });
  }

  follow(changed: (what: OrganisationChange) => void): () => void {
    return this.#keeper.follow(changed);
  }

  close(): void {
    this.#keeper.close();
  }
}

/** Not `randomUUID`, which pages without https do not have. */
const randomId = (): string => [...crypto.getRandomValues(new Uint8Array(12))].map(byte => byte.toString(16).padStart(2, '0')).join('');
