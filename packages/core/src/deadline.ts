import { PresenceError } from './errors.js';
import type { Host } from './host.js';

/**
 * Runs something that must end in the registry's `timeout`, whether or not it heeds its signal.
 *
 * Rejects with `PresenceError` `timeout` when time is up or `controller` aborts; what comes later is dropped.
 */
export function deadline<T>(
  { alarm, settings }: Pick<Host, 'alarm' | 'settings'>, run: (signal: AbortSignal) => Promise<T>, controller: AbortController = new AbortController(),
): Promise<T> {
  const { signal } = controller, abort = (): void => controller.abort();
  alarm.after(settings.timeout, abort);
  return new Promise<T>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new PresenceError('timeout')));
    // The async function turns what `run` throws at once into a rejection.
    (async () => run(signal))().then(resolve, reject);
  }).finally(() => alarm.clear(abort));
}
