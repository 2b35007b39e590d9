import { reportOf } from './claim.js';
import { stateClaims } from './state-claims.js';
import { stateTokens } from './state-ranges.js';
import type { State, StateNote } from './state.js';

const now = Date.UTC(2026, 10, 21);
const report = (states: readonly Partial<State>[], notes: readonly StateNote[] = []): ReturnType<typeof reportOf> =>
  reportOf(stateClaims({ states: states.map(state => ({ type: 'aggregateState', ...state })), notes }, now));

describe('what Microsoft’s servers say', () => {
  it.each([...stateTokens].map(([token, meaning]) => [token, meaning] as const))('of %s', (token, { kind, outOfOffice }) => {
    const { activities, outOfOffice: absence } = report([{ availability: 6500, activity: { token } }]);
    expect(activities).toEqual([{ kind }]);
    expect(!!absence).toBe(!!outOfOffice);
  });

  it('is an activity of one’s own, in its own words', () => {
    expect(report([{ availability: 9500, activity: { text: 'Interviewing' } }]).activities).toEqual([{ kind: 'other', text: 'Interviewing' }]);
    expect(report([{ availability: 3500, activity: { token: 'juggling' } }]).activities).toBeUndefined();
  });

  it('is what the server has composed, where there is that', () => {
    expect(report([{ availability: 3500 }, { type: 'machineState', availability: 9500 }]).availability).toBe('online');
    expect(report([{ type: 'userState', availability: 6500 }, { type: 'machineState', availability: 18500 }]).availability).toBe('busy');
  });

  it('is when somebody was last active, and since when they are what they are', () => {
    expect(report([{ availability: 15500, lastActiveAt: 5, since: 3 }])).toEqual({ availability: 'away', lastActiveAt: 5, since: 3 });
    expect(report([{ availability: 15500, since: now + 1 }]).since).toBeUndefined();
  });

  it('is a note while it counts, and an absence with its message', () => {
    const own: StateNote = { text: 'Hello', outOfOffice: false, until: now + 7 }, absence: StateNote = { text: 'On leave', outOfOffice: true, from: now, until: now + 9 };
    expect(report([{ availability: 3500, activity: { token: 'out-of-office' } }], [own, absence])).toMatchObject({ note: { text: 'Hello', expiresAt: now + 7 }, outOfOffice: { message: 'On leave', until: now + 9 }, expiresAt: now + 7 });
    expect(report([{ availability: 3500 }], [{ ...own, until: now }, { ...absence, from: now + 1 }])).toEqual({ availability: 'online', expiresAt: now + 1 });
  });

  it('is nothing where there is no number', () => {
    expect([report([{}]), report([]), report([{ availability: 0 }])]).toEqual(Array(3).fill({ availability: 'unknown', problem: 'no-data' }));
  });
});
