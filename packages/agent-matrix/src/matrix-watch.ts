import type { ImAddress, PresenceReport, PresenceSink, PresenceWatch, ProblemCode } from '@presence-elements/core';
import type { Account } from './account.js';
import { ask, BATCH } from './ask.js';
import { reportOf, type Facts } from './facts.js';
import type { Listener } from './sync.js';

/**
 * Watches through `/sync`. What that leaves out when it tells all is asked for: Synapse leaves out whoever is offline, and
 * all leave out those with whom no room is shared. As soon as they have been reported once, changes come by themselves.
 */
export class MatrixWatch implements PresenceWatch, Listener {
  readonly #account: Account;
  readonly #sink: PresenceSink;
  readonly #stop = new AbortController();
  readonly #leave: () => void;
  #wanted: ReadonlyMap<string, ImAddress> = new Map();
  /** Who is to be asked for, or is being asked for. */
  readonly #open = new Set<string>();
  #asks = false;

  constructor(account: Account, sink: PresenceSink) {
    this.#account = account;
    this.#sink = sink;
    this.#leave = account.sync.join(this);
  }

  set(addresses: readonly ImAddress[]): void {
    const before = this.#wanted, { heard } = this.#account.sync;
    this.#wanted = new Map(addresses.map(address => [address.text, address]));
    if (heard) this.#tell(addresses.filter(({ text }) => !before.has(text)), heard.facts);
  }

  close(): void {
    this.#stop.abort();
    this.#leave();
  }

  heard(facts: ReadonlyMap<string, Facts>, whole: boolean): void {
    // An event is newer than an answer that is still on its way.
    for (const text of facts.keys()) this.#open.delete(text);
    this.#tell([...this.#wanted.values()].filter(({ text }) => whole || facts.has(text)), facts);
  }

  live(): void {
    if (!this.#stop.signal.aborted) this.#sink.live();
  }

  lost(problem: ProblemCode): void {
    if (!this.#stop.signal.aborted) this.#sink.lost(problem);
  }

  #tell(addresses: readonly ImAddress[], facts: ReadonlyMap<string, Facts>): void {
    this.#report(addresses.flatMap(address => (facts.has(address.text) ? [reportOf(address, facts.get(address.text)!)] : [])));
    for (const { text } of addresses) if (!facts.has(text)) this.#open.add(text);
    void this.#ask();
  }

  /** Whoever cannot be asked for now, the registry asks for in its own time. */
  async #ask(): Promise<void> {
    if (this.#asks) return;
    this.#asks = true;
    const { signal } = this.#stop;
    while (this.#open.size && !signal.aborted) {
      const slice = [...this.#open].slice(0, BATCH), addresses = slice.flatMap(text => this.#wanted.get(text) ?? []);
      const reports = await ask(this.#account, addresses, signal).catch(() => undefined);
      this.#report((reports ?? []).filter(report => this.#open.has(report.address.text) && isSettled(report)));
      for (const text of reports ? slice : [...this.#open]) this.#open.delete(text);
    }
    this.#asks = false;
  }

  #report(reports: readonly PresenceReport[]): void {
    const wanted = reports.filter(({ address }) => this.#wanted.has(address.text));
    if (wanted.length && !this.#stop.signal.aborted) this.#sink.report(wanted);
  }
}

const isSettled = ({ problem }: PresenceReport): boolean => !problem || /^(forbidden|no-data|bad-address|network-disabled)$/.test(problem);
