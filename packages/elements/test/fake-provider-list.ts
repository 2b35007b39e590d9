import {
  PresenceError, type FieldProblem, type ProblemCode, type Provider, type ProviderAgent, type ProviderDraft, type ProviderList, type Providers, type Reached,
} from '@presence-elements/core';

/** A refusal as whoever keeps settings throws it. */
export function settingsError(...problems: FieldProblem[]): Error {
  return Object.assign(new Error(problems.map(({ message }) => message).join(' ')), { name: 'SettingsError', problems });
}

export const problem = (path: string, code: string, message: string = code): FieldProblem => ({ path, code, message });

export const draft = (more: Partial<ProviderDraft> = {}): ProviderDraft =>
  ({ kind: 'federated', name: 'Partner', routes: ['partner.example'], allowed: true, verification: 'provider-verified', isPublic: false, supports: [], ...more });

export const provider = (more: Partial<Provider> = {}): Provider => ({ ...draft(), id: 'partner', revision: 1, active: false, ...more });

/** What is known from the start: MSN, AOL and Yahoo!, none of them enabled. */
export const familiar: readonly Provider[] = [
  provider({ id: 'corp', kind: 'enterprise', name: 'Corp XMPP', routes: ['corp.example'], active: true, agent: { kind: 'fake', options: { service: 'wss://xmpp.corp.example/ws', password: { env: 'PRESENCE_CORP_PASSWORD' } } } }),
  provider({ id: 'old', kind: 'enterprise', name: 'Old Lync', routes: ['lync.corp.example'] }),
  provider(),
  provider({ id: 'file', name: 'From the file', routes: ['file.example'], fixed: true }),
  ...['MSN', 'AOL', 'Yahoo!'].map(name => provider({ id: name.toLowerCase(), kind: 'public', name, routes: [`${name.toLowerCase().replace('!', '')}.com`], allowed: false, isPublic: true })),
];

export const fakeKind: ProviderAgent = {
  kind: 'fake',
  title: 'A network for tests',
  options: {
    type: 'object', additionalProperties: false, required: ['service'],
    properties: {
      service: { type: 'string', minLength: 1, title: 'Service', description: 'Where it is.', pattern: '^wss://' },
      password: { type: 'string', title: 'Password', description: 'Of the account.', writeOnly: true },
      rate: { type: 'integer', minimum: 1, maximum: 100, default: 10, title: 'Rate' },
    },
  },
};

export interface FakeProvidersOptions {
  readonly providers?: readonly Provider[] | undefined;
  readonly federation?: boolean | undefined;
  readonly agents?: readonly ProviderAgent[] | undefined;
}

/** A list in memory: refuses as an organisation does, fails and lets wait as a network does, and is changed by others. */
export class FakeProviderList implements ProviderList {
  /** What was asked of it, first to last. */
  readonly asked: string[] = [];
  /** What `check` answers. */
  reached: Reached = { reached: true, message: 'Signed in as presence@corp.example.', milliseconds: 120 };
  followers: number = 0;
  #state: Providers;
  #ids = 0;
  readonly #listeners = new Set<() => void>();
  #failure: Error | undefined;
  #refusal: Error | undefined;
  #waiting: Promise<void> | undefined;
  #release: () => void = () => undefined;

  constructor({ providers = familiar, federation = true, agents = [fakeKind] }: FakeProvidersOptions = {}) {
    this.#state = { providers, federation, agents };
  }

  get now(): Providers {
    return this.#state;
  }

  readonly follow = (changed: () => void): (() => void) => {
    const listener = (): void => changed();
    this.#listeners.add(listener);
    this.followers = this.#listeners.size;
    return () => {
      this.#listeners.delete(listener);
      this.followers = this.#listeners.size;
    };
  };

  /** Every call fails from now on. */
  fail(code: ProblemCode | Error = 'unreachable'): void {
    this.#failure = typeof code === 'string' ? new PresenceError(code) : code;
    this.#letGo();
  }

  /** The next change is refused. */
  refuse(...problems: FieldProblem[]): void {
    this.#refusal = settingsError(...problems);
  }

  /** Calls wait from now on. */
  hang(): void {
    this.#waiting ??= new Promise(resolve => (this.#release = resolve));
  }

