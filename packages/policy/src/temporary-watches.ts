import type { SharingSettings } from './settings.js';

type Terms = Pick<SharingSettings['temporary'], 'max' | 'ttl'>;

// How long a place that has lapsed is kept for whoever held it (milliseconds): timers are late, and everybody looks in some order.
const HANDOVER = 1_000;
// More viewers than this, and those whose places have all lapsed are forgotten.
const MANY = 1_000;

/**
 * Cisco, ad-hoc presence subscriptions: how many people who are not on a viewer's contact list the viewer watches at once.
 *
 * A place is held for `ttl` from when it was taken, however often somebody looks meanwhile, and again for as long if somebody still
 * looks when that is over; else it is anybody's a moment later. So it depends neither on when, nor in which order, people are looked
 * at because something has happened to one of them: that would tell of somebody who hides.
 */
export class TemporaryWatches {
  readonly #now: () => number;
  /** Viewer → person → when the place lapses. */
  readonly #places = new Map<string, Map<string, number>>();

  constructor({ now = Date.now }: { readonly now?: (() => number) | undefined } = {}) {
    this.#now = now;
  }

  /** Holds or takes a place, and answers when it lapses; undefined where there is none left. */
  take(viewer: string, person: string, { max, ttl }: Terms): number | undefined {
    if (max === undefined) return Infinity;
    const now = this.#now(), places = this.#places.get(viewer) ?? new Map<string, number>();
    const held = places.get(person);
    if (held !== undefined && held > now) return held;
    forgetLapsed(places, now);
    const isHolder = places.delete(person);
    if (places.size >= max) return undefined;
    const lapses = isHolder ? Math.max(held! + ttl, now) : now + ttl;
    places.set(person, lapses);
    this.#keep(viewer, places, now);
    return lapses;
  }

  /** When the first of a viewer's places is anybody's; Infinity where there is none. */
  nextFor(viewer: string): number {
    let next = Infinity;
    for (const lapses of this.#places.get(viewer)?.values() ?? []) next = Math.min(next, lapses + HANDOVER);
    return next;
  }

  #keep(viewer: string, places: Map<string, number>, now: number): void {
    if (!this.#places.has(viewer) && this.#places.size >= MANY) {
      for (const [other, others] of this.#places) {
        forgetLapsed(others, now);
        if (!others.size) this.#places.delete(other);
      }
    }
    this.#places.set(viewer, places);
  }
}

function forgetLapsed(places: Map<string, number>, now: number): void {
  for (const [person, lapses] of places) if (lapses + HANDOVER <= now) places.delete(person);
}
