import type { Schedule, Viewer } from '@presence-elements/core';

/** Whom a web ticket is wanted for, and for which server: tickets of one pool are worth nothing to another. */
export interface TicketRequest {
  readonly host: string;
  /** The ticket that this server has just refused. */
  readonly refused?: string | undefined;
  readonly viewer?: Viewer | undefined;
}

export interface UcwaOptions {
  /** What the agent is called: 'ucwa', unless there are several. */
  readonly name?: string | undefined;
  /** The SIP domain, 'corp.example': LyncDiscoverInternal and LyncDiscover are looked for below it. */
  readonly domain?: string | undefined;
  /** Where discovery begins instead: 'https://lyncdiscover.corp.example/'. */
  readonly discoveryUrl?: string | undefined;
  /** More domains that servers may lie in. Nothing is ever sent to a host that is in none of them. */
  readonly trust?: readonly string[] | undefined;
  /** Who signs in: 'corp\\presence' or 'presence@corp.example'. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Answers a web ticket (`cwt=…`) instead; asked anew, once for all who wait, when a server refuses it. */
  readonly token?: ((request: TicketRequest) => string | Promise<string>) | undefined;
  /**
   * Whose account it is. 'service': one that all viewers share, so nobody may publish in its name (default with a password).
   * 'viewer': of whoever looks, for whom `token` is asked (default with `token`).
   */
  readonly account?: 'service' | 'viewer' | undefined;
  /** The language of what servers localise: 'en-US'. */
  readonly culture?: string | undefined;
  /** Whether to ask for many people in one request (default), or for each by itself. */
  readonly batch?: boolean | undefined;
  /** Servers in private networks, too. */
  readonly allowPrivate?: boolean | undefined;
  /** All IP addresses of a host name, where the platform can tell. */
  readonly resolve?: ((host: string) => Promise<readonly string[]>) | undefined;
  readonly fetch?: ((input: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  readonly schedule?: Schedule | undefined;
  /** 0 ≤ random < 1, for jitter and for ids. */
  readonly random?: (() => number) | undefined;
}

/** The options with what is missing filled in. */
export type Settings = Omit<UcwaOptions, 'domain' | 'discoveryUrl' | 'trust'> & {
  /** Where discovery begins, the first that answers. */
  readonly starts: readonly URL[];
  /** Domains in lower case; hosts in them, and below them, are trusted. */
  readonly trusted: readonly string[];
} & { readonly [Name in 'name' | 'account' | 'culture' | 'batch' | 'fetch' | 'now' | 'schedule' | 'random']: NonNullable<UcwaOptions[Name]> };

// Two labels at least: who trusts `com` trusts everybody. No IP address: those have no domain to be in.
const DOMAIN = /^(?=.{3,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** @throws TypeError naming the option that is wrong. */
export function settle(options: UcwaOptions): Settings {
  const { domain, discoveryUrl, trust = [], ...rest } = options, { token, user, password } = options;
  if (domain === undefined && discoveryUrl === undefined) throw new TypeError('Name a `domain`, or a `discoveryUrl`');
  if ((token !== undefined) === (user !== undefined)) throw new TypeError('Give a `user` with a `password`, or a `token`');
  if (user !== undefined && !password) throw new TypeError('`password` is missing');
  if (user !== undefined && options.account === 'viewer') throw new TypeError('`account` is viewer, but a password belongs to one person: give a `token`');
  const start = discoveryUrl === undefined ? undefined : startOf(discoveryUrl);
  const trusted = [...(domain === undefined ? [start!.hostname] : [domain]), ...trust].map(domainOf);
  return {
    ...rest,
    starts: start ? [start] : ['lyncdiscoverinternal', 'lyncdiscover'].map(name => new URL(`https://${name}.${trusted[0]!}/`)),
    trusted,
    name: options.name ?? 'ucwa',
    account: options.account ?? (token ? 'viewer' : 'service'),
    culture: options.culture ?? 'en-US',
    batch: options.batch ?? true,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: options.now ?? Date.now,
    schedule: options.schedule ?? later,
    random: options.random ?? Math.random,
  };
}

function startOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.protocol !== 'https:' || url.username || url.password || url.hash) throw new TypeError('`discoveryUrl` is no https:// URL: https://lyncdiscover.corp.example/');
  return url;
}

function domainOf(text: string): string {
  const domain = text.toLowerCase().replace(/\.$/, '');
  if (!DOMAIN.test(domain)) throw new TypeError(`${JSON.stringify(text.slice(0, 100))} is no domain, such as corp.example`);
  return domain;
}

const later: Schedule = (run, delay) => {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
};
