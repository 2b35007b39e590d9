import type { Alarm } from './alarm.js';
import { defined } from './plain.js';
import type { RegistryEvent, RegistryOptions } from './presence-registry.js';

type Optional = 'policy' | 'resolve' | 'merge';

/** The options of a registry, with their defaults. */
export type Settings = { readonly [Name in Exclude<keyof RegistryOptions, Optional>]-?: NonNullable<RegistryOptions[Name]> } & Pick<RegistryOptions, Optional>;

/** What the parts of one registry share. */
export interface Host {
  readonly alarm: Alarm;
  readonly settings: Settings;
  /** Nothing is asked or watched while the page is hidden. */
  readonly paused: boolean;
  emit(event: RegistryEvent): void;
  /** Something that is not ours went wrong: told, and kept from doing harm. */
  fault(error: unknown): void;
}

/** The options, and what is not said by default. */
export function settingsOf(options: RegistryOptions): Settings {
  const now = Date.now, random = Math.random;
  const defaults: Settings = { ttl: 60_000, failureTtl: 10_000, maxStale: 300_000, maxEntries: 5000, timeout: 10_000, now, random, schedule: later };
  return { ...defaults, ...(defined(options) as Partial<Settings>) };
}

function later(run: () => void, delay: number): () => void {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
}
