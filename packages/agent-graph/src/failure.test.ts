import { failure, givenUp, waitOf } from './failure.js';

const NOON = Date.parse('2026-11-25T12:00:00Z');

describe('a failure of Graph', () => {
  it.each([[400, 'agent-fault'], [401, 'signed-out'], [403, 'forbidden'], [404, 'not-found'], [429, 'rate-limited'], [500, 'unreachable'], [503, 'unreachable'], [504, 'timeout'], [302, 'unreachable']])('%i is %s', (status, code) => {
    expect(failure(status, 5)).toMatchObject({ name: 'PresenceError', code, retryAfter: 5 });
  });

  it('waits by the second or by the date, and not for what is neither', () => {
    expect([waitOf('7', NOON), waitOf('1.5', NOON), waitOf('Wed, 25 Nov 2026 12:01:00 GMT', NOON)]).toEqual([7_000, 1_500, 60_000]);
    expect(['0', '-5', 'soon', '', 'Wed, 25 Nov 2020 12:01:00 GMT', null, 7].map(text => waitOf(text, NOON))).toEqual(Array(7).fill(undefined));
  });

  it('is a timeout where nobody waits any more', () => {
    expect(givenUp().code).toBe('timeout');
  });
});
