import type { OwnPresence } from '@presence-elements/core';
import { NOON, say } from '../test/page.js';
import { bench } from '../test/parts.js';
import { publish } from './own-presence.js';

function setUp() {
  const parts = bench(), { double, signal } = parts, { id } = double.add('ada@corp.example', say('Available'));
  double.tokens.set('good', { user: id, scopes: ['Presence.ReadWrite'] });
  return { double, id, set: (own: OwnPresence) => publish(parts, own, { signal }), sent: () => double.asked.filter(({ method }) => method === 'POST').map(({ path, body }) => [path.split('/').at(-1), body]) };
}

describe('one’s own presence', () => {
  it.each([
    [{ availability: 'online' }, { availability: 'Available', activity: 'Available' }], [{ availability: 'busy' }, { availability: 'Busy', activity: 'Busy' }], [{ availability: 'dnd' }, { availability: 'DoNotDisturb', activity: 'DoNotDisturb' }],
    [{ availability: 'away' }, { availability: 'Away', activity: 'Away' }], [{ availability: 'invisible' }, { availability: 'Offline', activity: 'OffWork' }],
    [{ availability: 'away', activities: [{ kind: 'be-right-back' }] }, { availability: 'BeRightBack', activity: 'BeRightBack' }],
    [{ availability: 'busy', expiresAt: NOON + 90 * 60_000 + 1 }, { availability: 'Busy', activity: 'Busy', expirationDuration: 'PT91M' }],
  ] as const)('%j is preferred as Graph has it, and told as it is read back', async (own, body) => {
    const { set, sent, double } = setUp();
    expect(await set(own)).toMatchObject({ availability: own.availability });
    expect([sent(), double.violations]).toEqual([[['setUserPreferredPresence', body]], []]);
  });

  it('goes back to Graph with auto, or with an end that is past', async () => {
    const { set, sent, double } = setUp();
    await set({ availability: 'auto' });
    expect(await set({ availability: 'dnd', expiresAt: NOON })).toEqual({ availability: 'online' });
    expect([sent(), double.violations]).toEqual([[['clearUserPreferredPresence', {}], ['clearUserPreferredPresence', {}]], []]);
  });

  it('has a message with an end in UTC, and none with an empty text', async () => {
    const { set, sent, double } = setUp(), expiresAt = NOON + 3_600_000;
    expect(await set({ note: { text: 'At <b>lunch</b>', emoji: '🍜' }, expiresAt })).toEqual({ availability: 'online', note: { text: '🍜 At <b>lunch</b>', expiresAt } });
    expect(await set({ note: { text: '' } })).toEqual({ availability: 'online' });
    expect(sent()).toEqual([
      ['setStatusMessage', { statusMessage: { message: { content: '🍜 At <b>lunch</b>', contentType: 'text' }, expiryDateTime: { dateTime: '2026-11-25T13:00:00.0000000', timeZone: 'UTC' } } }],
      ['setStatusMessage', { statusMessage: { message: { content: '', contentType: 'text' } } }],
    ]);
    expect(double.violations).toEqual([]);
  });

  it('is what is effective: a preference needs a session', async () => {
    const { set, double } = setUp();
    double.hasSession = false;
    expect(await set({ availability: 'busy' })).toEqual({ availability: 'offline' });
  });

  it('leaves alone what is not mentioned', async () => {
    const { set, sent } = setUp();
    await set({ activities: [{ kind: 'in-call' }], outOfOffice: { message: 'x' } });
    expect(sent()).toEqual([]);
  });

  it('is forbidden without leave to write', async () => {
    const { set, double, id } = setUp();
    double.tokens.set('good', { user: id, scopes: ['Presence.Read'] });
    await expect(set({ availability: 'busy' })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
