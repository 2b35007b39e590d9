import { attributeOf, childOf, type XmlElement } from '@presence-elements/xml';

const DATE_TIME = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:(\.\d{1,3})\d{0,20})?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
// What `jabber:x:delay` is written in, always UTC (XEP-0091 §2).
const OLD_DATE_TIME = /^(\d{4})(\d\d)(\d\d)(T\d\d:\d\d:\d\d)$/;
// Jabber was announced in January 1999: who says to have been idle before has a broken clock.
const FIRST = Date.UTC(1999, 0);

/** A moment (XEP-0082 §3.2, strictly) in milliseconds since the epoch, or undefined. */
export function parseTime(text: string | undefined): number | undefined {
  const [, day, time, fraction = '', zone] = (text && DATE_TIME.exec(text)) || [];
  if (!text || !day || !time || !zone) return;
  const date = text.slice(0, 10);
  // Some platforms take the 30th of February for the 2nd of March.
  if (day > '28' && new Date(date).getUTCDate() !== Number(day)) return;
  return Date.parse(date + time + fraction + zone);
}

/** A time that has been: one that is to come, by a clock ahead of ours, is now; one that cannot be is undefined. */
export function pastTime(time: number | undefined, now: number): number | undefined {
  return time === undefined || time < FIRST ? undefined : Math.min(time, now);
}

/** When a stanza that comes late was sent (XEP-0203, or the older XEP-0091), or undefined for one that is new. */
export function sentAt(stanza: XmlElement, now: number): number | undefined {
  const stamp = stampOf(stanza, 'delay', 'urn:xmpp:delay'), old = stampOf(stanza, 'x', 'jabber:x:delay');
  // Of the older one both forms are to be taken (XEP-0082 §5).
  return pastTime(parseTime(stamp) ?? parseTime(old?.replace(OLD_DATE_TIME, '$1-$2-$3$4Z')), now);
}

/** `seconds` (XEP-0012 §3) in milliseconds. */
export function secondsOf(query: XmlElement): number | undefined {
  const seconds = attributeOf(query, 'seconds') ?? '';
  return /^\d{1,10}$/.test(seconds) ? Number(seconds) * 1000 : undefined;
}

function stampOf(stanza: XmlElement, name: string, ns: string): string | undefined {
  const delay = childOf(stanza, name, ns);
  return delay && attributeOf(delay, 'stamp');
}
