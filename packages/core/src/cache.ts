import type { ImAddress } from './address.js';
import { createSlot, isWatched, type Slot } from './slot.js';

/** What was heard from one agent, by address. Past `maxIdle` addresses that nobody looks at, the oldest are forgotten. */
export class Cache {
  readonly #slots = new Map<string, Slot>();
  /** Those that nobody looks at, the youngest last. Apart, so that a page of 10,000 icons need not search for them. */
  readonly #idle = new Set<Slot>();
  readonly #maxIdle: number;

  constructor(maxIdle: number) {
    this.#maxIdle = maxIdle;
  }

  find(text: string): Slot | undefined {
    return this.#slots.get(text);
  }

  /** The address's slot, made if need be. */
  slot(address: ImAddress): Slot {
    const slot = this.find(address.text) ?? createSlot(address);
    this.keep(slot);
    return slot;
  }

  /** Takes note of who looks at a slot. */
  keep(slot: Slot): void {
    this.#slots.set(slot.address.text, slot);
    this.#idle.delete(slot);
    if (!slot.lookers.size) this.#idle.add(slot);
    for (const oldest of this.#idle) {
      if (this.#idle.size <= this.#maxIdle || oldest.waiting.length) return;
      this.#idle.delete(oldest);
      this.#slots.delete(oldest.address.text);
    }
  }

  all(): readonly Slot[] {
    return [...this.#slots.values()];
  }

  /** What somebody looks at, or did after `since`. */
  watched(since: number = Infinity): readonly Slot[] {
    return this.all().filter(slot => isWatched(slot, since));
  }
}
