import type { ImAddress } from './address.js';
import type { PresenceNetworkAgent, PresenceReport } from './agent.js';
import { Cache } from './cache.js';
import type { ProblemCode } from './errors.js';
import { Feed, type Watcher } from './feed.js';
import type { Host } from './host.js';
import { LookupQueue, type Asker } from './lookup-queue.js';
import { finite } from './plain.js';
import type { Presence } from './presence.js';
import { age, changesAt, hear, isDue, isWatched, miss, prune, show, unvouch, wake, type Looker, type Slot, type Terms } from './slot.js';
import type { Viewer } from './viewer.js';

type Reports = ReadonlyMap<unknown, PresenceReport>;

// What falls due this soon is asked along, so that one page's questions stay together (milliseconds).
const ALONG = 500;
// A live watch says by itself what is newly watched; only if it does not, it is asked (milliseconds).
const GRACE = 3000;
// Scrolling back and forth must not change what is watched (milliseconds).
const LINGER = 30_000;
// Pages that lost the same server must not all ask it in the same instant (milliseconds).
const SPREAD = 1000;

/** One agent as one registry uses it: what was heard from it, who looks at that, when to ask again, what to watch. */
export class AgentLink implements Asker<Slot, Reports>, Watcher {
  readonly agent: PresenceNetworkAgent;
  /** Set where answers are this viewer's own. */
  readonly viewer: Viewer | undefined;
  readonly #host: Host;
  readonly #terms: Terms;
  readonly #cache: Cache;
  readonly #queue: LookupQueue<Slot, Reports>;
  readonly #feed: Feed;

  constructor(host: Host, agent: PresenceNetworkAgent, viewer: Viewer | undefined) {
    const { settings } = host;
    this.agent = agent;
    this.viewer = viewer;
    this.#host = host;
    this.#terms = { ...settings, agent: agent.name, ttl: finite(agent.limits?.ttl) ?? settings.ttl };
    this.#cache = new Cache(settings.maxEntries);
    this.#queue = new LookupQueue(host, this, agent);
    this.#feed = new Feed(host, this);
  }

  slot(address: ImAddress): Slot {
    return this.#cache.slot(address);
  }

