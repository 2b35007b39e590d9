import type { PresenceView, Schedule, Viewer } from '@presence-elements/core';
import { PresenceStream } from './presence-stream.js';
import { RelayProblem } from './problem.js';

export interface StreamsOptions {
  /** The registry as this viewer sees it. */
  readonly view: (viewer: Viewer | undefined) => Pick<PresenceView, 'watch'>;
  readonly maxAddresses: number;
  readonly maxPerViewer: number;
  /** Milliseconds between two signs of life on a connection. */
  readonly heartbeat: number;
  /** How long a stream that nobody reads can be resumed. */
  readonly resumeWithin: number;
  /** How often a stream that somebody reads is checked for whether they may. */
  readonly recheck: number;
  /** Another one after each change of the settings that concerns the viewer. */
  readonly revisionOf?: ((viewer: Viewer | undefined) => string) | undefined;
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly fault: (error: unknown) => void;
}

// The registry tells what looks different now in its next turn (milliseconds).
const RETELLING = 2;
// Whoever changes something every millisecond keeps nobody waiting for longer; the latest of it is then told by `RETELLING` later (milliseconds).
const LONGEST_HOLD = 20;

/** Asks again who reads: a session may end while a stream is open. */
export type WhoReads = () => Promise<Viewer | undefined>;

/** All open streams, each for one viewer only, and the one timer that keeps their connections alive. */
export class Streams {
  readonly #options: StreamsOptions;
  readonly #streams = new Map<string, PresenceStream>();
  readonly #checks = new Map<PresenceStream, { readonly who: WhoReads; at: number }>();
  #cancel: (() => void) | undefined;
  #cancelRelease: (() => void) | undefined;
  #heldAt = 0;

  constructor(options: StreamsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#streams.size;
  }

  /** The body of a connection: of the stream that it resumes by the last id it has seen, or else of a new one. */
  connect(viewer: Viewer | undefined, lastEventId: string | undefined, who: WhoReads): ReadableStream<Uint8Array> {
    const [, id = '', after = ''] = /^([\w-]+)\.(\d{1,15})$/.exec(lastEventId ?? '') ?? [];
    const known = this.#streams.get(id);
    const resumed = known && isSame(known.viewer, viewer) && +after <= known.last ? known : undefined;
    const stream = resumed ?? this.#open(viewer);
    this.#checks.set(stream, { who, at: this.#options.now() + this.#options.recheck });
    return stream.read(resumed ? +after : 0, resumed !== undefined);
  }

  /** @throws RelayProblem 404 for a stream that is gone, and in the same words for one of somebody else. */
  find(viewer: Viewer | undefined, id: string): PresenceStream {
    const stream = this.#streams.get(id);
    if (stream && isSame(stream.viewer, viewer)) return stream;
    throw new RelayProblem(404, 'not-found', 'There is no such stream (any more): open a new one.');
  }

  /** The settings have changed: each stream tells what looks different, then that they have, where they concern its viewer. */
  settingsChanged(): void {
    const { now, schedule } = this.#options;
    for (const stream of this.#streams.values()) stream.hold();
    if (!this.#cancelRelease) this.#heldAt = now();
    else if (now() - this.#heldAt < LONGEST_HOLD) this.#cancelRelease();
    else return;
    this.#cancelRelease = schedule(() => {
      this.#cancelRelease = undefined;
      for (const stream of this.#streams.values()) stream.release();
    }, RETELLING);
  }

  /** The viewer's session is over: so is all that they watch. */
  signOut(viewerId: string): void {
    for (const stream of [...this.#streams.values()]) if (stream.viewer?.id === viewerId) this.#close(stream);
  }

  dispose(): void {
    for (const stream of [...this.#streams.values()]) this.#close(stream);
    this.#cancel?.();
    this.#cancel = undefined;
    this.#cancelRelease?.();
  }

  #open(viewer: Viewer | undefined): PresenceStream {
    const { view, maxAddresses, heartbeat, revisionOf, now } = this.#options;
    this.#makeRoom(viewer);
    const stream = new PresenceStream({
      id: crypto.randomUUID(), viewer, maxAddresses, heartbeat, now,
      view: view(viewer),
      revision: revisionOf && (() => revisionOf(viewer)),
    });
    this.#streams.set(stream.id, stream);
    this.#cancel ??= this.#options.schedule(this.#beat, heartbeat);
    return stream;
  }

  /** A stream that nobody reads makes room for one that somebody will. */
  #makeRoom(viewer: Viewer | undefined): void {
    const { maxPerViewer, heartbeat } = this.#options;
    const own = [...this.#streams.values()].filter(stream => stream.viewer?.id === viewer?.id);
    if (own.length < maxPerViewer) return;
    const idle = own.filter(({ leftAt }) => leftAt !== undefined).sort((a, b) => a.leftAt! - b.leftAt!)[0];
    if (!idle) throw new RelayProblem(429, 'rate-limited', `One viewer may have ${maxPerViewer} streams open at once.`, { retryAfter: heartbeat });
    this.#close(idle);
  }

  readonly #beat = (): void => {
    const { now, resumeWithin, schedule, heartbeat } = this.#options;
    for (const stream of [...this.#streams.values()]) {
      stream.beat();
      void this.#check(stream);
      if (stream.leftAt !== undefined && now() - stream.leftAt >= resumeWithin) this.#close(stream);
    }
    this.#cancel = this.#streams.size ? schedule(this.#beat, heartbeat) : undefined;
  };

  async #check(stream: PresenceStream): Promise<void> {
    const { now, recheck, fault } = this.#options, check = this.#checks.get(stream);
    if (!check || stream.leftAt !== undefined || now() < check.at) return;
    check.at = now() + recheck;
    try {
      if (!isSame(stream.viewer, await check.who())) this.#close(stream);
    } catch (error) {
      // That it cannot be said now who reads is no sign that they have left.
      fault(error);
    }
  }

  #close(stream: PresenceStream): void {
    this.#streams.delete(stream.id);
    this.#checks.delete(stream);
    stream.close();
  }
}

/** The same person with the same rights: whoever has been given or lost a role starts anew. */
function isSame(a: Viewer | undefined, b: Viewer | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
