import type { ImAddress } from './address.js';
import { Slot, type Terms } from './slot.js';

/** Scrolling back and forth must not change what is watched (milliseconds). */
export const LINGER = 30_000;

/** What was heard from one agent, by address. Past `maxIdle` addresses that nobody looks at, the oldest are forgotten. */
export class Cache {
  readonly #terms: Terms;
  readonly #maxIdle: number;
  readonly #slots = new Map<string, Slot>();
  /** Those that nobody looks at, the youngest last. Apart, so that a page of 10,000 icons need not search for them. */
  readonly #idle = new Set<Slot>();

  constructor(terms: Terms, maxIdle: number) {
    this.#terms = terms;
    this.#maxIdle = maxIdle;
  }

  find(text: string): Slot | undefined {
    return this.#slots.get(text);
  }

  /** The address's slot, made if need be. */
  slot(address: ImAddress): Slot {
    const slot = this.find(address.text) ?? new Slot(address, this.#terms);
    this.keep(slot);
    return slot;
  }

  /** Takes note of whether somebody looks at a slot. */
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

  /** Forgets whom nobody looks at. */
  forget(): void {
    for (const slot of this.#idle) {
      if (slot.waiting.length) continue;
      this.#idle.delete(slot);
      this.#slots.delete(slot.address.text);
    }
  }

  all(): readonly Slot[] {
    return [...this.#slots.values()];
  }

  /** What somebody looks at. */
  looked(): readonly Slot[] {
    return this.all().filter(({ lookers }) => lookers.size);
  }

  /** What somebody looks at, or did a moment ago. */
  watched(): readonly Slot[] {
    return this.all().filter(slot => this.isWatched(slot));
  }

  isWatched({ lookers, leftAt }: Slot): boolean {
    return lookers.size > 0 || this.#terms.now() < leftAt + LINGER;
  }
}
