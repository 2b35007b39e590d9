import { html } from 'hono/html';

const MINUTES = { minute: 1, hour: 60, day: 24 * 60 };

/** "three hours ago" in the visitor's language, with the exact moment for machines. */
export function ago({ lang, now }, amount, unit) {
  const minutes = amount * MINUTES[unit];
  const larger = unit === 'minute' && amount >= 60 ? 'hour' : unit;
  const words = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(-Math.round(minutes / MINUTES[larger]), larger);
  return html`<time datetime="${new Date(now - minutes * 60_000).toISOString()}">${words}</time>`;
}

/** "Tuesday, 4 March". */
export function today({ lang, now }) {
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { weekday: 'long', day: 'numeric', month: 'long' }).format(now);
}

/** What the clock shows where somebody is. */
export function localTime({ lang, now }, zone) {
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { timeZone: zone, hour: '2-digit', minute: '2-digit', weekday: 'short' }).format(now);
}