  recover(): void {
    this.#failure = undefined;
    this.#letGo();
  }

  /** Somebody else changes one, or removes it. */
  elsewhere(id: string, change: Partial<ProviderDraft> | undefined): void {
    const { providers } = this.#state;
    this.#keep(change ? providers.map(each => (each.id === id ? changed(each, change) : each)) : providers.filter(each => each.id !== id));
  }

  async read(): Promise<Providers> {
    await this.#reach('read');
    return structuredClone(this.#state);
  }

  async add(added: ProviderDraft): Promise<Provider> {
    await this.#reach('add', added.name);
    this.#judge(added);
    const kept: Provider = { ...structuredClone(added), id: `id-${++this.#ids}`, revision: 1, active: false };
    this.#keep([...this.#state.providers, kept]);
    return structuredClone(kept);
  }

  async change(id: string, change: Partial<ProviderDraft>, revision: number): Promise<Provider> {
    await this.#reach('change', id, JSON.stringify(change));
    const known = this.#find(id), next = changed(known, structuredClone(change));
    if (known.revision !== revision) throw settingsError(problem('', 'conflict', 'Somebody else has changed this provider'));
    this.#judge(next, id);
    this.#keep(this.#state.providers.map(each => (each.id === id ? next : each)));
    return structuredClone(next);
  }

  async remove(id: string): Promise<void> {
    await this.#reach('remove', id);
    this.#find(id);
    this.#keep(this.#state.providers.filter(each => each.id !== id));
  }

  async restore(removed: Provider): Promise<Provider> {
    await this.#reach('restore', removed.id);
    this.#judge(removed, removed.id);
    const kept = { ...structuredClone(removed), revision: removed.revision + 1 };
    this.#keep([...this.#state.providers, kept]);
    return structuredClone(kept);
  }

  async activate(id: string): Promise<void> {
    await this.#reach('activate', id);
    this.#find(id);
    this.#keep(this.#state.providers.map(each => (each.kind === 'enterprise' ? { ...each, active: each.id === id, revision: each.revision + 1 } : each)));
  }

  async setFederation(enabled: boolean): Promise<void> {
    await this.#reach('setFederation', String(enabled));
    this.#state = { ...this.#state, federation: enabled };
    this.#tell();
  }

  async check(asked: ProviderDraft | { readonly id: string }): Promise<Reached> {
    await this.#reach('check', 'id' in asked ? asked.id : asked.name);
    if ('kind' in asked) this.#judge(asked, 'id' in asked ? String(asked.id) : undefined, false);
    return this.reached;
  }

  async #reach(...call: string[]): Promise<void> {
    this.asked.push(call.join(' '));
    await this.#waiting;
    if (this.#failure) throw this.#failure;
  }

  #find(id: string): Provider {
    const known = this.#state.providers.find(each => each.id === id);
    if (!known) throw settingsError(problem('', 'not-found', 'This provider is not on the list any more.'));
    return known;
  }

  #judge({ name, routes, agent }: ProviderDraft, id?: string, isKept = true): void {
    const refusal = this.#refusal, others = isKept ? this.#state.providers.filter(each => each.id !== id) : [];
    this.#refusal = undefined;
    if (refusal) throw refusal;
    const problems = [
      ...(name ? [] : [problem('name', 'required')]),
      ...(routes.length ? [] : [problem('routes', 'required')]),
      ...(others.some(each => each.name === name) ? [problem('name', 'name-taken')] : []),
      ...routes.flatMap((route, at) => (others.some(each => each.routes.includes(route)) ? [problem(`routes.${at}`, 'route-taken')] : [])),
      ...(agent && !this.#state.agents.some(({ kind }) => kind === agent.kind) ? [problem('agent.kind', 'unknown-agent')] : []),
    ];
    if (problems.length) throw settingsError(...problems);
  }

  #keep(providers: readonly Provider[]): void {
    this.#state = { ...this.#state, providers };
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #letGo(): void {
    this.#waiting = undefined;
    this.#release();
  }
}

const changed = (known: Provider, change: Partial<ProviderDraft>): Provider => ({ ...known, ...change, revision: known.revision + 1 });
