/** A key and its text; null takes it away. */
export type Put = readonly [key: string, text: string | null];

/** Makes several writes to a page's storage one: before them, it writes down what was there. */
export class Undo {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly #key: string;
  readonly #damaged: string;

  /** `damaged`: what keys begin with under which a list that cannot be read is kept. */
  constructor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, key: string, damaged: string) {
    this.#storage = storage;
    this.#key = key;
    this.#damaged = damaged;
  }

  /** All or none. @throws whatever the storage throws where it has no room; then everything is as before. */
  put(puts: readonly Put[]): void {
    this.#storage.setItem(this.#key, JSON.stringify(puts.map(([key]): Put => [key, this.#storage.getItem(key)])));
    try {
      this.#write(puts);
    } catch (error) {
      this.finish();
      throw error;
    }
    this.#storage.removeItem(this.#key);
  }

  /** Takes back what was begun and not brought to its end: the tab was closed in between, or there was no room. */
  finish(): void {
    const text = this.#storage.getItem(this.#key);
    if (text === null) return;
    const puts = read(text);
    // What was there before has room only once everything that came since is gone: it is written down here until then.
    if (puts) this.#write([...puts.map(([key]): Put => [key, null]), ...puts]);
    else this.#storage.setItem(this.#damaged + String(text.length), text);
    this.#storage.removeItem(this.#key);
  }

  /** First what makes room. */
  #write(puts: readonly Put[]): void {
    for (const [key, text] of puts) if (text === null) this.#storage.removeItem(key);
    for (const [key, text] of puts) if (text !== null) this.#storage.setItem(key, text);
  }
}

function read(text: string): readonly Put[] | undefined {
  try {
    const puts: unknown = JSON.parse(text);
    const isPut = (put: unknown): boolean => Array.isArray(put) && typeof put[0] === 'string' && (typeof put[1] === 'string' || put[1] === null);
    return Array.isArray(puts) && puts.every(isPut) ? puts as readonly Put[] : undefined;
  } catch {
    return undefined; // It is kept under another name.
  }
}
