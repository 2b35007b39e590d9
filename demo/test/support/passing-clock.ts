import type { Schedule } from '@presence-elements/core';

/** The time of this machine, and more of it wherever a test need not wait: what a relay waits for then comes at once. */
export interface PassingClock {
  readonly now: () => number;
  readonly schedule: Schedule;
  /** Milliseconds that are over without having been waited for. */
  pass(ms: number): void;
}

interface Timer {
  readonly due: number;
  readonly run: () => void;
  handle?: NodeJS.Timeout;
}

export function passingClock(): PassingClock {
  const timers = new Set<Timer>(), now = (): number => Date.now() + passed;
  let passed = 0;
  const arm = (timer: Timer): void => {
    clearTimeout(timer.handle);
    timer.handle = setTimeout(() => { fire(timer); }, Math.max(timer.due - now(), 0));
  };
  const fire = (timer: Timer): void => {
    clearTimeout(timer.handle);
    if (timers.delete(timer)) timer.run();
  };
  return {
    now,
    schedule(run, delay) {
      const timer: Timer = { due: now() + delay, run };
      timers.add(timer);
      arm(timer);
      return () => {
        clearTimeout(timer.handle);
        timers.delete(timer);
      };
    },
    pass(ms) {
      passed += ms;
      for (const timer of [...timers].toSorted((a, b) => a.due - b.due)) {
        if (timer.due <= now()) fire(timer);
        else arm(timer);
      }
    },
  };
}
