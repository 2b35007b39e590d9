/** Runs once after `delay` milliseconds; returns its undo. */
export type Schedule = (run: () => void, delay: number) => () => void;

// What a timer takes at most: longer delays overflow and fire at once (HTML §8.7).
const LONGEST = 2 ** 31 - 1;
// A timer this late (or a clock this far back) means that the machine slept or its clock was set.
const JUMP = 60_000;

/** The one timer behind everything that a registry has to do later. */
export class Alarm {
  readonly now: () => number;
  /** Called when time jumped, with when it should have been: what was learnt until then can no longer be trusted to be recent. */
  onjump: (since: number) => void = () => undefined;
  readonly #schedule: Schedule;
  readonly #tasks = new Map<() => void, number>();
  #next = Infinity;
  #cancel: () => void = () => undefined;

  constructor(now: () => number, schedule: Schedule) {
    this.now = now;
    this.#schedule = schedule;
  }

  /** Runs `task` at `time`; a task that is already set keeps the earlier of the two. */
  at(time: number, task: () => void): void {
    if (!(time < (this.#tasks.get(task) ?? Infinity))) return;
    this.#tasks.set(task, time);
    if (time < this.#next) this.#arm(time);
  }

  /** Runs `task` in `delay` milliseconds, if it is not to run earlier. */
  after(delay: number, task: () => void): void {
    this.at(this.now() + delay, task);
  }

  clear(task: () => void): void {
    this.#tasks.delete(task);
    if (!this.#tasks.size) this.stop();
  }

  stop(): void {
    this.#tasks.clear();
    this.#cancel();
    this.#next = Infinity;
  }

  #arm(time: number): void {
    this.#cancel();
    const now = this.now();
    // What is overdue already is no proof that the machine slept.
    this.#next = Math.min(Math.max(time, now), now + LONGEST);
    this.#cancel = this.#schedule(this.#ring, this.#next - now);
  }

  readonly #ring = (): void => {
    const since = this.#next, jumped = Math.abs(this.now() - since) > JUMP;
    this.#next = Infinity;
    if (jumped) this.onjump(since);
    const now = this.now();
    try {
      for (const [task, time] of [...this.#tasks]) {
        // A task before this one may have cleared it, set it anew or stopped everything.
        if ((time > now && !jumped) || this.#tasks.get(task) !== time) continue;
        this.#tasks.delete(task);
        task();
      }
    } finally {
      // Not `Math.min(...)`: a page may have a hundred thousand tasks, and a call takes fewer arguments.
      let next = Infinity;
      for (const time of this.#tasks.values()) next = Math.min(next, time);
      if (next < this.#next) this.#arm(next);
    }
  };
}
