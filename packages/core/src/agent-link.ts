import type { ImAddress } from './address.js';
import type { PresenceReport } from './agent.js';
import { Asker, type AskerOptions } from './asker.js';
import { Cache } from './cache.js';
import type { ProblemCode } from './errors.js';
import { Feed } from './feed.js';
import type { Presence } from './presence.js';
import { age, aged, hear, isWatched, miss, prune, unvouch, type Looker, type Slot } from './slot.js';

export interface LinkOptions extends AskerOptions {
  readonly maxEntries: number;
  /** A slot may show something else now. */
  changed(slot: Slot): void;
}

// What falls due this soon is asked along, so that one page's questions stay together (milliseconds).
const ALONG = 500;
// A live watch says by itself what is newly watched; only if it does not, it is asked (milliseconds).
const GRACE = 3000;
// Scrolling back and forth must not change what is watched (milliseconds).
const LINGER = 30_000;
// Pages that lost the same server must not all ask it in the same instant (milliseconds).
const SPREAD = 1000;

/** One agent as one registry uses it: what was heard from it, who looks at that, when to ask again, what to watch. */
export class AgentLink {
  readonly #options: LinkOptions;
  readonly #cache: Cache;
  readonly #asker: Asker;
  readonly #feed: Feed;
  #paused = false;

  constructor(options: LinkOptions) {
    const { agent, alarm, viewer, emit } = this.#options = options;
    this.#cache = new Cache(options.maxEntries);
    this.#asker = new Asker(options, {
      answered: (slot, report) => this.#hear(slot, report, false),
      missed: (slot, problem, retry) => this.#miss(slot, problem, retry),
      overtaken: slot => this.#settle(slot),
    });
    this.#feed = new Feed({
      agent, alarm, viewer,
      list: () => this.#cache.watched(this.#now - LINGER).map(slot => slot.address),
      report: reports => this.#pushed(reports),
      live: () => emit({ type: 'live', agent: agent.name }),
      lost: problem => this.#lost(problem),
      fault: error => emit({ type: 'fault', error }),
      told: addresses => emit({ type: 'watch', agent: agent.name, addresses }),
    });
  }

  /** What is known of an address now; what is too old comes stale. */
  peek(address: ImAddress): Presence | undefined {
    const slot = this.#cache.find(address.text);
    return slot && aged(slot, this.#options.terms, this.#now);
  }

  /** Starts to look at an address: it is asked for, watched, and asked again when its time has come. */
  look(address: ImAddress, looker: Looker): Slot {
    const slot = this.#cache.slot(address);
    if (!slot.lookers.size) slot.presence = aged(slot, this.#options.terms, this.#now);
    slot.lookers.add(looker);
    this.#feed.touch();
    this.#want(slot);
    return slot;
  }

  leave(slot: Slot, looker: Looker): void {
    if (!slot.lookers.delete(looker) || slot.lookers.size) return;
    slot.leftAt = this.#now;
    this.#options.alarm.at(slot.leftAt + LINGER, this.#release);
  }

  /** Resolves when the address has a fresh answer, or none is to be had now. */
  async settled(address: ImAddress): Promise<Presence | undefined> {
    const slot = this.#cache.slot(address);
    if (!slot.presence || slot.due <= this.#now) {
      await new Promise<void>(resolve => {
        slot.waiting.push(resolve);
        this.#asker.ask(slot);
      });
    }
    return slot.presence;
  }

  /** Asks again now: for one address, or for all that are looked at. */
  refresh(address?: ImAddress): void {
    this.#asker.hurry();
    for (const slot of this.#cache.all()) {
      if (address && slot.address.text !== address.text) continue;
      slot.freshUntil = slot.due = -Infinity;
      if (slot.lookers.size) this.#asker.ask(slot);
    }
  }

  pause(): void {
    this.#paused = true;
    this.#feed.close();
    for (const slot of this.#cache.all()) unvouch(slot, this.#now, this.#now);
  }

  /** One batch at `time`; until then what is recent enough stands as it is, and what is not says so. */
  resume(time: number): void {
    const { alarm, terms, changed } = this.#options;
    this.#paused = false;
    for (const slot of this.#cache.watched()) if (age(slot, terms, this.#now)) changed(slot);
    alarm.at(time, this.#tick);
    this.#feed.touch();
  }

  close(): void {
    this.pause();
    this.#asker.close();
    this.#options.alarm.clear(this.#tick);
    this.#options.alarm.clear(this.#release);
    this.#cache.all().forEach(slot => this.#settle(slot));
  }

  get #now(): number {
    return this.#options.alarm.now();
  }

  readonly #tick = (): void => {
    for (const slot of this.#cache.watched()) {
      if (prune(slot, this.#now)) this.#settle(slot);
      this.#want(slot);
    }
  };

  #want(slot: Slot): void {
    const now = this.#now;
    if (this.#paused || this.#asker.has(slot)) return;
    if (this.#feed.live && slot.due === -Infinity) slot.due = now + GRACE;
    // What a watch vouches for falls due only where a part of it ends: nothing to ask before.
    if (slot.due > now + (slot.live ? 0 : ALONG)) this.#options.alarm.at(slot.due, this.#tick);
    else this.#asker.ask(slot);
  }

  #hear(slot: Slot, report: PresenceReport, live: boolean): void {
    const { terms, emit } = this.#options, now = this.#now;
    try {
      hear(slot, report, terms, now, live);
    } catch (error) {
      emit({ type: 'fault', error });
      miss(slot, 'agent-fault', terms, now, now + terms.ttl);
    }
    this.#settle(slot);
  }

  #miss(slot: Slot, problem: ProblemCode, retry: number): void {
    unvouch(slot, this.#now, retry);
    miss(slot, problem, this.#options.terms, this.#now, retry);
    this.#settle(slot);
  }

  #settle(slot: Slot): void {
    for (const resolve of slot.waiting.splice(0)) resolve();
    if (slot.lookers.size && !this.#paused) this.#options.alarm.at(slot.due, this.#tick);
    this.#options.changed(slot);
  }

  #pushed(reports: readonly PresenceReport[]): void {
    for (const report of reports) {
      const slot = this.#cache.find(report?.address?.text);
      // An agent may speak only of those it was asked to watch.
      if (slot && isWatched(slot, this.#now - LINGER)) this.#hear(slot, report, this.#feed.live);
    }
  }

  #lost(problem: ProblemCode): void {
    const { agent, terms, emit } = this.#options;
    emit({ type: 'lost', agent: agent.name, problem });
    const retry = this.#now + terms.random() * SPREAD;
    for (const slot of this.#cache.all()) if (slot.live) this.#miss(slot, problem, retry);
  }

  readonly #release = (): void => {
    const { alarm, terms } = this.#options, now = this.#now;
    for (const slot of this.#cache.all()) {
      if (slot.lookers.size) continue;
      if (slot.leftAt > now - LINGER) alarm.at(slot.leftAt + LINGER, this.#release);
      else unvouch(slot, now, now + terms.ttl);
    }
    if (!this.#cache.watched(now - LINGER).length) alarm.clear(this.#tick);
    this.#feed.touch();
  };
}
