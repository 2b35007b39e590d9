import { PresenceError, type ProblemCode } from '@presence-elements/core';
import { field, readJson } from './body.js';

// What homeservers say of an error is short (bytes).
const MOST = 65_536;

// The standard error codes (client-server API, §Standard error response) that tell more than their status.
const byCode: ReadonlyMap<unknown, ProblemCode> = new Map<unknown, ProblemCode>([
  ['M_UNKNOWN_TOKEN', 'signed-out'], ['M_MISSING_TOKEN', 'signed-out'], ['M_UNAUTHORIZED', 'signed-out'],
  ['M_USER_DEACTIVATED', 'signed-out'], ['M_USER_LOCKED', 'signed-out'], ['M_LIMIT_EXCEEDED', 'rate-limited'],
  ['M_FORBIDDEN', 'forbidden'], ['M_USER_SUSPENDED', 'forbidden'], ['M_GUEST_ACCESS_FORBIDDEN', 'forbidden'],
  ['M_NOT_FOUND', 'no-data'], ['M_INVALID_PARAM', 'bad-address'], ['M_UNRECOGNIZED', 'network-disabled'],
]);
const byStatus: ReadonlyMap<number, ProblemCode> = new Map([[401, 'signed-out'], [403, 'forbidden'], [407, 'signed-out'], [408, 'timeout'], [429, 'rate-limited'], [504, 'timeout']]);

// About one person, who is told so; every other problem is the homeserver's, or the token's.
const personal: ReadonlySet<unknown> = new Set<ProblemCode>(['forbidden', 'no-data', 'bad-address']);

export const isPersonal = (problem: unknown): problem is ProblemCode => personal.has(problem);

/** What an answer other than success means. Neither what the homeserver wrote nor where it is gets into the error. */
export async function failure(response: Response, now: number): Promise<PresenceError> {
  const { status, headers } = response;
  const body = await readJson(response, MOST).catch(() => undefined); // A proxy's page: its status has to do.
  const code = byCode.get(field(body, 'errcode')) ?? byStatus.get(status) ?? 'unreachable';
  return new PresenceError(code, `HTTP ${status}`, { retryAfter: waitOf(headers.get('retry-after'), now) ?? waitInBody(body) });
}

/** `Retry-After` in milliseconds (RFC 9110 §10.2.3: seconds, or a date). */
function waitOf(text: string | null, now: number): number | undefined {
  if (text === null) return;
  const wait = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return wait > 0 ? wait : undefined;
}

/** `retry_after_ms`, which newer servers leave to the header (Matrix 1.10). */
function waitInBody(body: unknown): number | undefined {
  const wait = field(body, 'retry_after_ms');
  return Number.isFinite(wait) && (wait as number) > 0 ? (wait as number) : undefined;
}
