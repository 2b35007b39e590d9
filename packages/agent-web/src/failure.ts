import { PresenceError, type ProblemCode } from '@presence-elements/core';
import type { WebService } from './web-service.js';

const problems: ReadonlyMap<number, ProblemCode> = new Map([
  [401, 'signed-out'], [403, 'forbidden'], [404, 'not-found'], [407, 'signed-out'], [408, 'timeout'], [410, 'not-found'], [429, 'rate-limited'], [504, 'timeout'],
]);

// About one person, who is told so; every other problem is the service's, and its whole answer fails.
const personal: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['not-found', 'no-data', 'not-shared', 'bad-address']);

export const isPersonal = (problem: ProblemCode): boolean => personal.has(problem);

/** What a status other than success means, HTTP's own or one of that kind inside an answer. */
export function failure(status: number, wait: number | undefined, { statuses = {} }: Pick<WebService, 'statuses'>): PresenceError {
  const own = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  return new PresenceError(own ?? problems.get(status) ?? 'unreachable', `HTTP ${status}`, { retryAfter: wait });
}

/** `Retry-After` in milliseconds (RFC 9110 §10.2.3: seconds, or a date). */
export function waitOf(text: string | null, now: number): number | undefined {
  if (text === null) return;
  const wait = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return wait > 0 ? wait : undefined;
}
