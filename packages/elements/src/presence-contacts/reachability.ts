import type { Availability, Presence, PresenceView, Schedule } from '@presence-elements/core';

// A relay watches 5,000 addresses for a page, which has others to watch, too.
const MOST_WATCHED = 1_000;
// A relay takes 1,000 in one query; half of that is looked up and put in order without anybody noticing.
const SLICE = 500;
// Of more people than that, availabilities are asked for once in a while (milliseconds).
const AGE = 300_000;
// How soon a change moves the rows, and how long they then stay where they are (milliseconds).
const SOON = 100, CALM = 1_000;

export interface Surroundings {
  readonly now?: () => number;
  readonly schedule?: Schedule;
  /** Does nobody see the page? */
  readonly isHidden?: () => boolean;
}

/**
 * How reachable the people of a list are, for its order alone: their icons watch those on the screen by themselves.
 *
 * Up to a thousand are watched. Of more all are looked up, five hundred at a time, now and every five minutes: the order is
 * then that of a moment, and says so (`asOf`). Either way the order is calm: it follows `take`, at most once a second.
 */
export class Reachability {
  /** Of which moment the whole is, in milliseconds since the epoch; undefined where it follows each change. */
  asOf: number | undefined;
  /** Something has changed that would be in another order now. */
  isOutdated = false;
  readonly #due: () => void;
  readonly #now: () => number;
  readonly #schedule: Schedule;
  readonly #isHidden: () => boolean;
  #view: PresenceView | undefined;
  #wanted: ReadonlySet<string> = new Set();
  readonly #watches = new Map<string, () => void>();
  readonly #known = new Map<string, Availability>();
  #taken: ReadonlyMap<string, Availability> = new Map();
  #takenAt = -Infinity;
  #turn = 0;
  #cancel: (() => void) | undefined;
  #cancelRenewal: (() => void) | undefined;

  /** `due` is called when it is time to `take` what has changed; an order that is in use may wait. */
  constructor(due: () => void, { now = Date.now, schedule = later, isHidden = () => document.hidden }: Surroundings = {}) {
    this.#due = due;
    this.#now = now;
    this.#schedule = schedule;
    this.#isHidden = isHidden;
  }

  /** Follows these people through this view, or nobody. */
  follow(view: PresenceView | undefined, addresses: ReadonlySet<string>): void {
    if (view === this.#view && addresses === this.#wanted) return;
    if (view !== this.#view) this.#forget();
    this.#view = view;
    this.#wanted = addresses;
    const isWatched = addresses.size <= MOST_WATCHED;
    this.#watch(isWatched ? addresses : nobody);
    this.#turn++;
    this.#cancelRenewal?.();
    if (isWatched) this.asOf = undefined;
    else void this.#lookUp();
  }

  /** As it was when it was last taken. */
  of(address: string): Availability {
    return this.#taken.get(address) ?? 'unknown';
  }

  /** Lets the order follow what has become known. */
  take(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#taken = new Map(this.#known);
    this.#takenAt = this.#now();
    this.isOutdated = false;
  }

  /** Asks anew for people who are too many to be watched. */
  renew(): void {
    if (this.#watches.size || !this.#view) return;
    this.#turn++;
    void this.#lookUp();
  }

  /** Somebody's icon has heard. */
  tell({ address, availability }: Presence): void {
    if (this.#known.has(address)) this.#hear(address, availability);
  }

  #watch(wanted: ReadonlySet<string>): void {
    for (const [address, undo] of this.#watches) {
      if (wanted.has(address)) continue;
      undo();
      this.#watches.delete(address);
    }
    for (const address of wanted) {
      if (this.#view && !this.#watches.has(address)) this.#watches.set(address, this.#view.watch(address, ({ availability }) => this.#hear(address, availability)));
    }
  }

  async #lookUp(): Promise<void> {
    const turn = this.#turn, view = this.#view, wanted = [...this.#wanted];
    this.#cancelRenewal?.();
    // One after the other: nobody waits for the last of ten thousand, and a relay has others to answer.
    for (let from = 0; view && from < wanted.length; from += SLICE) {
      const found = await Promise.all(wanted.slice(from, from + SLICE).map(async address => [address, (await view.lookup(address)).availability] as const));
      if (turn !== this.#turn) return;
      for (const [address, availability] of found) this.#hear(address, availability);
    }
    if (!view) return;
    this.asOf = this.#now();
    this.#dueSoon();
    this.#renewLater();
  }

  #renewLater(): void {
    this.#cancelRenewal = this.#schedule(() => (this.#isHidden() ? this.#renewLater() : this.renew()), AGE);
  }

  #hear(address: string, availability: Availability): void {
    this.#known.set(address, availability);
    if (availability === this.of(address)) return;
    this.isOutdated = true;
    this.#dueSoon();
  }

  #dueSoon(): void {
    this.#cancel ??= this.#schedule(() => {
      this.#cancel = undefined;
      this.#due();
    }, Math.max(SOON, this.#takenAt + CALM - this.#now()));
  }

  #forget(): void {
    this.#watch(nobody);
    this.#cancel?.();
    this.#cancel = undefined;
    this.#known.clear();
    this.asOf = undefined;
  }
}

export const nobody: ReadonlySet<string> = new Set();

function later(run: () => void, delay: number): () => void {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
}
