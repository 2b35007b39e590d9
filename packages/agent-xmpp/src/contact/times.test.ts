import { parseXml } from '@presence-elements/xml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime, pastTime, secondsOf, sentAt } from './times.js';

const NOW = Date.UTC(2026, 10, 20, 12);

describe('a time', () => {
  it.each([
    ['2026-11-20T23:15:47Z', Date.UTC(2026, 10, 20, 23, 15, 47)],
    ['2026-11-20T23:15:47.123456Z', Date.UTC(2026, 10, 20, 23, 15, 47, 123)],
    ['2026-11-20T23:15:47.5Z', Date.UTC(2026, 10, 20, 23, 15, 47, 500)],
    ['1969-07-20T21:56:15-05:00', Date.UTC(1969, 6, 21, 2, 56, 15)],
    ['2026-11-21T00:15:47+01:00', Date.UTC(2026, 10, 20, 23, 15, 47)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ])('is read from %s', (text, time) => {
    expect(parseTime(text)).toBe(time);
  });

  it.each([
    undefined, '', 'yesterday', '2026-11-20', '2026-11-20T23:15:47', '2026-11-20 23:15:47Z', '2026-11-20T23:15Z', ' 2026-11-20T23:15:47Z', '2026-11-20T23:15:47z',
    '2026-02-30T00:00:00Z', '2025-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-00-10T00:00:00Z', '2026-11-00T00:00:00Z', '0026-11-20T23:15:47Z',
    '2026-11-20T24:00:00Z', '2026-11-20T23:60:00Z', '2026-11-20T23:15:60Z', '2026-11-20T23:15:475Z', '2026-11-20T23:15:47.Z', '2026-11-20T23:15:47+15:00', '2026-11-20T23:15:47+01:60', '2026-11-20T23:15:47+0100',
    '+2026-11-20T23:15:47Z', '12026-11-20T23:15:47Z', '20261120T23:15:47', `2026-11-20T23:15:47.${'1'.repeat(100)}Z`,
  ])('is not read from %s', text => {
    expect(parseTime(text)).toBeUndefined();
  });

  it('is what the platform makes of it, wherever it is one', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-30'), noInvalidDate: true }), date => {
      expect(parseTime(date.toISOString())).toBe(date.getTime());
    }));
  });

  it('that is to come is now, and that cannot be is none', () => {
    expect(pastTime(NOW + 1, NOW)).toBe(NOW);
    expect(pastTime(NOW - 1, NOW)).toBe(NOW - 1);
    expect(pastTime(Date.UTC(1998, 11, 31), NOW)).toBeUndefined();
    expect(pastTime(undefined, NOW)).toBeUndefined();
  });
});

describe('a delayed stanza', () => {
  const sent = (inside: string): number | undefined => sentAt(parseXml(`<presence>${inside}</presence>`)!, NOW);

  it('was sent when it says', () => {
    expect(sent('<delay xmlns="urn:xmpp:delay" stamp="2026-11-20T11:00:00Z"/>')).toBe(NOW - 3_600_000);
  });

  it('may say so in the old way, which is not good enough for the new', () => {
    expect(sent('<x xmlns="jabber:x:delay" stamp="20261120T11:00:00"/>')).toBe(NOW - 3_600_000);
    expect(sent('<x xmlns="jabber:x:delay" stamp="2026-11-20T11:00:00Z"/>')).toBe(NOW - 3_600_000);
    expect(sent('<delay xmlns="urn:xmpp:delay" stamp="20261120T11:00:00"/>')).toBeUndefined();
  });

  it('says nothing by no stamp, a bad one, or one of another namespace', () => {
    expect(sent('<delay xmlns="urn:xmpp:delay"/>')).toBeUndefined();
    expect(sent('<delay xmlns="urn:xmpp:delay" stamp="soon"/>')).toBeUndefined();
    expect(sent('<delay stamp="2026-11-20T11:00:00Z"/>')).toBeUndefined();
  });
});

describe('seconds', () => {
  it.each([['0', 0], ['600', 600_000], ['9999999999', 9_999_999_999_000], ['-1', undefined], ['1.5', undefined], ['1e3', undefined], ['99999999999', undefined], ['', undefined]])('%j are %j ms', (text, ms) => {
    expect(secondsOf(parseXml(`<query seconds="${text}"/>`)!)).toBe(ms);
  });
});
