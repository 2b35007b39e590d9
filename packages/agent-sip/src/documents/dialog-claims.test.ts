import { reportOf } from './claim.js';
import { dialogClaims } from './dialog-claims.js';
import type { Dialog } from './dialog-info.js';

const report = (...dialogs: Omit<Dialog, 'id'>[]): ReturnType<typeof reportOf> =>
  reportOf(dialogClaims({ version: 0, full: true, dialogs: dialogs.map((dialog, at) => ({ id: String(at), ...dialog })) }));

describe('what calls say', () => {
  it.each([
    [{ state: 'confirmed' }, 'in-call'], [{ state: 'confirmed', direction: 'recipient' }, 'in-call'], [{ state: 'confirmed', onHold: true }, 'on-hold'],
    [{ state: 'early', direction: 'recipient' }, 'ringing'], [{ state: 'early', direction: 'initiator' }, 'calling'], [{ state: 'early' }, 'ringing'],
    [{ state: 'proceeding', direction: 'initiator' }, 'calling'], [{ state: 'proceeding' }, 'calling'], [{ state: 'proceeding', direction: 'recipient' }, 'ringing'],
    [{ state: 'trying', direction: 'initiator' }, 'calling'], [{ state: 'trying' }, 'calling'],
  ] as const)('%j is busy, %s', (dialog, kind) => {
    expect(report(dialog)).toEqual({ availability: 'busy', activities: [{ kind }] });
  });

  it('is everything that goes on, each once', () => {
    expect(report({ state: 'confirmed', onHold: true }, { state: 'confirmed' }, { state: 'confirmed' }, { state: 'early' }).activities).toEqual([{ kind: 'on-hold' }, { kind: 'in-call' }, { kind: 'ringing' }]);
  });

  it('is nothing where the line is idle', () => {
    expect([report(), report({ state: 'terminated' })]).toEqual(Array(2).fill({ availability: 'unknown', problem: 'no-data' }));
  });
});
