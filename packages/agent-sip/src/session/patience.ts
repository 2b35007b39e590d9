import type { ProblemCode } from '@presence-elements/core';
import type { SipSettings } from '../sip-options.js';
import { passes, type Refusal } from './status.js';

// After a failure that passes, doubling; after one that does not; and after the server's own wish to begin anew (milliseconds).
const FIRST = 10_000, LONGEST = 300_000, SELDOM = 900_000, SOON = 1_000;
// What lasted this long was good; what a server wishes is no longer than the second (milliseconds).
const PROVEN = 60_000, HOUR = 3_600_000;
// Who is told no does not ask again by himself.
const FINAL: readonly ProblemCode[] = ['forbidden'];

/** How long to wait before a subscription is tried again. Milliseconds. */
export class Patience {
  readonly #settings: Pick<SipSettings, 'now' | 'random'>;
  #failures = 0;
  #startedAt = -Infinity;

  constructor(settings: Pick<SipSettings, 'now' | 'random'>) {
    this.#settings = settings;
  }

  /** It begins. */
  begin(): void {
    this.#startedAt = this.#settings.now();
  }

  /** It was refused. `undefined` for a no that is meant. */
  refused({ problem, retryAfter }: Refusal): number | undefined {
    return FINAL.includes(problem) ? undefined : this.#wait(retryAfter ?? (passes(problem) ? this.#backoff() : SELDOM));
  }

  /** The server ended it (RFC 6665 §4.1.3). `undefined` for what is never to change. */
  ended(reason: string | undefined, retryAfter: number | undefined): number | undefined {
    if (reason === 'invariant' || reason === 'rejected') return;
    if (reason === 'noresource') return this.#wait(SELDOM);
    const isSoon = reason === 'deactivated' || reason === 'timeout';
    return this.#wait(retryAfter ?? (isSoon && !this.#failures ? SOON : this.#backoff()));
  }

  #backoff(): number {
    return Math.min(FIRST * 2 ** this.#failures, LONGEST);
  }

  #wait(wish: number): number {
    const { now, random } = this.#settings;
    this.#failures = now() - this.#startedAt >= PROVEN ? 0 : this.#failures + 1;
    return Math.min(Math.max(wish, SOON), HOUR) * (1 + random() / 4);
  }
}
