import { problemOf, type ImAddress, type PresenceSink, type PresenceWatch, type ProblemCode } from '@presence-elements/core';
import { readEvents, type ServerSentEvent } from './event-stream.js';
import { listChange } from './list-change.js';
import type { RelayClient } from './relay-client.js';
import { reportsOf } from './reports.js';

// The first wait after a failure, and the longest that is not the relay's own wish (milliseconds).
const SHORTEST = 1_000, LONGEST = 30_000;
// A relay that asks for more patience than this is asked again all the same (milliseconds).
const HOUR = 3_600_000;
// The guard looks twice per heartbeat; the relay sends one every 20 s unless it says otherwise (milliseconds).
const PACE = 10_000;
// Between two lists, so that scrolling costs no more than four a second however late the first of them was (milliseconds).
const CALM = 250;
// Looks without a byte before a stream counts as dead (2.5 heartbeats), and of those what a missing answer is spared.
const LOOKS = 5, SPARED = 3;

/** Watches through the relay: keeps one stream open with its list declared, and says when there is none. */
export class RelayWatch implements PresenceWatch {
  readonly #client: RelayClient;
  readonly #sink: PresenceSink;
  #abort!: AbortController;
  #cancel: (() => void) | undefined;
  #calm: (() => void) | undefined;
  #wanted: readonly string[] | undefined;
  /** What the relay is known to watch. */
  #declared: readonly string[] | undefined;
  #revision = 0;
  #id: string | undefined;
  #lastEventId: string | undefined;
  /** Is an answer due: to opening, or to a list? */
  #awaiting!: boolean;
  #looks!: number;
  #told: ProblemCode | 'live' | undefined;
  #failures = 0;
  #silentAt = -Infinity;

  constructor(client: RelayClient, sink: PresenceSink) {
    this.#client = client;
    this.#sink = sink;
    void this.#connect();
  }

  set(addresses: readonly ImAddress[]): void {
    this.#wanted = addresses.map(address => address.text);
    void this.#declare();
  }

  close(): void {
    this.#abort.abort();
    this.#cancel?.();
    this.#calm?.();
    this.#calm = undefined;
  }

  async #connect(): Promise<void> {
    const { signal } = (this.#abort = new AbortController());
    const headers = { accept: 'text/event-stream', ...(this.#lastEventId && { 'last-event-id': this.#lastEventId }) };
    this.#await(true);
    this.#guard(PACE);
    try {
      const { body } = await this.#client.request('/stream', { headers, signal });
      await readEvents(body!, signal, () => this.#awaiting || (this.#looks = 0), this.#take);
      this.#end(signal);
    } catch (error) {
      this.#end(signal, error);
    }
  }

  readonly #take = ({ event, data, id }: ServerSentEvent): void => {
    if (this.#abort.signal.aborted) return;
    if (event === 'open') this.#opened(this.#client.read(data!) as Opened);
    if (event === 'settings') this.#heed(this.#client.read(data!) as Opened);
    if (event === 'presence') this.#sink.report(reportsOf(this.#client.read(data!)));
    // What no header can carry cannot be sent back.
    if (/^[!-~]*$/.test(id!)) this.#lastEventId = id;
  };

  #opened(opened: Opened): void {
    const { id, resumed, heartbeat } = opened;
    this.#heed(opened);
    if (heartbeat! > 0) this.#guard(heartbeat! / 2);
    if (!resumed) {
      this.#declared = undefined;
      this.#client.onnew?.();
    }
    this.#id = id;
    this.#await(false);
    void this.#declare();
  }

  /** What may be shown, or is kept for the viewer, may have changed just now or while nobody listened. */
  #heed({ revision }: Opened): void {
    const client = this.#client, before = client.revision;
    client.revision = revision;
    if (!before || before === revision) return;
    this.#sink.forget?.();
    client.followers?.forEach(changed => changed());
  }

  /** Brings the relay's list in line; what changes meanwhile goes with the next request. */
  async #declare(): Promise<void> {
    const { signal } = this.#abort, wanted = this.#wanted;
    if (this.#awaiting || !wanted) return;
    if (wanted === this.#declared) return this.#tell('live');
    if (this.#calm) return;
    const change = listChange(wanted, this.#declared, ++this.#revision);
    this.#declared = undefined;
    this.#await(true);
    this.#calm = this.#client.schedule(() => {
      this.#calm = undefined;
      void this.#declare();
    }, CALM);
    try {
      await this.#client.request('/stream/' + this.#id!, { ...change, signal });
    } catch (error) {
      // Whatever the relay has against this stream, it will not have it against a new one.
      this.#lastEventId = undefined;
      return this.#end(signal, error);
    }
    if (signal.aborted) return;
    this.#declared = wanted;
    this.#await(false);
    this.#tell('live');
    void this.#declare();
  }

  #await(awaiting: boolean): void {
    this.#awaiting = awaiting;
    this.#looks = awaiting ? SPARED : 0;
  }

  /** Ends a stream that only looks open, and one that the machine slept through. */
  #guard(pace: number): void {
    const { signal } = this.#abort, { now, schedule } = this.#client, time = now();
    this.#cancel?.();
    this.#cancel = schedule(() => {
      if (++this.#looks >= LOOKS || Math.abs(now() - time) > pace + LONGEST) this.#end(signal);
      else this.#guard(pace);
    }, pace);
  }

  #end(signal: AbortSignal, error?: unknown): void {
    if (signal.aborted) return;
    this.close();
    const { now, random, schedule } = this.#client, time = now();
    let wait = this.#lastEventId ? 0 : random() * SHORTEST;
    // Streams are cut every day, by proxies and by deployments: nobody needs to know if the next attempt succeeds.
    if (this.#told === 'live' && time - this.#silentAt > LONGEST) {
      this.#silentAt = time;
      this.#failures = 0;
    } else {
      const { problem, retryAfter = 0 } = problemOf(error);
      // What the relay cannot find is a stream, not a person.
      this.#tell(/fault|found/.test(problem) ? 'unreachable' : problem);
      wait = problem === 'signed-out' ? LONGEST : Math.min(LONGEST, SHORTEST * 2 ** this.#failures++);
      wait = Math.max(wait * (1 + random()) / 2, Math.min(retryAfter, HOUR));
    }
    this.#cancel = schedule(() => void this.#connect(), wait);
  }

  #tell(what: ProblemCode | 'live'): void {
    if (what === this.#told) return;
    this.#told = what;
    if (what === 'live') this.#sink.live();
    else this.#sink.lost(what);
  }
}

interface Opened {
  readonly id: string;
  readonly resumed?: boolean;
  /** Milliseconds between two signs of life. */
  readonly heartbeat?: number;
  /** Another one after each change of what the viewer may see, and of what is kept for them. */
  readonly revision?: string;
}
