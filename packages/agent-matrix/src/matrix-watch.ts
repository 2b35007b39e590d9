import { problemOf, type ImAddress, type PresenceReport, type PresenceSink, type PresenceWatch, type ProblemCode } from '@presence-elements/core';
import type { Account } from './account.js';
import { ask, BATCH } from './ask.js';
import { reportOf, type Facts } from './facts.js';
import type { Listener } from './sync.js';
import { pause } from './waiting.js';

// Whoever could not be asked for, though the watch had vouched for them, is asked for again after so long (milliseconds).
const AGAIN = 60_000;

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
  /** For whom the watch vouches. */
  readonly #vouched = new Set<string>();
  #asks = false;

  constructor(account: Account, sink: PresenceSink) {
    this.#account = account;
    this.#sink = sink;
    this.#leave = account.sync.join(this);
  }

  set(addresses: readonly ImAddress[]): void {
    const before = this.#wanted, { heard } = this.#account.sync;
    this.#wanted = new Map(addresses.map(address => [address.text, address]));
    for (const text of this.#vouched) if (!this.#wanted.has(text)) this.#vouched.delete(text);
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
    this.#vouched.clear();
    if (!this.#stop.signal.aborted) this.#sink.lost(problem);
  }

  #tell(addresses: readonly ImAddress[], facts: ReadonlyMap<string, Facts>): void {
    this.#report(addresses.flatMap(address => (facts.has(address.text) ? [reportOf(address, facts.get(address.text)!)] : [])));
    for (const { text } of addresses) if (!facts.has(text)) this.#open.add(text);
    void this.#ask();
  }

  /** Whoever cannot be asked for now, the registry asks for in its own time; not those for whom the watch has vouched. */
  async #ask(): Promise<void> {
    if (this.#asks) return;
    this.#asks = true;
    const { signal } = this.#stop;
    while (this.#open.size && !signal.aborted) {
      const slice = [...this.#open].slice(0, BATCH), answer = await ask(this.#account, this.#addresses(slice), signal).catch(problemOf);
      const asked = 'problem' in answer ? [...this.#open] : slice;
      const reports = 'problem' in answer ? this.#addresses(asked).map(address => ({ address, problem: answer.problem })) : answer;
      const fresh = reports.filter(({ address }) => this.#open.has(address.text));
      for (const text of asked) this.#open.delete(text);
      this.#report(fresh.filter(isSettled));
      this.#doubt(fresh.filter(report => !isSettled(report) && this.#vouched.has(report.address.text)));
    }
    this.#asks = false;
  }

  /** What was said of them may be so no longer. */
  #doubt(reports: readonly PresenceReport[]): void {
    if (!reports.length || this.#stop.signal.aborted) return;
    this.#sink.report(reports);
    void pause(AGAIN, this.#account.client.settings, this.#stop.signal).then(() => {
      for (const { address: { text } } of reports) if (this.#vouched.has(text)) this.#open.add(text);
      void this.#ask();
    });
  }

  #addresses(texts: readonly string[]): readonly ImAddress[] {
    return texts.flatMap(text => this.#wanted.get(text) ?? []);
  }

  #report(reports: readonly PresenceReport[]): void {
    const wanted = reports.filter(({ address }) => this.#wanted.has(address.text));
    if (!wanted.length || this.#stop.signal.aborted) return;
    for (const { address } of wanted) this.#vouched.add(address.text);
    this.#sink.report(wanted);
  }
}

const isSettled = ({ problem }: PresenceReport): boolean => !problem || /^(forbidden|no-data|bad-address|network-disabled)$/.test(problem);
