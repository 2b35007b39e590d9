/** One listener on a signal, however many wait for it: of more than ten, Node warns. */
export class GivingUp {
  readonly #signal: AbortSignal;
  readonly #runs = new Set<() => void>();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#abort);
  }

  get now(): boolean {
    return this.#signal.aborted;
  }

  /** Runs when it is given up: at once, if it is already. Returns its undo. */
  on(run: () => void): () => void {
    if (this.now) run();
    else this.#runs.add(run);
    return () => void this.#runs.delete(run);
  }

  /** Nobody waits any longer. */
  end(): void {
    this.#signal.removeEventListener('abort', this.#abort);
    this.#runs.clear();
  }

  readonly #abort = (): void => {
    for (const run of [...this.#runs]) run();
    this.end();
  };
}
