import type { ImAddress } from './address.js';
import type { PresenceNetworkAgent, PresenceReport } from './agent.js';
import { Cache, LINGER } from './cache.js';
import type { ProblemCode } from './errors.js';
import { Feed, type Watcher } from './feed.js';
import type { Host } from './host.js';
import { LookupQueue, type Asker } from './lookup-queue.js';
import { finite } from './plain.js';
import type { Looker, Slot } from './slot.js';
import type { Viewer } from './viewer.js';

type Reports = ReadonlyMap<unknown, PresenceReport>;

// What falls due this soon is asked along, so that one page's questions stay together (milliseconds).
const ALONG = 500;
// A live watch says by itself what is newly watched; only if it does not, it is asked (milliseconds).
const GRACE = 3000;
// One that is about to open will say it then. Longer than ALONG, or whoever comes into view would be asked at once (milliseconds).
const OPENING = 1000;
// Pages that lost the same server must not all ask it in the same instant (milliseconds).
const SPREAD = 1000;

/** One agent as one registry uses it: what was heard from it, who looks at that, when to ask again, what to watch. */
export class AgentLink implements Asker<Slot, Reports>, Watcher {
  readonly agent: PresenceNetworkAgent;
  /** Set where answers are this viewer's own. */
  readonly viewer: Viewer | undefined;
  readonly #host: Host;
  readonly #cache: Cache;
  readonly #queue: LookupQueue<Slot, Reports>;
  readonly #feed: Feed;

  constructor(host: Host, agent: PresenceNetworkAgent, viewer: Viewer | undefined) {
    const { settings } = host;
    this.agent = agent;
    this.viewer = viewer;
    this.#host = host;
    this.#cache = new Cache({ ...settings, agent: agent.name, ttl: finite(agent.limits?.ttl) ?? settings.ttl }, settings.maxEntries);
    this.#queue = new LookupQueue(host, this, agent);
    this.#feed = new Feed(host, this);
  }

  /** Is anybody looking, or waiting? */
  get isBusy(): boolean {
    return this.#cache.all().some(({ lookers, waiting }) => lookers.size || waiting.length);
  }

  slot(address: ImAddress): Slot {
    return this.#cache.slot(address);
  }

  /** Starts to look: the address is asked for, watched, and asked again when its time has come. */
  look(slot: Slot, looker: Looker): void {
    // Before somebody looks it can be seen to be out of date.
    slot.show();
    slot.lookers.add(looker);
    this.#cache.keep(slot);
    this.#touch();
    this.#want(slot);
  }

  leave(slot: Slot, looker: Looker): void {
    if (!slot.lookers.delete(looker) || slot.lookers.size) return;
    slot.leftAt = this.#host.alarm.now();
    this.#cache.keep(slot);
    this.#host.alarm.after(LINGER, this.#release);
  }

  /** Resolves when there is a fresh answer, or none to be had now. */
  async settled(slot: Slot): Promise<void> {
    if (!slot.isDue() && !slot.isAwaited) return;
    await new Promise<void>(resolve => {
      slot.waiting.push(resolve);
      // What the watch is about to say need not be asked for; if it says nothing, the look does ask.
      if (slot.isDue() || !slot.lookers.size) this.#queue.ask(slot);
    });
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
    for (const slot of this.#cache.all()) slot.unvouch(since, since);
  }

  /** One batch at `time`; until then what is recent enough stands as it is, and what is not says so. */
  resume(time: number): void {
    for (const slot of this.#cache.looked()) if (slot.wake()) slot.changed();
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
      slot.settle();
    }
  }

  async send(slots: readonly Slot[], signal: AbortSignal): Promise<Reports> {
    const reports: readonly (Partial<PresenceReport> | null)[] = await this.agent.query(slots.map(slot => slot.address), { signal, viewer: this.viewer });
    return new Map(reports.map(report => [report?.address?.text, report as PresenceReport]));
  }

  answered(slots: readonly Slot[], reports: Reports): void {
    for (const slot of slots) {
      const { address, live } = slot;
      // Whom the network left out it does not know.
      this.#take(slot, () => slot.hear(reports.get(address.text) ?? { address, problem: 'no-data' }, live));
    }
  }

  missed(slots: readonly Slot[], problem: ProblemCode, retryAt: number): void {
    for (const slot of slots) this.#take(slot, () => slot.miss(problem, retryAt));
  }

  watched(): readonly ImAddress[] {
    return this.#cache.watched().map(slot => slot.address);
  }

  pushed(reports: readonly PresenceReport[]): void {
    for (const report of reports) {
      const slot = this.#cache.find(report.address.text);
      // An agent may speak only of those it was asked to watch.
      if (!slot || !this.#cache.isWatched(slot)) continue;
      slot.overtaken = false;
      this.#take(slot, () => slot.hear(report, this.#feed.live));
      slot.overtaken = this.#queue.has(slot);
    }
  }

  lost(problem: ProblemCode): void {
    const { alarm, settings } = this.#host, retryAt = alarm.now() + settings.random() * SPREAD;
    for (const slot of this.#cache.all()) if (slot.live) this.#take(slot, () => slot.miss(problem, retryAt));
  }

  // Nor is anybody watched any more who is forgotten: a watch that has said how they were says nothing when somebody looks again.
  readonly forget = (): void => (this.#cache.forget(), this.#touch());

  #touch(): void {
    if (!this.#host.paused) this.#feed.touch();
  }

  readonly #tick = (): void => {
    for (const slot of this.#cache.looked()) {
      if (slot.prune()) slot.changed();
      this.#want(slot);
    }
  };

  #want(slot: Slot): void {
    const { alarm, paused } = this.#host, { live, opens } = this.#feed;
    if (paused) return;
    if ((live || opens) && slot.askAt === -Infinity) slot.askAt = alarm.now() + (live ? GRACE : OPENING);
    if (slot.isDue(ALONG)) this.#queue.ask(slot);
    this.#wait(slot);
  }

  #wait(slot: Slot): void {
    const { alarm, paused } = this.#host, askAt = this.#queue.has(slot) ? Infinity : slot.askAt;
    if (slot.lookers.size && !paused) alarm.at(Math.min(askAt, slot.changesAt), this.#tick);
  }

  /** Lets a slot take something in, unless an event has overtaken it, and tells. */
  #take(slot: Slot, take: () => void): void {
    try {
      if (!slot.overtaken) take();
    } catch (error) {
      this.#host.fault(error);
      slot.miss('agent-fault', this.#host.alarm.now() + this.#host.settings.ttl);
    }
    slot.overtaken = false;
    slot.settle();
    this.#wait(slot);
  }

  readonly #release = (): void => {
    const { alarm, settings } = this.#host, now = alarm.now();
    for (const slot of this.#cache.all()) {
      if (slot.lookers.size) continue;
      if (this.#cache.isWatched(slot)) alarm.at(slot.leftAt + LINGER, this.#release);
      else slot.unvouch(now, now + settings.ttl);
    }
    if (!this.watched().length) alarm.clear(this.#tick);
    this.#touch();
  };
}
