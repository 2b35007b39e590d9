import type { RunningServer } from './server-process.js';

/** The password of everybody on a test server. */
export const PASSWORD = 'secret';

export interface XmppServerOptions {
  /** Accounts, as full addresses: alice, bob and carol at example.org, and dave at corp.example. Their domains are served. */
  readonly users?: readonly string[] | undefined;
  /** Who sees whom: `everybody` of one's own server without asking (the default), or `nobody` but who has been let. */
  readonly sees?: 'everybody' | 'nobody' | undefined;
  /** Contacts, by owner, that are on the roster with subscription `both` from the start. */
  readonly rosters?: Readonly<Record<string, readonly string[]>> | undefined;
  /**
   * Federates with other servers. The domain has then to be a loopback address, such as 127.0.0.2, which is also
   * where the server listens for others, on port 5269: without DNS that is how servers find each other.
   */
  readonly federation?: string | undefined;
}

/** A real XMPP server. */
export interface XmppServer extends RunningServer {
  /** Where it speaks over WebSocket (RFC 7395). */
  readonly ws: string;
  /** Where it speaks BOSH (XEP-0124). */
  readonly bosh: string;
  readonly domains: readonly string[];
  /** Where it tells anybody about a user. */
  webPresence(address: string, format?: string): string;
}

export const usualUsers: readonly string[] = ['alice@example.org', 'bob@example.org', 'carol@example.org', 'dave@corp.example'];

export const domainsOf = (users: readonly string[]): readonly string[] => [...new Set(users.map(domainOf))];

export const userOf = (address: string): string => address.slice(0, address.indexOf('@'));

export const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1);
