import type { Expiry } from '../i18n/self-messages.js';

const MINUTE = 60_000; // ms

/** When what is set at `now` ends, in milliseconds since the epoch; undefined: never by itself. Days are the reader's own. */
export function endOf(expiry: Expiry, now: number): number | undefined {
  if (expiry === 'half-hour') return now + 30 * MINUTE;
  if (expiry === 'hour') return now + 60 * MINUTE;
  if (expiry === 'today') return midnightAfter(now, 1);
  // Weeks end on Sunday (ISO 8601).
  if (expiry === 'week') return midnightAfter(now, 7 - ((new Date(now).getDay() + 6) % 7));
  return undefined;
}

/** Counted in days and not in hours: some days have 23 or 25 of them. */
function midnightAfter(now: number, days: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}
