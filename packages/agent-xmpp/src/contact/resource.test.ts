import { parseXml } from '@presence-elements/xml';
import { describe, expect, it } from 'vitest';
import { resourceOf, type Resource } from './resource.js';

const NOW = Date.UTC(2026, 10, 20, 12);
const read = (inside: string, { available = true, known, at = NOW }: { available?: boolean; known?: Resource; at?: number } = {}): Resource =>
  resourceOf(parseXml(`<presence xmlns="jabber:client">${inside}</presence>`)!, available, known, [], at);

describe('a client', () => {
  it('is online by saying nothing', () => {
    expect(read('')).toEqual({ availability: 'online', priority: 0, idle: false });
  });

  it('that is unavailable is offline, whatever it shows', () => {
    expect(read('<show>dnd</show><status>Bye</status>', { available: false })).toMatchObject({ availability: 'offline', note: { text: 'Bye' } });
  });

  it.each([
    ['5', 5], ['-1', -1], ['127', 127], ['-128', -128], [' +7\n', 7], ['007', 7],
    ['128', 0], ['-129', 0], ['1.5', 0], ['1e2', 0], ['', 0], ['high', 0], ['99999999999999999999', 0], ['0x10', 0], ['Infinity', 0], ['5 5', 0],
  ])('has by %j the priority %d', (text, priority) => {
    expect(read(`<priority>${text}</priority>`).priority).toBe(priority);
  });

  it('is so since when the server says', () => {
    expect(read('<delay xmlns="urn:xmpp:delay" stamp="2026-11-20T11:00:00Z"/>').since).toBe(NOW - 3_600_000);
  });

  it('is so since it was seen to change, and for as long as it does not', () => {
    const online = read(''), away = read('<show>away</show>', { known: online, at: NOW + 1 }), still = read('<show>xa</show>', { known: away, at: NOW + 2 });
    expect([online.since, away.since, still.since]).toEqual([undefined, NOW + 1, NOW + 1]);
  });
});
