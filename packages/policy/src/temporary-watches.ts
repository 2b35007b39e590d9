import type { SharingSettings } from './settings.js';

type Terms = Pick<SharingSettings['temporary'], 'max' | 'ttl'>;

// More viewers than this, and those whose places have all lapsed are forgotten.
const MANY = 1_000;

/**
 * Cisco, ad-hoc presence subscriptions: how many people who are not on a viewer's contact list the viewer watches at once.
 *
 * A place lapses `ttl` after it was taken, whoever looks meanwhile, and is then taken anew by whoever still looks. So what
 * happens to the person watched neither prolongs nor ends anything: it would tell of somebody who hides.
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
    if (places.size >= max) return undefined;
    places.set(person, now + ttl);
    this.#keep(viewer, places, now);
    return now + ttl;
  }

  /** When the first of a viewer's places lapses; Infinity where there is none. */
  nextFor(viewer: string): number {
    let next = Infinity;
    for (const lapses of this.#places.get(viewer)?.values() ?? []) next = Math.min(next, lapses);
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
  for (const [person, lapses] of places) if (lapses <= now) places.delete(person);
}
