import type { Availability, Note, PresenceFacts } from '@presence-elements/core';
import type { Resource } from './resource.js';

// Who has more than this is no person; the one heard of longest ago is forgotten.
const MOST = 32;
const RANK: Readonly<Record<Availability, number>> = { dnd: 4, busy: 3, online: 2, away: 1, offline: 0, unknown: 0 };

/** The clients of one contact that are there, and what they are together. */
export class Resources {
  readonly #all = new Map<string, Resource>();
  #forgotten = false;

  get size(): number {
    return this.#all.size;
  }

  /** There were more than are kept: that the last of these leaves does not say that nobody is left. */
  get forgotten(): boolean {
    return this.#forgotten;
  }

  /** One of them. */
  get any(): Resource | undefined {
    return this.#all.values().next().value;
  }

  get(name: string): Resource | undefined {
    return this.#all.get(name);
  }

  set(name: string, resource: Resource): void {
    this.#all.delete(name);
    this.#all.set(name, resource);
    if (this.#all.size <= MOST) return;
    this.#all.delete(this.#all.keys().next().value!);
    this.#forgotten = true;
  }

  delete(name: string): void {
    this.#all.delete(name);
  }

  /**
   * What speaks for all: the highest priority, then dnd > busy > online > away, then not idle, then last active.
   *
   * A client of negative priority wants no messages (RFC 6121 §4.7.2.3) and is often nobody's hand: it counts only where
   * there is no other. Where the first has no note, the next that has one stands in; of several last activities the latest
   * is the person's.
   */
  merged(): PresenceFacts | undefined {
    if (this.#all.size === 1) return factsOf(this.any!);
    const best = this.#first(() => true);
    if (!best) return;
    const counts = ({ priority }: Resource): boolean => priority >= 0 || best.priority < 0;
    return factsOf(best, best.note ?? this.#first(other => !!other.note && counts(other))?.note, this.#lastActive(counts));
  }

  /** The same whoever was heard first: of equals the first by name. */
  #first(fits: (resource: Resource) => boolean): Resource | undefined {
    let best: Resource | undefined, name = '';
    for (const [each, resource] of this.#all) {
      if (!fits(resource) || (best && (compare(resource, best) || (each < name ? 1 : -1)) < 0)) continue;
      best = resource;
      name = each;
    }
    return best;
  }

  #lastActive(counts: (resource: Resource) => boolean): number | undefined {
    let last = 0;
    for (const resource of this.#all.values()) if (counts(resource)) last = Math.max(last, resource.lastActiveAt ?? 0);
    return last || undefined;
  }
}

function factsOf(best: Resource, note: Note | undefined = best.note, lastActiveAt: number | undefined = best.lastActiveAt): PresenceFacts {
  const { availability, kind, idle, since } = best;
  return { availability, activities: kind === undefined ? undefined : [{ kind }], note, idle: idle || undefined, lastActiveAt, since };
}

/** Above 0 where `a` speaks for the contact rather than `b`. */
const compare = (a: Resource, b: Resource): number =>
  a.priority - b.priority
  || RANK[a.availability] - RANK[b.availability]
  || Number(b.idle) - Number(a.idle)
  || (a.lastActiveAt ?? 0) - (b.lastActiveAt ?? 0)
  || (a.since ?? 0) - (b.since ?? 0);
