import type { Schedule } from '@presence-elements/core';

/** Things to do later, by name, one at a time and never the same twice: each is set anew, not added. */
export class Tasks<Name extends string> {
  readonly #schedule: Schedule;
  readonly #work: Readonly<Record<Name, () => Promise<void>>>;
  readonly #failed: (error: unknown) => void;
  readonly #timers = new Map<Name, () => void>();
  #running: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(schedule: Schedule, work: Readonly<Record<Name, () => Promise<void>>>, failed: (error: unknown) => void) {
    this.#schedule = schedule;
    this.#work = work;
    this.#failed = failed;
  }

  /** Does it in `wait` milliseconds, and not before; undefined leaves it as it is set. */
  at(name: Name, wait: number | undefined): void {
    if (wait === undefined || this.#isClosed) return;
    this.#timers.get(name)?.();
    this.#timers.set(name, this.#schedule(() => {
      this.#timers.delete(name);
      this.#running = this.#running.then(() => this.#run(name));
    }, Math.max(wait, 0)));
  }

  clear(...names: readonly Name[]): void {
    for (const name of names) {
      this.#timers.get(name)?.();
      this.#timers.delete(name);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.clear(...this.#timers.keys());
  }

  async #run(name: Name): Promise<void> {
    if (this.#isClosed) return;
    try {
      await this.#work[name]();
    } catch (error) {
      this.#failed(error);
    }
  }
}
