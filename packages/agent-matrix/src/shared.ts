import { heeding } from './waiting.js';

interface Open<T> { readonly answer: Promise<T>; readonly stop: AbortController; waiting: number }

/** Questions that several may ask at once: each is asked once, and given up when nobody waits for it any more. */
export class Shared<T> {
  readonly #open = new Map<string, Open<T>>();

  async ask(key: string, signal: AbortSignal, question: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const open = this.#open.get(key) ?? this.#begin(key, question);
    open.waiting++;
    try {
      return await heeding(signal, open.answer);
    } finally {
      if (!--open.waiting) {
        open.stop.abort();
        if (this.#open.get(key) === open) this.#open.delete(key);
      }
    }
  }

  #begin(key: string, question: (signal: AbortSignal) => Promise<T>): Open<T> {
    const stop = new AbortController(), open = { answer: question(stop.signal), stop, waiting: 0 };
    this.#open.set(key, open);
    return open;
  }
}
