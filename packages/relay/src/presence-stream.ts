import { parseAddress, type Presence, type PresenceView, type Viewer } from '@presence-elements/core';
import { RelayProblem } from './problem.js';
import { StreamLog } from './stream-log.js';
import { StreamReader } from './stream-reader.js';

export interface PresenceStreamOptions {
  readonly id: string;
  readonly viewer: Viewer | undefined;
  readonly view: Pick<PresenceView, 'watch'>;
  readonly maxAddresses: number;
  readonly heartbeat: number;
  /** Another one after each change of the settings that concerns the viewer; undefined where there are none. */
  readonly revision?: (() => string | undefined) | undefined;
  readonly now: () => number;
}

/** What one page watches, and what it has to be told of it; outlives the connections that read it. */
export class PresenceStream {
  readonly id: string;
  readonly viewer: Viewer | undefined;
  /** Since when nobody reads it; undefined while somebody does. */
  leftAt: number | undefined;
  readonly #options: PresenceStreamOptions;
  readonly #log = new StreamLog();
  readonly #watches = new Map<string, () => void>();
  #revision = 0;
  #reader: StreamReader | undefined;

  constructor(options: PresenceStreamOptions) {
    this.#options = options;
    this.id = options.id;
    this.viewer = options.viewer;
    this.leftAt = options.now();
  }

  /** How many addresses are watched. */
  get size(): number {
    return this.#watches.size;
  }

  get last(): number {
    return this.#log.last;
  }

  /** The full list of what is watched. The state of what is new in it follows on the stream. */
  declare(revision: number, addresses: readonly string[]): void {
    const wanted = new Set(addresses.map(keyOf));
    this.#follow(revision, wanted);
  }

  /** What is watched besides, and what no longer. */
  amend(revision: number, add: readonly string[], remove: readonly string[]): void {
    const wanted = new Set(this.#watches.keys());
    for (const address of remove) wanted.delete(keyOf(address));
    for (const address of add) wanted.add(keyOf(address));
    this.#follow(revision, wanted);
  }

  /** A connection reads on from the change after `after`. There is one at a time: an older one is over. */
  read(after: number, resumed: boolean): ReadableStream<Uint8Array> {
    const { id, heartbeat, now, revision } = this.#options, current = revision?.();
    this.#reader?.close();
    this.leftAt = undefined;
    this.#reader = new StreamReader({
      id, after, revision,
      log: this.#log,
      greeting: { id, resumed, now: now(), heartbeat, ...(current !== undefined && { revision: current }) },
      closed: () => this.#left(),
    });
    return this.#reader.body;
  }

  /** What may be shown has changed: nothing that was true before leaves from now on, be it to whoever resumes. */
  hold(): void {
    this.#log.hold();
  }

  /** By now all that looks different has been heard. */
  release(): void {
    this.#log.release();
    this.#reader?.wake();
  }

  beat(): void {
    this.#reader?.beat();
  }

  /** Ends the connection; the stream can be resumed. */
  drop(): void {
    this.#reader?.close();
  }

  /** Ends the stream for good. */
  close(): void {
    for (const unwatch of this.#watches.values()) unwatch();
    this.#watches.clear();
    this.drop();
  }

  #left(): void {
    this.#reader = undefined;
    this.leftAt = this.#options.now();
  }

  #follow(revision: number, wanted: ReadonlySet<string>): void {
    const { maxAddresses } = this.#options;
    if (revision < this.#revision) throw new RelayProblem(409, 'agent-fault', `Revision ${revision} is older than ${this.#revision}, which is in force.`);
    if (wanted.size > maxAddresses) throw new RelayProblem(413, 'agent-fault', `A stream watches at most ${maxAddresses} addresses; these would be ${wanted.size}.`);
    this.#revision = revision;
    for (const key of wanted) if (!this.#watches.has(key)) this.#watch(key);
    for (const [key, unwatch] of this.#watches) {
      if (wanted.has(key)) continue;
      unwatch();
      this.#watches.delete(key);
      this.#log.forget(key);
    }
  }

  #watch(key: string): void {
    this.#watches.set(key, this.#options.view.watch([key], presence => this.#heard(key, presence)));
  }

  #heard(key: string, presence: Presence): void {
    this.#log.put(key, addressedAs(key, presence));
    this.#reader?.wake();
  }
}

/** A page knows an address by its normal form, however somebody wrote it. */
export function keyOf(address: string): string {
  return parseAddress(address)?.text ?? address;
}

/** Under the address that was asked for: a person may be watched at another one that stands for it. */
export function addressedAs(key: string, presence: Presence): Presence {
  return presence.address === key ? presence : { ...presence, address: key };
}
