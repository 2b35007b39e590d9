import { parseXml } from '@presence-elements/xml';
import { describe, expect, it } from 'vitest';
import { inactivityOf } from './inactivity.js';

const NOW = Date.UTC(2026, 10, 20, 12), SENT = NOW - 60_000;
const idle = (since: string): string => `<idle xmlns="urn:xmpp:idle:1" since="${since}"/>`;
const last = (seconds: string): string => `<query xmlns="jabber:iq:last" seconds="${seconds}"/>`;

describe('inactivity', () => {
  it.each([
    // what is sent, while, read as
    ['', 'away', undefined, { idle: false }],
    [idle('2026-11-20T11:00:00Z'), 'online', undefined, { idle: true, lastActiveAt: NOW - 3_600_000 }],
    [idle('2026-11-20T11:00:00Z'), 'dnd', SENT, { idle: true, lastActiveAt: NOW - 3_600_000 }],
    [idle('2030-01-01T00:00:00Z'), 'away', undefined, { idle: true, lastActiveAt: NOW }],
    [idle('a while ago'), 'away', undefined, { idle: true }],
    [idle('2026-11-20T11:00:00Z') + last('5'), 'away', undefined, { idle: true, lastActiveAt: NOW - 3_600_000 }],
    [last('600'), 'away', undefined, { idle: true, lastActiveAt: NOW - 600_000 }],
    [last('600'), 'away', SENT, { idle: true, lastActiveAt: SENT - 600_000 }],
    [last('0'), 'away', undefined, { idle: false, lastActiveAt: NOW }],
    [last('86511'), 'online', undefined, { idle: false }],
    [last('600'), 'offline', SENT, { idle: false, lastActiveAt: SENT - 600_000 }],
    [last('-600'), 'away', undefined, { idle: false }],
    [last('9999999999'), 'away', undefined, { idle: true }],
  ] as const)('%s while %s is %j', (inside, availability, sent, inactivity) => {
    expect(inactivityOf(parseXml(`<presence>${inside}</presence>`)!, availability, sent, NOW)).toEqual(inactivity);
  });
});
