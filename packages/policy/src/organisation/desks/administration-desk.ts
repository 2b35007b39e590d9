import { PresenceError, type ListChange, type Viewer } from '@presence-elements/core';
import type { Authorisation, Section } from '../../settings.js';
import type { ChangesAsked, RecordedChange } from '../../store/store.js';
import type {
  Administration, AtLimit, DirectoryEntry, DirectoryImported, DirectoryPerson, Imported, ManagedArea, PageOf, PersonAuthorisation, SectionChange, SectionDocument, StoreProblem,
} from '../administration.js';
import { areaName, authorisation } from '../documents/document-kinds.js';
import { Findings } from '../fields/settings-error.js';
import { isAdmin, type Office } from '../office.js';
import type { SettingsExport } from '../settings-export.js';
import type { Tables } from '../tables/tables.js';
import { atLimit } from './at-limit.js';
import { directoryPlan } from './directory-import.js';
import { exportNow } from './export.js';
import { importPlan } from './import.js';
import { moderatorsAfter } from './moderators.js';
import { pageOf } from './page.js';
import { sectionOf, sectionPlan } from './section-change.js';
import { userNamed } from './user-named.js';

const MOST_CHANGES = 1_000;

/** What administrators decide beside providers. */
export class AdministrationDesk implements Administration {
  readonly #office: Office;
  readonly #viewer: Viewer;

  constructor(office: Office, viewer: Viewer) {
    this.#office = office;
    this.#viewer = viewer;
  }

  read<S extends Section>(section: S): Promise<SectionDocument<S>> {
    return this.#look(tables => sectionOf(tables, section));
  }

  write<S extends Section>(section: S, change: SectionChange<S>, revision: number): Promise<SectionDocument<S>> {
    return this.#office.keeper.change(tables => sectionPlan(this.#office, this.#viewer, tables, section, change, revision));
  }

  authorisations(page?: PageOf<string>): Promise<readonly PersonAuthorisation[]> {
    const isAny = ({ federation, publicIm, remote }: Authorisation): boolean => federation || publicIm || remote;
    return this.#look(({ people }) => pageOf([...people].flatMap(([user, person]) => (isAny(person.authorisation) ? [{ ...person.authorisation, user }] : [])), ({ user }) => user, page));
  }

  authorise(user: string, change: Partial<Authorisation>): Promise<PersonAuthorisation> {
    return this.#office.keeper.change(tables => {
      const found = new Findings(), name = userNamed(tables, user, 'user', found), before = tables.person(name);
      const authorised = authorisation({ ...before.authorisation, ...change }, '', found);
      found.refuse();
      const recorded = this.#office.record(this.#viewer, 'authorisation-changed', name, before.authorisation, authorised);
      return { drafts: [{ collection: 'people', id: name, document: { ...before, authorisation: authorised } }], recorded, answer: () => ({ ...authorised, user: name }) };
    });
  }

  areas(): Promise<readonly ManagedArea[]> {
    return this.#look(({ areas }) => [...areas].map(([area, document]) => ({ ...document, area })).sort((a, b) => (a.area < b.area ? -1 : 1)));
  }

  setModerators(area: string, change: readonly string[] | ListChange): Promise<ManagedArea> {
    return this.#office.keeper.change(tables => {
      const found = new Findings(), name = areaName(area, 'area', found), before = tables.area(name);
      const document = { ...before, moderators: moderatorsAfter(tables, before.moderators, change, found) };
      found.refuse();
      const recorded = this.#office.record(this.#viewer, 'moderators-changed', name, before.moderators, document.moderators);
      return { drafts: [{ collection: 'areas', id: name, document }], recorded, answer: () => ({ ...document, area: name }) };
    });
  }

  atLimit(): Promise<readonly AtLimit[]> {
    return this.#look(atLimit);
  }

  changes({ before, limit = 100 }: ChangesAsked = {}): Promise<readonly RecordedChange[]> {
    return this.#office.keeper.read(store => store.changes({ before, limit: Math.min(Math.max(limit, 1), MOST_CHANGES) }));
  }

  export(): Promise<SettingsExport> {
    return exportNow(this.#office, 'decided');
  }

  import(exported: unknown): Promise<Imported> {
    return this.#office.keeper.change(tables => importPlan(this.#office, this.#viewer, tables, exported, 'decided'));
  }

  directory({ provider, ...page }: PageOf<string> & { readonly provider?: string | undefined } = {}): Promise<readonly DirectoryPerson[]> {
    return this.#look(({ directory }) => pageOf([...directory].flatMap(([address, person]) =>
      (provider === undefined || person.provider === provider ? [{ ...person, address }] : [])), ({ address }) => address, page));
  }

  importDirectory(provider: string, people: readonly DirectoryEntry[], { dryRun = false }: { readonly dryRun?: boolean | undefined } = {}): Promise<DirectoryImported> {
    return this.#office.keeper.change(async tables => {
      const plan = await directoryPlan(this.#office, this.#viewer, tables, provider, people);
      return dryRun ? { drafts: [], answer: plan.answer } : plan;
    });
  }

  problems(): Promise<readonly StoreProblem[]> {
    return this.#look(() => this.#office.keeper.problems);
  }

  readonly follow = (changed: () => void): (() => void) => this.#office.keeper.follow(() => changed());

  #look<T>(read: (tables: Tables) => T): Promise<T> {
    return this.#office.keeper.look(read);
  }
}

/** The administration for whom it is open: everybody else is told so at each call. */
export function administrationFor(office: Office, viewer: Viewer | undefined): Administration {
  if (isAdmin(viewer)) return new AdministrationDesk(office, viewer);
  const closed = (): Promise<never> => Promise.reject(new PresenceError('forbidden', 'Only administrators may see or change this'));
  return {
    read: closed, write: closed, authorisations: closed, authorise: closed, areas: closed, setModerators: closed, atLimit: closed, changes: closed, export: closed,
    import: closed, directory: closed, importDirectory: closed, problems: closed, follow: () => () => undefined,
  };
}
