import { failure, isPersonal } from './failure.js';

const NOW = Date.UTC(2026, 0);
const of = (status: number, body?: unknown, headers: Record<string, string> = {}): ReturnType<typeof failure> =>
  failure(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }), NOW);

describe('the agent takes', () => {
  it.each([
    [401, 'M_UNKNOWN_TOKEN', 'signed-out'], [401, 'M_MISSING_TOKEN', 'signed-out'], [403, 'M_USER_DEACTIVATED', 'signed-out'], [401, 'M_USER_LOCKED', 'signed-out'],
    [403, 'M_FORBIDDEN', 'forbidden'], [403, 'M_GUEST_ACCESS_FORBIDDEN', 'forbidden'], [404, 'M_NOT_FOUND', 'no-data'], [404, 'M_UNRECOGNIZED', 'network-disabled'],
    [400, 'M_INVALID_PARAM', 'bad-address'], [400, 'M_UNKNOWN', 'unreachable'], [429, 'M_LIMIT_EXCEEDED', 'rate-limited'], [500, 'M_UNKNOWN', 'unreachable'], [400, 'constructor', 'unreachable'],
  ])('%d %s as %s: %s', async (status, errcode, problem) => expect((await of(status, { errcode })).code).toBe(problem));

  it.each([[401, 'signed-out'], [403, 'forbidden'], [404, 'unreachable'], [407, 'signed-out'], [429, 'rate-limited'], [502, 'unreachable'], [504, 'timeout']])('%d with a page instead of an error as %s', async (status, problem) =>
    expect((await of(status, '<html>no</html>')).code).toBe(problem));

  it('the wait that is asked for, in the header or in the body, in seconds, milliseconds or as a date', async () => {
    expect((await of(429, {}, { 'retry-after': '30' })).retryAfter).toBe(30_000);
    expect((await of(429, {}, { 'retry-after': new Date(NOW + 60_000).toUTCString() })).retryAfter).toBe(60_000);
    expect((await of(429, { retry_after_ms: 2_500 })).retryAfter).toBe(2_500);
    expect((await of(429, { retry_after_ms: 2_500 }, { 'retry-after': '3' })).retryAfter).toBe(3_000);
    for (const retry_after_ms of [-1, 0, '5', null, 'Infinity', {}]) expect((await of(429, { retry_after_ms }, { 'retry-after': 'soon' })).retryAfter).toBeUndefined();
  });

  it('nothing of what the homeserver wrote into the error', async () => expect((await of(403, { errcode: 'M_FORBIDDEN', error: 'token syt_secret' })).message).toBe('HTTP 403'));
});

it('the agent knows what is said of one person alone', () => {
  expect(['forbidden', 'no-data', 'bad-address', 'signed-out', 'rate-limited', 'network-disabled', 'unreachable', undefined].map(isPersonal)).toEqual([true, true, true, false, false, false, false, false]);
});
