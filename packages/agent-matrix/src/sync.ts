import { PresenceError, problemOf, type ProblemCode } from '@presence-elements/core';
import type { Facts } from './facts.js';
import { Heard, newsOf } from './heard.js';
import type { Keeping } from './keeping.js';
import type { MatrixClient } from './matrix-client.js';
import { pause, within } from './waiting.js';

/** Whoever wants to know what `/sync` tells. */
export interface Listener {
  /** By normal address. `whole`: of everybody of whom there is anything to tell; else of those of whom there is news. */
  heard(facts: ReadonlyMap<string, Facts>, whole: boolean): void;
  live(): void;
  lost(problem: ProblemCode): void;
  /** Nothing will be told any more. */
  close(): void;
}

/** What others are to be told of the account by the fact that it is here; `offline` tells nothing. */
export type Claim = 'online' | 'unavailable' | 'offline';

// How long the homeserver may hold a question back, how long after that its silence counts as a dead connection, and how
// long the first answer may take (milliseconds).
const HOLD = 30_000, MARGIN = 10_000, FIRST = 60_000;
// A busy homeserver has news all the time: they are asked for five times a second at most, and where there were none in spite of
// an answer, once a second (milliseconds).
const PACE = 200, CALM = 1_000;
// The first wait after a failure, the longest, and the longest that a homeserver may ask for and a state is kept for nobody (milliseconds).
const SHORTEST = 1_000, LONGEST = 30_000, HOUR = 3_600_000;
// Nothing is told of those with whom the last room is left: so often all is asked for anew (milliseconds).
const RENEW = 900_000;
// What a first answer may weigh, unpacked (bytes).
const MOST_BYTES = 16_777_216;
// Nothing but presence, so that neither rooms nor messages are read, sent or kept (client-server API, §Filtering).
const FILTER = encodeURIComponent(JSON.stringify({ presence: { types: ['m.presence'] }, account_data: { types: [] }, room: { rooms: [] } }));

/** One long poll for one account, as long as anybody listens or the account is to be seen. */
export class Sync {
  readonly #client: MatrixClient;
  readonly #keeping: Keeping;
  readonly #listeners = new Set<Listener>();
  readonly #heard = new Heard();
  #claim: Claim = 'offline';
  #hasEnded = false;
  #stop: AbortController | undefined;
  #poll = new AbortController();
  #lingers: (() => void) | undefined;
  #since: string | undefined;
  #told: ProblemCode | 'live' | undefined;
  readonly #opening = new Set<() => void>();
  #failures = 0;
  /** How often the homeserver was asked. */
  attempts = 0;

  constructor(client: MatrixClient, keeping: Keeping) {
    this.#client = client;
    this.#keeping = keeping;
  }

  get isNeeded(): boolean {
    return this.#listeners.size > 0 || this.claims;
  }

  /** Is the account seen by what this agent does? */
  get claims(): boolean {
    return this.#claim !== 'offline';
  }

  get claimed(): Claim {
    return this.#claim;
  }

  /** What is known of people, while every change of them is heard. */
  get heard(): Heard | undefined {
    return this.#told === 'live' ? this.#heard : undefined;
  }

  join(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#told === 'live') listener.live();
    else if (this.#told) listener.lost(this.#told);
    this.#adjust();
    return () => {
      this.#listeners.delete(listener);
      this.#adjust();
    };
  }

  /** Resolves once it has turned out whether there are news to be had; at once where nobody asks for them. */
  opening(): Promise<void> {
    return !this.#stop || this.#told ? Promise.resolve() : new Promise(resolve => this.#opening.add(resolve));
  }

  /** How the account is seen from now on, as far as this agent is concerned; until nobody has looked for an hour. */
  claim(claim: Claim): void {
    if (this.#hasEnded) return;
    if (claim !== this.#claim) this.#poll.abort();
    this.#claim = claim;
    this.#adjust();
  }

  end(): void {
    for (const listener of [...this.#listeners]) listener.close();
    this.#listeners.clear();
    this.#claim = 'offline';
    // A word that is still on its way makes nobody seen for ever.
    this.#hasEnded = true;
    this.#adjust();
  }

  #adjust(): void {
    this.#lingers?.();
    // Whoever closed the page is here no more, though a relay could say so for ever.
    this.#lingers = this.claims && !this.#listeners.size ? this.#client.settings.schedule(() => this.claim('offline'), HOUR) : undefined;
    if (this.isNeeded === !!this.#stop) return;
    this.#stop?.abort();
    this.#stop = this.isNeeded ? new AbortController() : undefined;
    this.#since = this.#told = undefined;
    this.#failures = 0;
    this.#opened();
    if (this.#stop) void this.#run(this.#stop.signal);
  }

  async #run(stop: AbortSignal): Promise<void> {
    const { settings } = this.#client;
    while (!stop.aborted) {
      const began = settings.now(), poll = (this.#poll = new AbortController());
      try {
        const news = await this.#ask(AbortSignal.any([stop, poll.signal]));
        await pause(news || settings.now() - began > CALM ? PACE : CALM, settings, AbortSignal.any([stop, poll.signal]));
      } catch (error) {
        if (!isOver(stop) && !poll.signal.aborted) await pause(this.#fail(error), settings, stop);
      }
    }
  }

  /** One question. Was there any news? */
  async #ask(signal: AbortSignal): Promise<boolean> {
    const { settings } = this.#client, since = settings.now() < this.#heard.wholeAt + RENEW ? this.#since : undefined;
    const path = `/sync?filter=${FILTER}&set_presence=${this.#claim}&timeout=${since ? HOLD : 0}${since ? `&since=${encodeURIComponent(since)}` : ''}`;
    this.attempts++;
    const answer = await within(since ? HOLD + MARGIN : FIRST, settings, signal, signal => this.#client.call(path, { signal, most: MOST_BYTES }));
    if (signal.aborted) throw new PresenceError('timeout');
    const { next, events } = newsOf(answer), news = this.#heard.take(events, !since, settings.now());
    this.#since = next;
    this.#failures = 0;
    for (const facts of news.values()) this.#keeping.heard(facts);
    // First this: what is reported before it counts as merely asked for, and is asked for again.
    this.#tell('live');
    if (news.size || !since) for (const listener of [...this.#listeners]) listener.heard(news, !since);
    return news.size > 0;
  }

  /** How long to wait after a failure. One cut is mended without a word: proxies and deployments make them every day. */
  #fail(error: unknown): number {
    const { random } = this.#client.settings, { problem, retryAfter = 0 } = problemOf(error);
    this.#failures++;
    if (this.#failures === 1 && problem === 'unreachable' && this.#told === 'live') return random() * SHORTEST;
    // What may be wrong with where we were is not worth finding out.
    this.#since = undefined;
    this.#tell(/^(signed-out|rate-limited|timeout|forbidden)$/.test(problem) ? problem : 'unreachable');
    const wait = problem === 'signed-out' ? LONGEST : Math.min(LONGEST, SHORTEST * 2 ** (this.#failures - 1));
    return Math.max(wait * (1 + random()) / 2, Math.min(retryAfter, HOUR));
  }

  #tell(what: ProblemCode | 'live'): void {
    if (what === this.#told) return;
    this.#told = what;
    this.#opened();
    for (const listener of [...this.#listeners]) {
      if (what === 'live') listener.live();
      else listener.lost(what);
    }
  }

  #opened(): void {
    for (const resolve of this.#opening) resolve();
    this.#opening.clear();
  }
}

// A signal aborts while something is awaited, which the compiler does not see.
const isOver = ({ aborted }: AbortSignal): boolean => aborted;
