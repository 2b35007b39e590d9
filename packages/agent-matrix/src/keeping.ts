import { problemOf } from '@presence-elements/core';
import { isPersonal } from './failure.js';
import { factsOf, isBare, type Facts } from './facts.js';
import type { MatrixClient } from './matrix-client.js';
import { statusPath } from './user-id.js';

// Whoever runs a homeserver may switch presence on or off: what was found out counts for so long (milliseconds).
const RECHECK = 600_000;

/** The presence of one user; problems that are about this user alone are facts, any other rejects. */
export async function statusOf(client: MatrixClient, userId: string, signal: AbortSignal): Promise<Facts> {
  try {
    return factsOf(await client.call(statusPath(userId), { signal }), client.settings.now());
  } catch (error) {
    const { problem } = problemOf(error);
    if (isPersonal(problem)) return { problem };
    throw error;
  }
}

/**
 * Does this homeserver keep presence at all? Many do not, and none says so.
 *
 * A Synapse without presence calls everybody offline, people who do not exist among them; one with it refuses to speak of
 * those (403). Conduit and its kin forbid everything, even to see oneself. So two questions tell, and nothing is set to find out.
 */
export class Keeping {
  readonly #client: MatrixClient;
  readonly #userId: (signal: AbortSignal) => Promise<string>;
  #keeps: boolean | undefined;
  #until = -Infinity;
  #asking: Promise<boolean | undefined> | undefined;

  constructor(client: MatrixClient, userId: (signal: AbortSignal) => Promise<string>) {
    this.#client = client;
    this.#userId = userId;
  }

  /** Something was said of somebody. What only a homeserver with presence can say settles it. */
  heard(facts: Facts): void {
    if (!facts.problem && !isBare(facts)) this.#settle(true);
  }

  /** What was set was not kept. */
  deny(): void {
    this.#settle(false);
  }

  /** Takes back what a homeserver without presence says of everybody; where that could not be found out now, nothing is known yet. */
  async judge(all: readonly Facts[], signal: AbortSignal): Promise<readonly Facts[]> {
    all.forEach(facts => this.heard(facts));
    if (!all.some(isDoubtful)) return all;
    const keeps = await this.#find(signal);
    if (keeps) return all;
    return all.map(facts => {
      if (keeps === false) return isDoubtful(facts) ? { problem: 'network-disabled' } : facts;
      return isBare(facts) ? { problem: 'pending' } : facts;
    });
  }

  async #find(signal: AbortSignal): Promise<boolean | undefined> {
    if (this.#client.settings.now() < this.#until) return this.#keeps;
    this.#asking ??= this.#ask(signal).catch(() => undefined).finally(() => { this.#asking = undefined; });
    const keeps = await this.#asking;
    if (keeps !== undefined) this.#settle(keeps);
    return keeps;
  }

  async #ask(signal: AbortSignal): Promise<boolean | undefined> {
    const own = await this.#userId(signal), self = await statusOf(this.#client, own, signal);
    // Nobody is forbidden to see themselves.
    if (self.problem === 'forbidden') return false;
    if (!self.problem && !isBare(self)) return true;
    const nobody = `@nobody-${Math.floor(this.#client.settings.random() * 2 ** 48).toString(16)}${own.slice(own.indexOf(':'))}`;
    const stranger = await statusOf(this.#client, nobody, signal);
    return !isBare(stranger);
  }

  #settle(keeps: boolean): void {
    this.#keeps = keeps;
    this.#until = this.#client.settings.now() + RECHECK;
  }
}

const isDoubtful = (facts: Facts): boolean => isBare(facts) || facts.problem === 'forbidden';
