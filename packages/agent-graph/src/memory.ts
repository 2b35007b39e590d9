/** Remembers so much and no more, each for a while; whoever was not asked for the longest is forgotten first. */
export class Memory<T> {
  readonly #most: number;
  readonly #now: () => number;
  readonly #entries = new Map<string, { readonly value: T; readonly from: number; readonly until: number }>();

  constructor(most: number, now: () => number) {
    this.#most = most;
    this.#now = now;
  }

  get(key: string): T | undefined {
    const entry = this.#entries.get(key), now = this.#now();
    if (!entry) return;
    this.#entries.delete(key);
    // A clock that was set back must not keep it for ever.
    if (now >= entry.until || now < entry.from) return;
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** `ttl` in milliseconds. */
  set(key: string, value: T, ttl: number): void {
    const from = this.#now();
    this.#entries.delete(key);
    this.#entries.set(key, { value, from, until: from + ttl });
    for (const [oldest] of this.#entries) {
      if (this.#entries.size <= this.#most) break;
      this.#entries.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }
}
