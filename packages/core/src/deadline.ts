import type { Alarm } from './alarm.js';
import { PresenceError } from './errors.js';

/** Work under way, with a time limit. */
export interface Running<T> {
  /** Rejects with `PresenceError` `timeout` when time is up or it was aborted; what comes later is dropped. */
  readonly result: Promise<T>;
  abort(): void;
}

/** Starts `run` and gives it at most `limit` milliseconds, whether or not it heeds its signal. */
export function deadline<T>(alarm: Alarm, limit: number, run: (signal: AbortSignal) => Promise<T>): Running<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  alarm.at(alarm.now() + limit, abort);
  const result = new Promise<T>((resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(new PresenceError('timeout')), { once: true });
    // The async function turns what `run` throws at once into a rejection.
    (async () => run(controller.signal))().then(resolve, reject);
  });
  const clear = (): void => alarm.clear(abort);
  result.then(clear, clear);
  return { result, abort };
}
