import type { AgentKind, ProviderKind } from '@presence-elements/core';
import { dirname, resolve } from 'node:path';
import { findKind, type ImportModule } from './agent-kinds.js';
import { check } from './check.js';
import { configSchema } from './config-schema.js';
import type { Config, RelayConfig } from './config.js';
import { ConfigError, type Path } from './config-problem.js';
import { ConfigText } from './config-text.js';
import { directoryMistakes, directorySource, type ConfiguredDirectory } from './directory-sources.js';
import { networkMistakes, type RoughNetwork } from './network-rules.js';
import { ConfiguredNetwork } from './network.js';
import { replaced, secretOf, type Environment } from './secrets.js';
import type { Mistake } from './words.js';

export interface ParseOptions {
  /** How the text is called in messages, and whose packages are looked through: 'presence.config.json'. */
  readonly file?: string | undefined;
  /** Where secrets are: the process' own environment. */
  readonly env?: Environment | undefined;
  /** The domain of the portal’s own people, where something else than the file has the last word: no network may have it. */
  readonly domain?: string | undefined;
  /** How the package of a kind is imported; for tests. */
  readonly importModule?: ImportModule | undefined;
}

type Kinds = ReadonlyMap<string, AgentKind | string>;

/**
 * Reads a configuration.
 *
 * @throws ConfigError with all that is wrong with it, field by field, and no secret.
 */
export async function parseConfig(text: string, { file = 'presence.config.json', env = process.env, domain, importModule }: ParseOptions = {}): Promise<Config> {
  const source = new ConfigText(text, file), value = withOptions(source.value), rough: readonly RoughNetwork[] = objectsIn(value, 'networks');
  const kinds = await kindsOf(rough, name => findKind(name, resolve(file), importModule));
  const found = new Map([...kinds].filter((entry): entry is [string, AgentKind] => typeof entry[1] !== 'string'));
  const { mistakes, secrets } = check(configSchema(found), value);
  const used = secrets.filter(({ path: [list, at] }) => list !== 'networks' || rough[Number(at)]?.enabled !== false).map(({ path, env: name }) => ({ path, ...secretOf(name, env) }));
  const missing = used.flatMap(({ path, ...found }): readonly Mistake[] => ('missing' in found ? [{ path: [...path, 'env'], message: found.missing }] : []));
  const all = [...mistakes, ...networkMistakes(rough, domain ?? domainOf(value)), ...kindMistakes(rough, kinds), ...(await directoryMistakes(objectsIn(value, 'directories'), dirname(file))), ...missing];
  if (all.length) throw new ConfigError(file, all.map(({ path, isName, message }) => (isName ? source.problemWithName(path, message) : source.problem(path, message))));
  const settled = used.reduce((rest, { path, ...found }) => ('secret' in found ? replaced(rest, path, found.secret) : rest), value);
  const refuse = (path: Path, message: string): ConfigError => new ConfigError(file, [source.problem(path, message)]);
  return configOf(file, settled as Settled, found, used.filter(({ path: [list] }) => list === 'networks').map(({ path, ...found }) => ({ at: Number(path[1]), secret: 'secret' in found ? found.secret : '' })), refuse);
}

interface Settled extends Omit<RelayConfig, 'directories'> {
  readonly $schema?: string;
  readonly networks?: readonly { readonly name: string; readonly kind: string; readonly routes: readonly string[]; readonly enabled: boolean; readonly as: ProviderKind; readonly options: Readonly<Record<string, unknown>> }[];
  readonly directories?: readonly ConfiguredDirectory[];
  readonly port?: number;
  readonly host?: string;
  readonly store?: string;
}

type Refuse = Config['refuse'];

function configOf(file: string, { $schema: _, networks = [], directories, port, host, store, ...relay }: Settled, kinds: ReadonlyMap<string, AgentKind>, secrets: readonly { readonly at: number; readonly secret: string }[], refuse: Refuse): Config {
  return {
    file, refuse,
    relay: { ...relay, ...(directories && { directories: directories.map(directory => directorySource(directory, dirname(file))) }) },
    serve: { port, host },
    store: store === undefined ? undefined : resolve(dirname(file), store),
    networks: networks.map((network, at) => new ConfiguredNetwork({
      ...network,
      agentKind: kinds.get(network.kind),
      secrets: secrets.filter(each => each.at === at).map(({ secret }) => secret),
      refuse: (message, option) => refuse(['networks', at, 'options', ...(option === undefined ? [] : [option])], message),
    })),
  };
}

/** Every network has options, so that their defaults have a place. */
function withOptions(value: unknown): unknown {
  if (!isObject(value) || !Array.isArray(value.networks)) return value;
  return { ...value, networks: value.networks.map((network: unknown) => (isObject(network) && network.options === undefined ? { ...network, options: {} } : network)) };
}

/** What stands in a list, whether or not it is in order. */
function objectsIn(value: unknown, list: 'networks' | 'directories'): readonly Readonly<Record<string, unknown>>[] {
  const found = isObject(value) ? value[list] : undefined;
  return Array.isArray(found) ? found.map((item: unknown) => (isObject(item) ? item : {})) : [];
}

function domainOf(value: unknown): string {
  const { domain } = (isObject(value) ? value : {}) as { domain?: unknown };
  return typeof domain === 'string' ? domain : 'portal.example';
}

async function kindsOf(networks: readonly RoughNetwork[], find: (name: string) => Promise<AgentKind | string>): Promise<Kinds> {
  const names = new Set(networks.map(({ kind }) => kind).filter(kind => typeof kind === 'string'));
  return new Map(await Promise.all([...names].map(async name => [name, await find(name)] as const)));
}

/** A network that nobody asks may be of a kind that is no longer there. */
function kindMistakes(networks: readonly RoughNetwork[], kinds: Kinds): readonly Mistake[] {
  return networks.flatMap(({ kind, enabled }, at) => {
    const found = kinds.get(kind as string);
    return typeof found === 'string' && enabled !== false ? [{ path: ['networks', at, 'kind'], message: found }] : [];
  });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
