import { PresenceError, type ProblemCode } from '@presence-elements/core';

/** How a fake network misbehaves: it fails, or it lets everybody wait. */
export class FakeTrouble {
  #failure: Error | undefined;
  #waiting: Promise<void> | undefined;
  #release: () => void = () => undefined;

  fail(problem: ProblemCode | Error, options: { readonly retryAfter?: number | undefined }): void {
    this.#failure = typeof problem === 'string' ? new PresenceError(problem, undefined, options) : problem;
    this.#letGo();
  }

  hang(): void {
    this.#waiting ??= new Promise(resolve => (this.#release = resolve));
  }

  recover(): void {
    this.#failure = undefined;
    this.#letGo();
  }

  /** Settles when the network has been reached; rejects as it fails or the caller gives up. */
  async reach(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#waiting) await orAborted(this.#waiting, signal);
    if (this.#failure) throw this.#failure;
  }

  #letGo(): void {
    this.#waiting = undefined;
    this.#release();
  }
}

function orAborted(wait: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    void wait.then(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
  });
}
