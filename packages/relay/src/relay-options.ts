import type { Capability, PresencePolicy, PresenceRegistry, Schedule, Viewer } from '@presence-elements/core';
import type { Organisation } from '@presence-elements/policy';
import type { DirectorySource } from './directory/read-source.js';
import type { Origins } from './guards.js';
import { later } from './later.js';
import type { Deliver } from './network/deliver.js';
import type { Knows } from './network/portal-network.js';
import { memoryStatusStore, type StatusStore } from './network/status-store.js';
import type { OrganisationServices } from './organisation/services.js';
import type { RelayLimits } from './schemas.js';

/** Says who a request is from; undefined where nobody is signed in. */
export type Authenticate = (request: Request) => Viewer | undefined | Promise<Viewer | undefined>;

/** Everything is optional: without any, a relay of the portal's own network for whoever is on this machine. */
export interface RelayOptions {
  /** Your own registry with your agents; one with only the portal's network by default. */
  readonly registry?: PresenceRegistry | undefined;
  /** What viewers may see. A registry of your own has its policy already. */
  readonly policy?: PresencePolicy | undefined;
  /**
   * What the organisation allows and its people prefer: policy, identities, accounts and networks of the settings. A registry of
   * your own is made with its `policy` and its `resolve`.
   */
  readonly organisation?: Organisation | undefined;
  /** What the relay does for its organisation: of `openRelayOrganisation`. */
  readonly services?: OrganisationServices | undefined;
  /** Directories of people with their IM addresses, which administrators can have read, or which are read from time to time. */
  readonly directories?: readonly DirectorySource[] | undefined;
  /** The portal's own chat, which takes messages to its people. */
  readonly deliver?: Deliver | undefined;
  /** Without it everybody is the same anonymous reader, and the relay answers on loopback only. */
  readonly authenticate?: Authenticate | undefined;
  /** Where the relay is mounted: '/presence'. */
  readonly basePath?: string | undefined;
  /** The portal's own people are `<user>@<domain>`: 'portal.example'. */
  readonly domain?: string | undefined;
  /** Does the portal's directory have this user? With it, who has not been here is offline rather than unknown. */
  readonly knows?: Knows | undefined;
  /** What one can do towards the portal's people: profile, mail, message. */
  readonly capabilities?: readonly Capability[] | undefined;
  /** Keeps what people have set; in memory by default. */
  readonly store?: StatusStore | undefined;
  /** Other origins whose pages may use the relay (CORS): none. */
  readonly origins?: Origins | undefined;
  /** Host names the relay answers under, besides loopback: any with `authenticate`, else none. */
  readonly hosts?: readonly string[] | undefined;
  /** What visitors who are not signed in may do towards others, where there is no `authenticate`: nothing. */
  readonly anonymousMay?: readonly ('send' | 'access')[] | undefined;
  readonly limits?: Partial<RelayLimits> | undefined;
  /** How long after its last word a page counts as open: 90,000 ms. */
  readonly grace?: number | undefined;
  /** How long a page counts as in use after it last said so: 90,000 ms. Pages say so for five minutes after a key or pointer. */
  readonly awayAfter?: number | undefined;
  /** Between two signs of life on a stream: 20,000 ms; at most 30,000. */
  readonly heartbeat?: number | undefined;
  /** How long a stream that nobody reads can be resumed: 90,000 ms. */
  readonly resumeWithin?: number | undefined;
  /** How often an open stream is checked for whether its viewer is still signed in: 300,000 ms. */
  readonly recheck?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  readonly schedule?: Schedule | undefined;
  /** 0 ≤ random < 1; `Math.random` by default. */
  readonly random?: (() => number) | undefined;
  /** Hears of what went wrong and is nobody's stated problem; `console.error` by default. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

type Settled = 'limits' | 'anonymousMay' | 'capabilities' | 'basePath' | 'domain' | 'store' | 'grace' | 'awayAfter' | 'heartbeat' | 'resumeWithin' | 'recheck' | 'now' | 'schedule';

/** The options with every default in place. */
export type RelaySettings = Omit<RelayOptions, Settled | 'onError'> & {
  readonly [Key in Exclude<Settled, 'limits'>]: NonNullable<RelayOptions[Key]>;
} & { readonly limits: RelayLimits; readonly fault: (error: unknown) => void };

const defaultLimits: RelayLimits = { body: 1_048_576, query: 1_000, watched: 5_000, streams: 100, recipients: 100 };

// Proxies and serveRelay take a connection for dead that has been silent for twice as long (milliseconds).
const LONGEST_HEARTBEAT = 30_000;

/** @throws TypeError for options that contradict each other or the way of the world. */
export function settle(options: RelayOptions): RelaySettings {
  const { basePath = '/presence', authenticate, onError = error => console.error('[presence-relay]', error), ...rest } = options;
  const { organisation } = options, domain = options.domain?.toLowerCase() ?? organisation?.facts.domain ?? 'portal.example';
  if (organisation && options.policy) throw new TypeError('An organisation is the policy already: give createRelay one or the other');
  if (organisation && domain !== organisation.facts.domain) throw new TypeError(`domain: the organisation was opened for ${organisation.facts.domain}, not for ${domain}`);
  if (options.directories?.length && !organisation) throw new TypeError('directories: people are imported into an organisation; give createRelay `organisation`, too');
  options.directories?.forEach(checkDirectory);
  if (options.services && !organisation) throw new TypeError('services: they are those of an organisation; give createRelay `organisation`, too');
  if (options.registry && options.policy) throw new TypeError('A registry of your own has its policy already: give it to createRegistry()');
  if (basePath && !/^(\/[\w.~-]+)+$/.test(basePath)) throw new TypeError(`Not a base path: ${JSON.stringify(basePath)}. Write '/presence'.`);
  if (options.heartbeat !== undefined && !(options.heartbeat > 0 && options.heartbeat <= LONGEST_HEARTBEAT)) throw new TypeError(`A heartbeat takes at most ${LONGEST_HEARTBEAT} ms`);
  return {
    ...rest,
    authenticate,
    basePath,
    domain,
    // As for the organisation itself: everybody is one of its people, unless said.
    knows: options.knows ?? (organisation && (() => true)),
    capabilities: options.capabilities ?? ['profile', 'mail', 'message'],
    store: options.store ?? memoryStatusStore(),
    anonymousMay: options.anonymousMay ?? [],
    hosts: options.hosts ?? (authenticate ? undefined : []),
    limits: { ...defaultLimits, ...options.limits },
    grace: options.grace ?? 90_000,
    awayAfter: options.awayAfter ?? 90_000,
    heartbeat: options.heartbeat ?? 20_000,
    resumeWithin: options.resumeWithin ?? 90_000,
    recheck: options.recheck ?? 300_000,
    now: options.now ?? Date.now,
    schedule: options.schedule ?? later,
    fault: onError,
  };
}

/** In a configuration file a directory is written flat, and its certificates are a file: easily taken over as it stands there. */
function checkDirectory({ name, ldap, file }: DirectorySource): void {
  if (!ldap === !file) throw new TypeError(`directories: ${JSON.stringify(name)} needs \`file\`, or \`ldap: { url, base, bind: { dn, password }, … }\`; what a configuration file says comes in that form from loadConfig()`);
}
