import type { ImAddress, PresenceReport, PresenceSink, PresenceWatch, ProblemCode } from '@presence-elements/core';
import { sipUri, uriKey } from '../sip-address.js';
import type { Contact } from './contact.js';
import { tellHost } from './tell-host.js';

/** What a watch needs of its session. */
export interface WatchHost {
  readonly isUp: boolean;
  contact(key: string): Contact | undefined;
  /** What is watched has changed. */
  changed(): void;
  closed(watch: Watch): void;
}

/** Whom one registry watches, and what it was told. */
export class Watch implements PresenceWatch {
  readonly #sink: PresenceSink;
  readonly #host: WatchHost;
  #addresses: ReadonlyMap<string, readonly ImAddress[]> = new Map();
  #told: ProblemCode | 'live' | undefined;
  #closed = false;

  constructor(sink: PresenceSink, host: WatchHost) {
    this.#sink = sink;
    this.#host = host;
  }

  /** By key: the URIs of those who are watched. */
  get wanted(): ReadonlyMap<string, string> {
    return new Map([...this.#addresses].map(([key, [first]]) => [key, sipUri(first!)]));
  }

  set(addresses: readonly ImAddress[]): void {
    if (this.#closed) return;
    const before = this.#addresses;
    this.#addresses = byKey(addresses);
    this.#host.changed();
    this.tell([...this.#addresses.keys()].filter(key => !before.has(key)));
    if (this.#host.isUp) this.live();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#addresses = new Map();
    this.#host.closed(this);
  }

  /** There may be something new to tell of these. */
  tell(keys: readonly string[]): void {
    const reports = keys.flatMap((key): readonly PresenceReport[] => {
      const said = this.#host.contact(key)?.said;
      return said ? (this.#addresses.get(key) ?? []).map(address => ({ ...said, address })) : [];
    });
    if (reports.length && !this.#closed) tellHost(() => this.#sink.report(reports));
  }

  live(): void {
    if (this.#told !== 'live' && !this.#closed) tellHost(() => this.#sink.live());
    this.#told = 'live';
  }

  lost(problem: ProblemCode): void {
    if (this.#told !== problem && !this.#closed) tellHost(() => this.#sink.lost(problem));
    this.#told = problem;
  }
}

/** Addresses that are one to SIP, together: `bob@corp.example` and `sip:bob@corp.example`. */
export function byKey(addresses: readonly ImAddress[]): Map<string, readonly ImAddress[]> {
  const groups = new Map<string, readonly ImAddress[]>();
  for (const address of addresses) {
    const key = uriKey(sipUri(address));
    if (key) groups.set(key, [...(groups.get(key) ?? []), address]);
  }
  return groups;
}
