import { foldDomain, parseAddress, type Fit, type ImAddress, type ProblemCode, type Provider } from '@presence-elements/core';
import { isOn, personOf, readList, routes, type PeopleList } from './lists.js';
import { providerFor, providerProblem, routedProviders, type RoutedProvider } from './providers.js';
import type { OrganisationFacts } from './facts.js';
import { rightsOf } from './rights.js';
import type { Right, Settings } from './settings.js';

/** Where an address lies, seen from the organisation. */
export interface Place {
  readonly address: ImAddress;
  /** The person, under whatever scheme: an address. */
  readonly person: string;
  readonly relationship: 'internal' | 'federated' | 'public';
  readonly provider: Provider | undefined;
  /** What kind of agent speaks for it: 'portal', 'xmpp', …; undefined where that is not known here. */
  readonly kind: string | undefined;
  /** Why the organisation does not deal with it now. */
  readonly problem: ProblemCode | undefined;
  /** The organisation always lets this person in, as far as it goes. */
  readonly welcome: boolean;
  readonly rights: ReadonlySet<Right>;
}

// Only what follows from settings, for as long as somebody has these: reading long lists takes milliseconds.
const read = new WeakMap<Settings, { readonly domain: string; readonly rules: Rules }>();

/** The rules as they are now, read once per revision of the settings, whoever asks. */
export function rulesOf({ settings, domain }: Pick<OrganisationFacts, 'settings' | 'domain'>): Rules {
  const known = read.get(settings);
  if (known?.domain === domain) return known.rules;
  const rules = new Rules(settings, domain);
  read.set(settings, { domain, rules });
  return rules;
}

// Addresses that are remembered; when there are more, all are worked out anew.
const MOST_PLACES = 20_000;

/** One revision of an organisation's settings, read once and asked often. */
export class Rules {
  readonly settings: Settings;
  readonly domain: string;
  readonly #providers: readonly RoutedProvider[];
  readonly #ownDomains: readonly Fit[];
  readonly #allow: PeopleList;
  readonly #block: PeopleList;
  readonly #places = new Map<string, Place>();
  // Lists are replaced when they change, never written to.
  readonly #lists = new WeakMap<readonly string[], PeopleList>();

  constructor(settings: Settings, domain: string) {
    this.settings = settings;
    this.domain = foldDomain(domain) ?? domain;
    this.#providers = routedProviders(settings.providers);
    this.#ownDomains = routes(settings.access.domains);
    this.#allow = readList(settings.access.allow);
    this.#block = readList(settings.access.block);
  }

  /** Undefined for what is no address. */
  placeOf(text: string): Place | undefined {
    const known = this.#places.get(text), address = known ? undefined : parseAddress(text);
    // What is no address may be of any length, and is not remembered.
    if (known || !address) return known;
    const place = this.#place(address);
    if (this.#places.size >= MOST_PLACES) this.#places.clear();
    this.#places.set(text, place);
    return place;
  }

  list(entries: readonly string[]): PeopleList {
    const known = this.#lists.get(entries) ?? readList(entries);
    this.#lists.set(entries, known);
    return known;
  }

  #place(address: ImAddress): Place {
    const { access, federation } = this.settings, isPortal = address.domain === this.domain;
    // The portal's own people are nobody else's, whatever a route says.
    const provider = isPortal ? undefined : providerFor(this.#providers, address);
    const isOwn = isPortal || provider?.kind === 'enterprise' || this.#ownDomains.some(fit => fit(address) > 0);
    const relationship = isOwn ? 'internal' : provider?.isPublic ? 'public' : 'federated';
    const problem = isOwn && !provider ? undefined : providerProblem(provider, federation);
    return {
      address, provider, relationship,
      person: personOf(address),
      kind: isPortal ? 'portal' : provider?.agent?.kind,
      // The organisation's own lists are about people outside.
      problem: problem ?? (!isOwn && isOn(this.#block, address) ? 'blocked-by-policy' : undefined),
      welcome: !isOwn && isOn(this.#allow, address),
      rights: rightsOf(relationship, access, { supports: provider?.supports }),
    };
  }
}
