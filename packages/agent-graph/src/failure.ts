import { PresenceError, type ProblemCode } from '@presence-elements/core';

const problems: ReadonlyMap<number, ProblemCode> = new Map([
  [400, 'agent-fault'], [401, 'signed-out'], [403, 'forbidden'], [404, 'not-found'], [408, 'timeout'], [429, 'rate-limited'], [504, 'timeout'],
]);

/** What a status other than success means; `wait` is what Graph asks for, in milliseconds. */
export function failure(status: number, wait?: number): PresenceError {
  return new PresenceError(problems.get(status) ?? 'unreachable', `Graph answers ${status}`, { retryAfter: wait });
}

/** `Retry-After` in milliseconds (RFC 9110 §10.2.3: seconds, or a date). */
export function waitOf(text: unknown, now: number): number | undefined {
  if (typeof text !== 'string') return;
  const wait = /^\s*\d{1,9}(?:\.\d+)?\s*$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return wait > 0 ? wait : undefined;
}

/** Nobody waits any more, or time was up. */
export const givenUp = (): PresenceError => new PresenceError('timeout', 'Graph has not answered in time');
