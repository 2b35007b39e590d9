import type { PresenceReport, PresenceSink, PresenceWatch } from '@presence-elements/core';
import { parseAddress } from '@presence-elements/core';
import { relayAgent, type RelayAgent } from '@presence-elements/agent-relay';

/** A page of somebody's that has a relay's stream open, over a real network. */
export class Page implements PresenceSink {
  readonly user: string;
  readonly agent: RelayAgent;
  /** 'live', 'forget', 'ada@portal.example online', in order, each with when it was heard. */
  readonly heard: string[] = [];
  readonly heardAt: number[] = [];
  /** How many rounds of somebody who only says so have been heard. */
  rounds = 0;
  readonly #watch: PresenceWatch;
  #waiting: (() => void)[] = [];

  constructor(url: string, user: string, roles: readonly string[], addresses: readonly string[]) {
    this.user = user;
    this.agent = relayAgent({ url, headers: { 'x-user': user, ...(roles.length && { 'x-roles': roles.join(' ') }) } });
    this.#watch = this.agent.watch(this, {});
    this.#watch.set(addresses.map(address => parseAddress(address)!));
  }

  report(reports: readonly PresenceReport[]): void {
    for (const { address, availability, problem, activities = [] } of reports) {
      this.rounds = Math.max(this.rounds, ...activities.map(({ kind }) => Number(/^round-(\d+)$/.exec(kind)?.[1] ?? 0)));
      this.#hear(`${address.text} ${problem ?? availability}`);
    }
  }

  live(): void {
    this.#hear('live');
  }

  lost(problem: string): void {
    this.#hear(`lost ${problem}`);
  }

  forget(): void {
    this.#hear('forget');
  }

  /** Resolves once it has been heard, or what was heard fits. */
  async hears(fits: (heard: readonly string[]) => boolean): Promise<void> {
    while (!fits(this.heard)) await new Promise<void>(resolve => this.#waiting.push(resolve));
  }

  close(): void {
    this.#watch.close();
  }

  #hear(what: string): void {
    this.heard.push(what);
    this.heardAt.push(performance.now());
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
