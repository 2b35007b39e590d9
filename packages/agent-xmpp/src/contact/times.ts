import { attributeOf, childOf, type XmlElement } from '@presence-elements/xml';

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,20})?(?:Z|([+-])(\d\d):(\d\d))$/;
// What `jabber:x:delay` is written in, always UTC (XEP-0091 §2).
const OLD_DATE_TIME = /^(\d{4})(\d\d)(\d\d)T(\d\d):(\d\d):(\d\d)$/;
// Jabber was announced in January 1999: who says to have been idle before has a broken clock.
const FIRST = Date.UTC(1999, 0);
const SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE; // ms

/** A moment (XEP-0082 §3.2, strictly) in milliseconds since the epoch, or undefined. */
export function parseTime(text: string | undefined, form: RegExp = DATE_TIME): number | undefined {
  const [, year, month, day, hour, minute, second, fraction = '.', sign, zoneHour, zoneMinute] = form.exec(text ?? '') ?? [];
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || Number(zoneMinute) > 59) return;
  const zone = sign ? Number(zoneHour) * HOUR + Number(zoneMinute) * MINUTE : 0;
  if (!year || zone > 14 * HOUR) return; // XML Schema, Part 2 §3.2.7.3
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // The 30th of February would pass for the 2nd of March, and the year 26 for 1926.
  if (new Date(date).toISOString().slice(0, 10) !== `${year}-${month!}-${day!}`) return;
  const time = Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * SECOND + Number(`${fraction}000`.slice(1, 4));
  return date + time + (sign === '-' ? zone : -zone);
}

/** A time that has been: one that is to come, by a clock ahead of ours, is now; one that cannot be is undefined. */
export function pastTime(time: number | undefined, now: number): number | undefined {
  return time === undefined || time < FIRST ? undefined : Math.min(time, now);
}

/** When a stanza that comes late was sent (XEP-0203, or the older XEP-0091), or undefined for one that is new. */
export function sentAt(stanza: XmlElement, now: number): number | undefined {
  const stamp = stampOf(stanza, 'delay', 'urn:xmpp:delay'), old = stampOf(stanza, 'x', 'jabber:x:delay');
  // Of the older one both forms are to be taken (XEP-0082 §5).
  return pastTime(parseTime(stamp) ?? parseTime(old, OLD_DATE_TIME) ?? parseTime(old), now);
}

/** `seconds` (XEP-0012 §3) in milliseconds. */
export function secondsOf(query: XmlElement): number | undefined {
  const seconds = attributeOf(query, 'seconds') ?? '';
  return /^\d{1,10}$/.test(seconds) ? Number(seconds) * SECOND : undefined;
}

function stampOf(stanza: XmlElement, name: string, ns: string): string | undefined {
  const delay = childOf(stanza, name, ns);
  return delay && attributeOf(delay, 'stamp');
}
