import type { Presence } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { absent, offlineByKind, uniform, withheld, wordsEnd } from './blocking.js';

const NOW = 1_000_000;
const online: Presence = {
  address: 'ada@corp.example', availability: 'busy', activities: [{ kind: 'in-call', text: 'Board' }], note: { text: 'Hello' }, outOfOffice: { message: 'Back soon' },
  idle: true, lastActiveAt: 900, since: 800, capabilities: ['message', 'call'], links: { message: 'im:ada', call: 'sip:ada' }, stale: false, confidence: 'confirmed',
  network: 'Lync', agent: 'office', observedAt: 950, expiresAt: 2_000,
};
const clean = (presence: Presence): object => JSON.parse(JSON.stringify(presence)) as object;
const offline: Presence = { ...online, availability: 'offline' };

describe('somebody who hides', () => {
  it('is offline, with their last words and no others', () => {
    expect(absent(online, { note: { text: 'Lunch' } }, NOW)).toMatchObject({ availability: 'offline', note: { text: 'Lunch' }, outOfOffice: undefined });
    expect(absent(online, {}, NOW)).toMatchObject({ availability: 'offline', note: undefined, outOfOffice: undefined });
  });

  it('has last words that end by their own time', () => {
    const words = { note: { text: 'Lunch', expiresAt: NOW + 1 }, outOfOffice: { message: 'Away', until: NOW + 2 } };
    const at = (now: number): unknown[] => [absent(online, words, now).note?.text, absent(online, words, now).outOfOffice?.message];
    expect([at(NOW), at(NOW + 1), at(NOW + 2)]).toEqual([['Lunch', 'Away'], [undefined, 'Away'], [undefined, undefined]]);
    expect([wordsEnd(words, NOW), wordsEnd(words, NOW + 1), wordsEnd(words, NOW + 2), wordsEnd({}, NOW)]).toEqual([NOW + 1, NOW + 2, Infinity, Infinity]);
  });

  it('stays unknown while nothing is known', () => {
    const unknown: Presence = { ...online, availability: 'unknown', problem: 'timeout' };
    expect(absent(unknown, { note: { text: 'Lunch' } }, NOW)).toBe(unknown);
  });

  it('looks, under the same words, exactly like somebody offline', () => {
    for (const kind of [...Object.keys(offlineByKind), undefined, 'fax']) {
      const real: Presence = { ...offline, note: { text: 'Lunch' }, outOfOffice: undefined, activities: [{ kind: 'off-work' }], idle: undefined, lastActiveAt: 1, since: 2, observedAt: 3, expiresAt: undefined };
      expect(uniform(absent(online, { note: { text: 'Lunch' } }, NOW), kind, NOW)).toEqual(uniform(real, kind, NOW));
    }
  });
});

describe('how others see somebody', () => {
  it('who is offline: since when, and how long inactive, is nobody else’s business', () => {
    expect(uniform(offline, 'graph', NOW)).toEqual({
      address: 'ada@corp.example', availability: 'offline', activities: [], note: { text: 'Hello' }, outOfOffice: { message: 'Back soon' },
      capabilities: ['message', 'call'], links: { message: 'im:ada', call: 'sip:ada' }, stale: false, problem: undefined, confidence: 'confirmed',
      network: 'Lync', agent: 'office', observedAt: NOW,
    });
  });

  it.each([['portal', 'confirmed'], ['relay', 'confirmed'], ['sip', 'confirmed'], ['graph', 'confirmed'], ['ucwa', 'confirmed'], ['xmpp', 'assumed'], ['matrix', 'assumed'], ['web', 'assumed'], ['fax', 'assumed'], [undefined, 'assumed'], ['__proto__', 'assumed']])(
    'who is offline on %s is so for sure or not: %s', (kind, confidence) => {
      for (const said of ['confirmed', 'assumed'] as const) expect(uniform({ ...offline, confidence: said }, kind, NOW).confidence).toBe(confidence);
    });

  it('who is offline on a network whose ways are not known: only what waits can be done', () => {
    expect(uniform(offline, 'fax', NOW)).toMatchObject({ capabilities: ['message'], links: { message: 'im:ada' } });
    expect(uniform(online, 'fax', NOW).capabilities).toEqual(['message', 'call']);
  });

  it.each([['portal', true], ['relay', true], ['graph', true], ['ucwa', true], ['fax', true], [undefined, true], ['xmpp', false], ['sip', false], ['matrix', false], ['web', false]] as const)(
    'who is offline on %s can be read: %s', (kind, isRead) => {
      expect('note' in clean(uniform(offline, kind, NOW))).toBe(isRead);
      expect('outOfOffice' in clean(uniform(offline, kind, NOW))).toBe(isRead);
      // Of somebody who merely prefers the address nothing is frozen when they hide.
      expect('note' in clean(uniform(offline, kind, NOW, false))).toBe(false);
      expect(uniform(online, kind, NOW, false).note).toEqual(online.note);
    });

  it('who is there: as of now, with no word on until when', () => {
    expect(uniform(online, 'sip', NOW)).toEqual({ ...online, observedAt: NOW, expiresAt: undefined });
  });

  it('of whom nothing is known: why, and nothing else', () => {
    expect(uniform({ ...online, availability: 'unknown', problem: 'timeout', confidence: 'assumed' }, 'sip', NOW)).toMatchObject({
      availability: 'unknown', problem: 'timeout', activities: [], note: undefined, outOfOffice: undefined, confidence: 'confirmed', stale: false, agent: undefined, network: undefined,
    });
  });

  it('who can no longer be confirmed: since when', () => {
    const stale: Presence = { ...offline, stale: true, problem: 'unreachable' };
    expect(uniform(stale, 'sip', NOW)).toMatchObject({ availability: 'offline', stale: true, problem: 'unreachable', observedAt: 950 });
    expect(uniform(stale, 'sip', NOW)).not.toHaveProperty('expiresAt');
  });
});

describe('somebody of whom nothing is shown', () => {
  it('is unknown with the reason, and can be reached like somebody offline', () => {
    expect(withheld(online, 'sip', 'not-shared', NOW)).toEqual({
      address: 'ada@corp.example', availability: 'unknown', problem: 'not-shared', activities: [], capabilities: ['message', 'call'],
      links: { message: 'im:ada', call: 'sip:ada' }, stale: false, confidence: 'confirmed', observedAt: NOW,
    });
    expect(withheld(online, 'fax', 'pending', NOW)).toMatchObject({ problem: 'pending', capabilities: ['message'] });
  });
});
