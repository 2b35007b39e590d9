import { langOf } from './localize.js';

const DAY = 86_400_000; // ms

// Making a formatter costs a hundred times what using it does.
const formats = new Map<string, Intl.DateTimeFormat>();

/** '15:00', in the element's language and the reader's time zone. `time` in milliseconds since the epoch. */
export function formatTime(element: Element, time: number): string {
  return format(element, time, { hour: 'numeric', minute: '2-digit' });
}

/** '3 December'; with the year where it is not this one. */
export function formatDate(element: Element, time: number, now: number = Date.now()): string {
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return format(element, time, { day: 'numeric', month: 'long', ...(!sameYear && { year: 'numeric' }) });
}

/** The time alone while it is today, else the day, and the time with it for as long as a week names the days. */
export function formatMoment(element: Element, time: number, now: number = Date.now()): string {
  if (new Date(time).toDateString() === new Date(now).toDateString()) return formatTime(element, time);
  if (Math.abs(time - now) > 6 * DAY) return formatDate(element, time, now);
  return format(element, time, { weekday: 'long', hour: 'numeric', minute: '2-digit' });
}

/** '5 minutes ago' */
export function formatAgo(element: Element, time: number, now: number = Date.now()): string {
  if (!Number.isFinite(time)) return '';
  const minutes = Math.round((time - now) / 60_000);
  const [value, unit] = Math.abs(minutes) < 60 ? [minutes, 'minute'] as const
    : Math.abs(minutes) < 1440 ? [Math.round(minutes / 60), 'hour'] as const
    : [Math.round(minutes / 1440), 'day'] as const;
  return new Intl.RelativeTimeFormat(localeOf(element), { numeric: 'auto' }).format(value, unit);
}

function format(element: Element, time: number, options: Intl.DateTimeFormatOptions): string {
  // What a network sends may be no time at all (ECMA-262 §21.4.1.1).
  if (Number.isNaN(new Date(time).getTime())) return '';
  const locale = localeOf(element);
  const key = String(locale) + JSON.stringify(options);
  let formatter = formats.get(key);
  if (!formatter) formats.set(key, (formatter = new Intl.DateTimeFormat(locale, options)));
  return formatter.format(time);
}

/** A `lang` that is no language tag would throw in Intl: then the reader's own language is the best guess. */
export function localeOf(element: Element): string | undefined {
  try {
    return Intl.getCanonicalLocales(langOf(element))[0];
  } catch {
    return undefined;
  }
}
