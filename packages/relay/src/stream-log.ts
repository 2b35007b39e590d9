import type { Presence } from '@presence-elements/core';

/** A part of the log, ready to be sent. */
export interface LogSlice {
  /** The presences as JSON, oldest change first. */
  readonly items: readonly string[];
  /** The number of the last change in it. */
  readonly upTo: number;
}

/**
 * What a stream has to tell, numbered in order: of each address the latest word only.
 *
 * However long a reader is away or however slowly it reads, the log holds no more than one entry for each watched
 * address, and whoever comes back with a number misses nothing and hears nothing twice.
 */
export class StreamLog {
  // Each new word moves to the end, so the order of the map is the order of the numbers.
  readonly #entries = new Map<string, { readonly number: number; readonly presence: Presence }>();
  #last = 0;
  #held = false;

  /** The number of the latest change. */
  get last(): number {
    return this.#last;
  }

  get size(): number {
    return this.#entries.size;
  }

  put(address: string, presence: Presence): void {
    this.#entries.delete(address);
    this.#entries.set(address, { number: ++this.#last, presence });
  }

  /** Nobody wants to hear of it any more. */
  forget(address: string): void {
    this.#entries.delete(address);
  }

  /** Tells nothing until `release`: what may be shown has changed, and what is here may be no longer true for the viewer. */
  hold(): void {
    this.#held = true;
  }

  /** By now whatever looks different has been put anew. */
  release(): void {
    this.#held = false;
  }

  get isHeld(): boolean {
    return this.#held;
  }

  /** What changed after `number`, until about `size` characters are full; undefined where nothing did. */
  after(number: number, size: number): LogSlice | undefined {
    if (this.#held) return;
    const items: string[] = [];
    let upTo = number, left = size;
    for (const entry of this.#entries.values()) {
      if (entry.number <= number) continue;
      if (left <= 0) break;
      const json = JSON.stringify(entry.presence);
      items.push(json);
      left -= json.length;
      upTo = entry.number;
    }
    return items.length ? { items, upTo } : undefined;
  }
}
