import { PresenceError } from '@presence-elements/core';
import { endsApplication, failure, waitOf } from './failure.js';

const said = (status: number, subcode?: string): ReturnType<typeof failure> => failure(status, JSON.stringify({ code: 'X', ...(subcode && { subcode }) }), undefined);

test.each([
  [401, undefined, 'signed-out'], [403, undefined, 'forbidden'], [403, 'LimitExceeded', 'rate-limited'], [404, 'ResourceNotFound', 'not-found'], [408, undefined, 'timeout'],
  [409, undefined, 'unreachable'], [410, 'TooManyApplications', 'rate-limited'], [410, 'UserAgentNotAllowed', 'forbidden'], [410, 'InactiveApplicationExpired', 'unreachable'],
  [429, undefined, 'rate-limited'], [500, undefined, 'unreachable'], [504, 'ServiceTimeout', 'timeout'], [418, 'Tomorrow', 'unreachable'],
])('%d %s is %s', (status, subcode, problem) => expect(said(status, subcode)).toMatchObject({ name: 'PresenceError', code: problem, status }));

test('a proxy\'s page is no word of UCWA\'s, and a strange word is not repeated', () => {
  expect(failure(502, '<html>', 7_000)).toMatchObject({ code: 'unreachable', subcode: undefined, retryAfter: 7_000 });
  expect(said(403, '<script>').message).toBe('HTTP 403');
});

test('an application is over when it is not found, gone, taken, or somewhere else', () => {
  const ends = [said(404, 'ApplicationNotFound'), said(404), said(410, 'InactiveApplicationExpired'), said(403), said(409, 'PGetReplaced')];
  const stays = [said(403, 'LimitExceeded'), said(410, 'UserAgentNotAllowed'), said(409, 'AlreadyExists'), said(500), said(429), new PresenceError('not-found'), undefined];
  expect(ends.map(endsApplication)).toEqual(ends.map(() => true));
  expect(stays.map(endsApplication)).toEqual(stays.map(() => false));
});

test('a wait is in seconds or until a date, and an hour at most', () => {
  const now = Date.parse('2024-01-01T00:00:00Z');
  expect([waitOf('999999999', now), waitOf('Mon, 01 Jan 2094 00:00:30 GMT', now)]).toEqual([3_600_000, 3_600_000]);
  expect([waitOf('7', now), waitOf('Mon, 01 Jan 2024 00:00:30 GMT', now), waitOf('0', now), waitOf('soon', now), waitOf(null, now), waitOf(undefined, now)]).toEqual([7_000, 30_000, undefined, undefined, undefined, undefined]);
});
