import { createRegistry, type PresenceRegistry } from '@presence-elements/core';
import { memoryStore } from '@presence-elements/policy';
import { embedInstead, help, isOwnName, readArgs, type CommandArgs } from './command-args.js';
import type { Config } from './config/config.js';
import { ConfiguredNetworks } from './config/configured-networks.js';
import { loadConfig, type LoadOptions } from './config/load-config.js';
import { changeLine, networkLines } from './config/network-lines.js';
import { StatusLines } from './config/status-lines.js';
import { watchConfig, type WatchedConfig } from './config/watch-config.js';
import { isLoopback } from './guards.js';
import { openRelayOrganisation, type OpenedOrganisation } from './organisation/open-organisation.js';
import { createRelay, type Relay } from './relay.js';
import { samplePeople, startSamplePeople } from './sample-people.js';
import { serveRelay } from './serve.js';
import type { SqliteStore } from './store/sqlite-store.js';
import { storedStatuses } from './store/stored-statuses.js';

const DOMAIN = 'portal.example';

/** A running command. */
export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

export interface CommandOptions extends LoadOptions {
  /** A line for the person at the terminal. */
  readonly print?: (line: string) => void;
  /** What goes wrong while it runs. */
  readonly warn?: (line: string) => void;
}

/**
 * Starts what the arguments ask for; undefined where that ends by itself.
 *
 * @throws Error saying what is wrong with the arguments or, field by field, with the configuration.
 */
export async function run(argv: readonly string[], options: CommandOptions = {}): Promise<Running | undefined> {
  const { print = line => console.log(line) } = options, args = readArgs(argv), given = { ...options, domain: args.domain };
  if (args.help) return void print(help);
  if (args.check) return void (await check(args.config!, given)).forEach(line => print(line));
  const ends: (() => unknown)[] = [], stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { url: await start(args, { ...given, print }, ends), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Everything but asking the networks. */
async function check(file: string, options: LoadOptions): Promise<readonly string[]> {
  const config = await loadConfig(file, options), networks = new ConfiguredNetworks(createRegistry());
  checkHost(config);
  await networks.apply(config);
  networks.dispose();
  return [...networkLines(config), 'It is in order.'];
}

async function start(args: CommandArgs, options: CommandOptions & { print: (line: string) => void }, ends: (() => unknown)[]): Promise<string> {
  const { print } = options, sample = await openSample(args, ends), { policy, resolve } = sample?.organisation ?? {};
  const registry = createRegistry({ policy, resolve });
  ends.push(() => registry.dispose());
  const config = args.config === undefined ? undefined : (await follow(registry, args.config, options, ends)).config;
  const domain = args.domain ?? config?.relay.domain ?? DOMAIN, basePath = config?.relay.basePath ?? '/presence';
  const store = await openStore(config?.store, print, ends);
  const relay = localRelay({ registry, domain, isSample: args.sample, config, store, organised: sample });
  ends.push(() => relay.dispose());
  const { url, close } = await serveRelay(relay, { port: args.port ?? config?.serve.port, host: args.host ?? config?.serve.host });
  ends.push(close);
  if (args.sample) ends.push(startSamplePeople(relay.network, { domain }));
  print(welcome(url + basePath, domain, args.sample) + (sample ? settingsHint : ''));
  return url;
}

/** A sample has an organisation, which ends with it: whoever tries it out is the administrator. */
async function openSample({ sample, config, domain = DOMAIN }: CommandArgs, ends: (() => unknown)[]): Promise<OpenedOrganisation | undefined> {
  if (!sample || config !== undefined) return undefined;
  // Pages of any local server may ask: none of them learns, through an agent, what is in this process' environment.
  const opened = await openRelayOrganisation(memoryStore(), { domain, knows: isOfSample, env: {} });
  ends.push(() => opened.organisation.close());
  return opened;
}

/** What outlives this process, if anything is to. @throws StoreError */
async function openStore(file: string | undefined, print: (line: string) => void, ends: (() => unknown)[]): Promise<SqliteStore | undefined> {
  if (file === undefined) return undefined;
  // Who keeps nothing needs no SQLite.
  const { openSqliteStore } = await import('./store/sqlite-store.js');
  const store = await openSqliteStore(file);
  ends.push(() => store.close());
  print(`What people set is kept in ${file}`);
  return store;
}

async function follow(registry: PresenceRegistry, file: string, options: CommandOptions & { print: (line: string) => void }, ends: (() => unknown)[]): Promise<WatchedConfig> {
  const { print, warn = line => console.error(line) } = options, status = new StatusLines(print);
  const watched = await watchConfig(registry, file, {
    ...options,
    onStatus: status.tell,
    onProblem: error => warn(`${error.message}\nUntil it can be, all goes on as before.`),
    onChange: change => print(changeLine(change)),
  });
  ends.push(() => {
    status.stop();
    watched.stop();
  });
  checkHost(watched.config);
  networkLines(watched.config).forEach(line => print(line));
  if (watched.config.relay.directories?.length) print(`Its directories are not read: the command keeps no organisation to take people into; ${embedInstead}`);
  return watched;
}

/** @throws ConfigError */
function checkHost({ serve: { host }, refuse }: Config): void {
  if (host !== undefined && !isOwnName(host)) throw refuse(['host'], `the command takes only names of this machine: ${embedInstead}`);
}

interface LocalRelay {
  readonly registry: PresenceRegistry;
  readonly domain: string;
  readonly isSample: boolean;
  readonly config: Config | undefined;
  readonly store: SqliteStore | undefined;
  readonly organised: OpenedOrganisation | undefined;
}

/** Whoever sits at this machine is `you`. */
function localRelay({ registry, domain, isSample, config, store, organised }: LocalRelay): Relay {
  return createRelay({
    hosts: [],
    ...config?.relay,
    directories: undefined,
    registry, domain,
    store: store && storedStatuses(store),
    authenticate: () => ({ id: 'you', address: `you@${domain}`, ...(organised && { roles: ['admin'] }) }),
    ...organised,
    ...(isSample && {
      knows: isOfSample,
      origins: origin => URL.canParse(origin) && isLoopback(new URL(origin).host),
    }),
  });
}

const isOfSample = (user: string): boolean => user === 'you' || Object.hasOwn(samplePeople, user);

function welcome(url: string, domain: string, isSample: boolean): string {
  // Without sample people, whoever sits here is the only one who is anywhere.
  const [user, name] = isSample ? Object.entries(samplePeople)[0]! : ['you', 'You'];
  return `The presence relay is at ${url}
Into your page, beside the script:

  <meta name="presence-relay" content="${url}">
  <presence-icon address="${user}@${domain}" label="${name}"></presence-icon>
`;
}

const settingsHint = `
You administer it: try <presence-preferences>, <presence-contacts> and, with the script admin.js, <presence-providers>.
`;