  /** What is known now. */
  show(slot: Slot): Presence | undefined {
    if (!slot.lookers.size) age(slot, this.#terms, this.#now);
    return show(slot, this.#now);
  }

  /** Starts to look: the address is asked for, watched, and asked again when its time has come. */
  look(slot: Slot, looker: Looker): void {
    this.show(slot);
    slot.lookers.add(looker);
    this.#cache.keep(slot);
    this.#touch();
    this.#want(slot);
  }

  leave(slot: Slot, looker: Looker): void {
    if (!slot.lookers.delete(looker) || slot.lookers.size) return;
    slot.leftAt = this.#now;
    this.#cache.keep(slot);
    this.#host.alarm.after(LINGER, this.#release);
  }

  /** Resolves when there is a fresh answer, or none to be had now. */
  async settled(slot: Slot): Promise<void> {
    if (isDue(slot, this.#now)) {
      await new Promise<void>(resolve => {
        slot.waiting.push(resolve);
        this.#queue.ask(slot);
      });
    }
  }

  /** Asks again now: for one address, or for all that are looked at. */
  refresh(slots: readonly Slot[] = this.#cache.all()): void {
    this.#queue.hurry();
    for (const slot of slots) {
      slot.askAt = -Infinity;
      if (slot.lookers.size) this.#queue.ask(slot);
    }
  }

  /** Lets go of the watch, which has vouched for what it said until `since`. */
  pause(since: number): void {
    this.#feed.close();
    for (const slot of this.#cache.all()) unvouch(slot, since, since);
  }

  /** One batch at `time`; until then what is recent enough stands as it is, and what is not says so. */
  resume(time: number): void {
    for (const slot of this.#cache.watched()) if (wake(slot, this.#terms, this.#now)) this.#changed(slot);
    this.#host.alarm.at(time, this.#tick);
    this.#touch();
  }

  close(): void {
    const { alarm } = this.#host;
    this.#feed.close();
    this.#queue.close();
    alarm.clear(this.#tick);
    alarm.clear(this.#release);
    for (const slot of this.#cache.all()) {
      slot.lookers.clear();
      this.#settle(slot);
    }
  }

  async send(slots: readonly Slot[], signal: AbortSignal): Promise<Reports> {
    const reports: readonly (Partial<PresenceReport> | null)[] = await this.agent.query(slots.map(slot => slot.address), { signal, viewer: this.viewer });
    return new Map(reports.map(report => [report?.address?.text, report as PresenceReport]));
  }

  answered(slots: readonly Slot[], reports: Reports): void {
    for (const slot of slots) {
      const { address, overtaken, live } = slot;
      slot.overtaken = false;
      // Whom the network left out it does not know.
      if (!overtaken) this.#hear(slot, reports.get(address.text) ?? { address, problem: 'no-data' }, live);
      this.#settle(slot);
    }
  }

  missed(slots: readonly Slot[], problem: ProblemCode, retryAt: number): void {
    for (const slot of slots) {
      if (!slot.overtaken) this.#miss(slot, problem, retryAt);
      slot.overtaken = false;
      this.#settle(slot);
    }
  }

  watched(): readonly ImAddress[] {
    return this.#cache.watched(this.#now - LINGER).map(slot => slot.address);
  }

  pushed(reports: readonly PresenceReport[]): void {
    for (const report of reports) {
      const slot = this.#cache.find(report.address.text);
      // An agent may speak only of those it was asked to watch.
      if (!slot || !isWatched(slot, this.#now - LINGER)) continue;
      this.#hear(slot, report, this.#feed.live);
      slot.overtaken = this.#queue.has(slot);
      this.#settle(slot);
    }
  }

  lost(problem: ProblemCode): void {
    const retryAt = this.#now + this.#terms.random() * SPREAD;
    for (const slot of this.#cache.all()) {
      if (!slot.live) continue;
      this.#miss(slot, problem, retryAt);
      this.#settle(slot);
    }
  }

  get #now(): number {
    return this.#host.alarm.now();
  }

  #touch(): void {
    if (!this.#host.paused) this.#feed.touch();
  }

  readonly #tick = (): void => {
    for (const slot of this.#cache.watched()) {
      if (prune(slot, this.#now)) this.#changed(slot);
      this.#want(slot);
    }
  };

  #want(slot: Slot): void {
    if (this.#host.paused) return;
    if (this.#feed.live && slot.askAt === -Infinity) slot.askAt = this.#now + GRACE;
    if (isDue(slot, this.#now + ALONG)) this.#queue.ask(slot);
    this.#wait(slot);
  }

  #wait(slot: Slot): void {
    const askAt = this.#queue.has(slot) ? Infinity : slot.askAt;
    if (slot.lookers.size && !this.#host.paused) this.#host.alarm.at(Math.min(askAt, changesAt(slot)), this.#tick);
  }

  #hear(slot: Slot, report: PresenceReport, live: boolean): void {
    try {
      hear(slot, report, this.#terms, this.#now, live);
    } catch (error) {
      this.#host.fault(error);
      this.#miss(slot, 'agent-fault', this.#now + this.#terms.ttl);
    }
  }

  #miss(slot: Slot, problem: ProblemCode, retryAt: number): void {
    unvouch(slot, this.#now, retryAt);
    miss(slot, problem, this.#terms, this.#now, retryAt);
  }

  #settle(slot: Slot): void {
    for (const resolve of slot.waiting.splice(0)) resolve();
    this.#wait(slot);
    this.#changed(slot);
  }

  #changed({ lookers }: Slot): void {
    for (const looker of lookers) looker.changed();
  }

  readonly #release = (): void => {
    const { alarm } = this.#host, since = this.#now - LINGER;
    for (const slot of this.#cache.all()) {
      if (slot.lookers.size) continue;
      if (slot.leftAt > since) alarm.at(slot.leftAt + LINGER, this.#release);
      else unvouch(slot, this.#now, this.#now + this.#terms.ttl);
    }
    if (!this.watched().length) alarm.clear(this.#tick);
    this.#touch();
  };
}
