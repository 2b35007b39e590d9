import { failure, isPersonal, waitOf } from './failure.js';

test('a status says why, in the words of the row first', () => {
  const codes = [301, 400, 401, 403, 404, 407, 408, 410, 418, 429, 500, 502, 503, 504].map(status => failure(status, undefined, {}).code);
  expect(codes).toEqual(['unreachable', 'unreachable', 'signed-out', 'forbidden', 'not-found', 'signed-out', 'timeout', 'not-found', 'unreachable', 'rate-limited', 'unreachable', 'unreachable', 'unreachable', 'timeout']);
  expect(failure(500, 7, { statuses: { 500: 'no-data' } })).toMatchObject({ code: 'no-data', retryAfter: 7 });
  expect(failure(Number.NaN, undefined, { statuses: {} }).code).toBe('unreachable');
});

test('what is about one person does not speak for the service', () => {
  expect(['not-found', 'no-data', 'not-shared', 'bad-address'].map(code => isPersonal(code as 'no-data'))).toEqual([true, true, true, true]);
  expect(['unreachable', 'timeout', 'rate-limited', 'signed-out', 'forbidden'].map(code => isPersonal(code as 'no-data'))).toEqual(Array(5).fill(false));
});

test('a service is left alone for seconds or until a date (RFC 9110 §10.2.3)', () => {
  const now = Date.parse('2023-11-14T22:13:20Z');
  expect(['120', ' 3 ', 'Tue, 14 Nov 2023 22:14:20 GMT', null, '', '0', '-5', 'soon', 'Tue, 14 Nov 2023 22:12:20 GMT', '1e9'].map(text => waitOf(text, now)))
    .toEqual([120_000, 3_000, 60_000, undefined, undefined, undefined, undefined, undefined, undefined, undefined]);
});
