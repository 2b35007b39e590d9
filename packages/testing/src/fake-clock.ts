import type { Schedule } from '@presence-elements/core';

/** A clock that stands still until it is told to go. Pass `now` and `schedule` to `createRegistry`. */
export interface FakeClock {
  /** Milliseconds since the epoch. May be passed on its own. */
  readonly now: () => number;
  /** May be passed on its own. */
  readonly schedule: Schedule;
  /** Lets `ms` milliseconds pass: runs what falls due, in order, and lets promises settle before, between and after. */
  advance(ms: number): Promise<void>;
  /** Sets the clock `ms` on (or back) while nothing runs, as a sleep of the machine does: timers keep what they had left. */
  jump(ms: number): void;
  /** How many timers wait. */
  readonly pending: number;
}

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

export function fakeClock({ now: start = 0 }: { readonly now?: number | undefined } = {}): FakeClock {
  const timers = new Set<Timer>();
  let elapsed = 0;
  let offset = start;
  return {
    now: () => offset + elapsed,
    schedule(run, delay) {
      const timer = { run, due: elapsed + Math.max(delay, 0) };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      const end = elapsed + ms;
      await settled();
      for (let timer = nextOf(timers, end); timer; timer = nextOf(timers, end)) {
        timers.delete(timer);
        elapsed = timer.due;
        timer.run();
        await settled();
      }
      elapsed = end;
    },
    jump: ms => void (offset += ms),
    get pending() {
      return timers.size;
    },
  };
}

/** The first to fall due; of several at one moment the one that was set first. */
function nextOf(timers: ReadonlySet<Timer>, end: number): Timer | undefined {
  let next: Timer | undefined;
  for (const timer of timers) {
    if (timer.due <= end && !(next && next.due <= timer.due)) next = timer;
  }
  return next;
}

/** One turn of the event loop: every promise chain that needs no timer has settled, however long it is. */
async function settled(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>(resolve => {
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });
  port1.close();
}
