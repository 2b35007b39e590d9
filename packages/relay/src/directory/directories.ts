import { PresenceError, type Schedule, type Viewer } from '@presence-elements/core';
import type { Organisation } from '@presence-elements/policy';
import { importPeople, type DirectoryReport } from './import-people.js';
import { readSource, type DirectorySource } from './read-source.js';
import { DirectoryRefusal } from './refusal.js';

export interface DirectoriesOptions {
  readonly sources: readonly DirectorySource[];
  readonly organisation: Pick<Organisation, 'administration' | 'facts'>;
  readonly now: () => number;
  readonly schedule: Schedule;
  /** Hears why a directory was not read that nobody waits for; of the same failure once. */
  readonly fault: (error: unknown) => void;
}

/** A directory, and what came of reading it last. */
export interface DirectoryState {
  readonly name: string;
  readonly provider: string;
  readonly every?: number | undefined;
  readonly last?: { readonly at: number; readonly report?: DirectoryReport | undefined; readonly problem?: string | undefined } | undefined;
}

export interface Synchronise {
  readonly dryRun?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

// The relay is up first (milliseconds).
const FIRST = 1_000;

/** The directories that the operator has named: read when an administrator says so, or all by themselves from time to time. */
export class Directories {
  readonly #options: DirectoriesOptions;
  readonly #last = new Map<string, NonNullable<DirectoryState['last']>>();
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #cancel = new Map<string, () => void>();
  readonly #stop = new AbortController();

  constructor(options: DirectoriesOptions) {
    this.#options = options;
    for (const source of options.sources) if (source.every) this.#later(source, FIRST);
  }

  list(): readonly DirectoryState[] {
    return this.#options.sources.map(({ name, provider, every }) => ({ name, provider, every, last: this.#last.get(name) }));
  }

  /**
   * Reads a directory and hands its people over in the viewer's name; one after the other.
   *
   * @throws PresenceError, SettingsError with what went wrong, in words.
   */
  synchronise(name: string, viewer: Viewer, { dryRun = false, signal }: Synchronise = {}): Promise<DirectoryReport> {
    const source = this.#options.sources.find(each => each.name === name);
    if (!source) return Promise.reject(new DirectoryRefusal('source', 'not-found', 'There is no directory of that name.'));
    const turn = (this.#turns.get(name) ?? Promise.resolve()).then(() => this.#run(source, viewer, dryRun, signal));
    this.#turns.set(name, turn.catch(() => undefined)); // Told to whoever asked for it; the next one has its turn all the same.
    return turn;
  }

  dispose(): void {
    this.#stop.abort(new PresenceError('unreachable', 'The relay is going out of service.'));
    for (const cancel of this.#cancel.values()) cancel();
    this.#cancel.clear();
  }

  async #run(source: DirectorySource, viewer: Viewer, dryRun: boolean, signal: AbortSignal | undefined): Promise<DirectoryReport> {
    const { organisation, schedule, now } = this.#options, provider = this.#providerOf(source);
    const read = await readSource(source, { schedule, signal: signal ? AbortSignal.any([signal, this.#stop.signal]) : this.#stop.signal });
    const report = await importPeople(organisation.administration(viewer), provider, read, dryRun);
    if (!dryRun) this.#last.set(source.name, { at: now(), report });
    return report;
  }

  #providerOf({ provider }: DirectorySource): string {
    const { providers } = this.#options.organisation.facts.settings;
    const found = providers.find(({ id }) => id === provider) ?? providers.find(({ name }) => name.toLowerCase() === provider.toLowerCase());
    if (found) return found.id;
    throw new DirectoryRefusal('provider', 'not-found', 'The server whose directory this is stands on no list of networks: add it first.');
  }

  #later(source: DirectorySource, delay: number): void {
    this.#cancel.set(source.name, this.#options.schedule(() => void this.#unattended(source), delay));
  }

  async #unattended(source: DirectorySource): Promise<void> {
    const { now, fault } = this.#options, { name } = source, viewer = { id: `directory ${name}`, roles: ['admin'] };
    try {
      if (await this.#isWanted(source, viewer)) await this.synchronise(name, viewer);
      else this.#last.set(name, { at: now(), problem: 'It was not read: its network is blocked, or federation is off.' });
    } catch (error) {
      const { message: problem } = error as Error;
      if (this.#last.get(name)?.problem !== problem && !this.#stop.signal.aborted) fault(new Error(`The directory ${name} was not taken: ${problem}`));
      this.#last.set(name, { at: now(), problem });
    }
    if (!this.#stop.signal.aborted) this.#later(source, source.every!);
  }

  /** The first time it switches federation on. Whoever switches that off later wants no clock to switch it on again. */
  async #isWanted(source: DirectorySource, viewer: Viewer): Promise<boolean> {
    const { organisation } = this.#options, { settings } = organisation.facts, id = this.#providerOf(source), provider = settings.providers.find(each => each.id === id);
    if (provider?.allowed && (provider.kind === 'enterprise' || settings.federation.enabled)) return true;
    return !(await organisation.administration(viewer).directory({ provider: id, limit: 1 })).length;
  }
}
