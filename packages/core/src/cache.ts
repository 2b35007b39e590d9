import type { ImAddress } from './address.js';
import { createSlot, isWatched, type Slot } from './slot.js';

/** What was heard from one agent, by address. Addresses that nobody looks at are forgotten, oldest first, past `maxEntries`. */
export class Cache {
  readonly #slots = new Map<string, Slot>();
  readonly #maxEntries: number;

  constructor(maxEntries: number) {
    this.#maxEntries = maxEntries;
  }

  find(text: string): Slot | undefined {
    return this.#slots.get(text);
  }

  /** The address's slot, made if need be, and now the youngest. */
  slot(address: ImAddress): Slot {
    const slot = this.#slots.get(address.text) ?? createSlot(address);
    this.#slots.delete(address.text);
    this.#slots.set(address.text, slot);
    if (this.#slots.size > this.#maxEntries) this.#forget();
    return slot;
  }

  all(): readonly Slot[] {
    return [...this.#slots.values()];
  }

  /** What somebody looks at, or did after `since`. */
  watched(since: number = Infinity): readonly Slot[] {
    return this.all().filter(slot => isWatched(slot, since));
  }

  #forget(): void {
    for (const [text, slot] of this.#slots) {
      if (slot.lookers.size || slot.waiting.length) continue;
      this.#slots.delete(text);
      if (this.#slots.size <= this.#maxEntries) return;
    }
  }
}
