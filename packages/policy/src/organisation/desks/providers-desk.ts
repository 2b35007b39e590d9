import { problemOf, type Provider, type ProviderDraft, type ProviderList, type Providers, type Reached, type Viewer } from '@presence-elements/core';
import { isRecord } from '../../store/plain-json.js';
import { providerFields } from '../fields/provider-fields.js';
import { Findings, refusal } from '../fields/settings-error.js';
import type { Office } from '../office.js';
import { checkAgent, checkAmongOthers, checkRoutes } from './provider-check.js';
import { checkRevision, draftOf, findProvider, fixedDraft, planOf, type ProviderChange } from './provider-change.js';
import { sectionPlan } from './section-change.js';

/** The administrators' list of networks. */
export class ProvidersDesk implements ProviderList {
  readonly #office: Office;
  readonly #viewer: Viewer;

  constructor(office: Office, viewer: Viewer) {
    this.#office = office;
    this.#viewer = viewer;
  }

  read(): Promise<Providers> {
    const { keeper, options: { agents = [] } } = this.#office;
    return keeper.look(({ settings: { providers, federation } }) => ({ providers, federation: federation.enabled, agents }));
  }

  async add(draft: ProviderDraft): Promise<Provider> {
    const id = this.#office.options.id();
    return this.#keep({ id, what: 'provider-added', draft: await this.#checked(draft, id) });
  }

  async change(id: string, change: Partial<ProviderDraft>, revision: number): Promise<Provider> {
    if (!isRecord(change)) throw refusal('wrong-type', 'This is an object.');
    const office = this.#office, provider = findProvider(office.keeper.tables, id);
    checkRevision(provider, revision);
    const draft = provider.fixed ? fixedDraft(provider, change) : await this.#checked({ ...draftOf(provider), ...change }, id);
    return office.keeper.change(tables => {
      // Whoever was quicker while the agent was looked at goes first.
      checkRevision(findProvider(tables, id), revision);
      return planOf(office, this.#viewer, tables, { id, what: 'provider-changed', draft });
    });
  }

  async remove(id: string): Promise<void> {
    await this.#office.keeper.change(tables => {
      if (findProvider(tables, id).fixed) throw refusal('fixed', 'This provider stands in the operator’s file: block it here, or remove it there.');
      return planOf(this.#office, this.#viewer, tables, { id, what: 'provider-removed', draft: undefined });
    });
  }

  async restore(provider: Provider): Promise<Provider> {
    const { id, revision } = readRestored(provider);
    return this.#keep({ id, revision, what: 'provider-restored', draft: await this.#checked(draftOf(provider), id) });
  }

  async activate(id: string): Promise<void> {
    const { keeper, facts: { domain } } = this.#office;
    await keeper.change(tables => {
      const provider = findProvider(tables, id), { providers } = tables.settings, before = providers.find(({ active }) => active), found = new Findings();
      if (provider.kind !== 'enterprise') throw refusal('not-a-choice', 'Only an enterprise connection can be the active one.');
      checkRoutes(providers.filter(other => other.id !== id && other !== before), { ...provider, active: true }, domain, found, '');
      found.refuse();
      // By their names, too: whoever reads this may read it when they are off the list.
      const recorded = this.#office.record(this.#viewer, 'provider-activated', id, before && { id: before.id, name: before.name }, { id, name: provider.name });
      return { drafts: [{ collection: 'settings', id: 'enterprise', document: { active: id } }], recorded, answer: () => undefined };
    });
  }

  async setFederation(enabled: boolean): Promise<void> {
    await this.#office.keeper.change(tables => sectionPlan(this.#office, this.#viewer, tables, 'federation', { enabled }));
  }

  async check(provider: ProviderDraft | { readonly id: string }): Promise<Reached> {
    const { keeper, options: { reach, now } } = this.#office, start = now();
    const target = isRecord(provider) && typeof provider['id'] === 'string' ? findProvider(keeper.tables, provider['id']) : await this.#checked(provider, undefined);
    if (!reach) return { reached: false, message: 'Nothing here can reach networks.', milliseconds: 0 };
    try {
      return await reach(target);
    } catch (error) {
      return { reached: false, problem: problemOf(error).problem, message: 'It could not be tried.', milliseconds: now() - start };
    }
  }

  readonly follow = (changed: () => void): (() => void) => this.#office.keeper.follow(({ collections }) => {
    if (collections.has('providers') || collections.has('settings')) changed();
  });

  #keep(change: ProviderChange): Promise<Provider> {
    return this.#office.keeper.change(tables => {
      if (tables.settings.providers.some(({ id }) => id === change.id)) throw refusal('conflict', 'This provider is on the list already.');
      return planOf(this.#office, this.#viewer, tables, change);
    });
  }

  /** @throws SettingsError with all that is wrong with it at once. */
  async #checked(input: unknown, id = ''): Promise<ProviderDraft> {
    const { keeper, facts: { domain }, options } = this.#office, { providers } = keeper.tables.settings;
    const found = new Findings(), draft = providerFields(input, '', found), isActive = providers.some(each => each.id === id && each.active);
    if (!found.problems.length && id) checkAmongOthers(providers.filter(other => other.id !== id), { ...draft, id, active: isActive }, domain, found);
    if (isRecord(input) && !found.problems.some(({ path }) => path.startsWith('agent'))) await checkAgent(options, draft, found);
    found.refuse();
    return draft;
  }
}

/** What an undo gives back may come from a page. */
function readRestored(provider: unknown): { readonly id: string; readonly revision: number } {
  const { id, revision } = isRecord(provider) ? provider : {};
  if (typeof id !== 'string' || !/^[\w.-]{1,100}$/.test(id)) throw refusal('wrong-id', 'This is no provider that was on the list.', 'id');
  return { id, revision: Number.isSafeInteger(revision) ? revision as number : 0 };
}
