import type { PresenceRegistry, Schedule } from '@presence-elements/core';
import type { OrganisationChange } from '@presence-elements/policy';
import { isDeepStrictEqual } from 'node:util';
import { dealtWith, fixedProviders, type FileOrganisation } from '../providers/fixed-providers.js';
import { later } from '../later.js';
import type { Config } from './config.js';
import { ConfiguredNetworks, type NetworkChanges, type NetworksOptions } from './configured-networks.js';
import { watchFile } from './file-watch.js';
import { readConfig, type LoadOptions } from './load-config.js';
import { parseConfig } from './parse-config.js';

export interface ConfigChange extends NetworkChanges {
  readonly config: Config;
  /** What was changed as well, but takes effect only when the relay is started again: 'port', … */
  readonly atRestart: readonly string[];
}

export interface WatchOptions extends LoadOptions, NetworksOptions {
  /** Hears of a changed file that cannot be used, once; until it can be, all goes on as before. `console.error` by default. */
  readonly onProblem?: ((error: Error) => void) | undefined;
  /** Hears of what a changed file has changed. */
  readonly onChange?: ((change: ConfigChange) => void) | undefined;
  /** Has the file's networks on its list: those that it does not deal with are not asked. */
  readonly organisation?: FileOrganisation | undefined;
  readonly schedule?: Schedule | undefined;
}

export interface WatchedConfig {
  /** What is in force now. */
  readonly config: Config;
  /** Watches no more, and takes the networks out of the registry. */
  stop(): void;
}

// A file that is still being written is one that changes again within this time (milliseconds).
const STILL = 100;

/**
 * Puts the networks of a configuration file into a registry, and takes every change of the file up without a restart.
 *
 * @throws ConfigError with all that is wrong with the file as it is now.
 */
export async function watchConfig(registry: PresenceRegistry, file: string, options: WatchOptions = {}): Promise<WatchedConfig> {
  const watched = new Watched(registry, file, options);
  await watched.start();
  return watched;
}

class Watched implements WatchedConfig {
  config!: Config;
  /** What the organisation decides is of these networks: those that are in force, or that are just being taken up. */
  #listed!: Config;
  readonly #file: string;
  readonly #options: WatchOptions;
  readonly #networks: ConfiguredNetworks;
  readonly #schedule: Schedule;
  #text = '';
  #complained = '';
  #lists = false;
  #waits = false;
  #turn: Promise<void> = Promise.resolve();
  #stopped = false;
  #unwatch: () => void = () => undefined;
  #unfollow: (() => void) | undefined;

  constructor(registry: PresenceRegistry, file: string, options: WatchOptions) {
    this.#file = file;
    this.#options = options;
    this.#schedule = options.schedule ?? later;
    this.#networks = new ConfiguredNetworks(registry, options);
  }

  async start(): Promise<void> {
    this.#text = await readConfig(this.#file);
    this.config = await parseConfig(this.#text, { ...this.#options, file: this.#file });
    await this.#apply(this.config);
    this.#unfollow = this.#options.organisation?.follow(this.#decided);
    this.#unwatch = watchFile(this.#file, this.#look, this.#schedule);
    // It may have changed between reading and watching.
    this.#look();
  }

  stop(): void {
    this.#stopped = true;
    this.#unwatch();
    this.#unfollow?.();
    this.#networks.dispose();
  }

  /** The organisation hears of the file's networks first: it may have blocked one of them long ago. */
  async #apply(config: Config): Promise<NetworkChanges> {
    const { organisation } = this.#options;
    this.#listed = config;
    // It tells that its list has changed: what follows from that is done here, and answered.
    this.#lists = true;
    organisation?.setFixed(fixedProviders(config.networks));
    this.#lists = false;
    try {
      return await this.#networks.apply({ networks: organisation ? dealtWith(config.networks, organisation) : config.networks });
    } catch (error) {
      this.#listed = this.config;
      organisation?.setFixed(fixedProviders(this.config.networks));
      throw error;
    }
  }

  readonly #decided = ({ collections }: OrganisationChange): void => {
    if (this.#lists || (!collections.has('providers') && !collections.has('settings'))) return;
    const { organisation } = this.#options;
    this.#networks.apply({ networks: dealtWith(this.#listed.networks, organisation!) }).catch((error: unknown) => this.#complain(error as Error));
  };

  /** One look at a time; what happens meanwhile is seen by the next. */
  readonly #look = (): void => {
    if (this.#waits) return;
    this.#waits = true;
    this.#turn = this.#turn.then(async () => {
      this.#waits = false;
      await this.#take().catch((error: unknown) => this.#complain(error as Error));
    });
  };

  async #take(): Promise<void> {
    const text = await this.#settled();
    // Whoever puts a bad file back to what it was is told that it is in order again.
    if (text === undefined || (text === this.#text && !this.#complained)) return;
    const config = await parseConfig(text, { ...this.#options, file: this.#file });
    const changes = await this.#apply(config), atRestart = differences(this.config, config);
    if (this.#stopped) return;
    this.#text = text;
    this.#complained = '';
    this.config = config;
    this.#options.onChange?.({ ...changes, config, atRestart });
  }

  /** What the file says once nobody writes to it; undefined once nobody wants to know. */
  async #settled(): Promise<string | undefined> {
    let text = await readConfig(this.#file);
    for (let before = ''; text !== before && text !== this.#text && !this.#stopped;) {
      await new Promise<void>(resolve => void this.#schedule(resolve, STILL));
      before = text;
      text = await readConfig(this.#file);
    }
    return this.#stopped ? undefined : text;
  }

  /** Once for each way in which the file is wrong. */
  #complain(error: Error): void {
    if (this.#stopped || error.message === this.#complained) return;
    this.#complained = error.message;
    const { onProblem = problem => console.error(`[presence-relay] ${problem.message}`) } = this.#options;
    onProblem(error);
  }
}

function differences(one: Config, other: Config): readonly string[] {
  const before: Readonly<Record<string, unknown>> = { ...one.relay, ...one.serve, store: one.store }, after: Readonly<Record<string, unknown>> = { ...other.relay, ...other.serve, store: other.store };
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(name => !isDeepStrictEqual(before[name], after[name])).sort();
}
