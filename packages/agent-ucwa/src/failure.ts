import { PresenceError, type ProblemCode } from '@presence-elements/core';
import { readResource, string } from './resource.js';

/** What a server refused, in HTTP's word and in UCWA's own. */
export class Refusal extends PresenceError {
  readonly status: number;
  /** 'ApplicationNotFound', 'LimitExceeded', … ; new ones may come at any time. */
  readonly subcode: string | undefined;

  constructor(code: ProblemCode, status: number, subcode: string | undefined, retryAfter: number | undefined) {
    super(code, subcode && /^\w{1,60}$/.test(subcode) ? `HTTP ${status}, ${subcode}` : `HTTP ${status}`, { retryAfter });
    this.status = status;
    this.subcode = subcode;
  }
}

const problems: ReadonlyMap<number, ProblemCode> = new Map([
  [401, 'signed-out'], [403, 'forbidden'], [404, 'not-found'], [407, 'signed-out'], [408, 'timeout'], [429, 'rate-limited'], [504, 'timeout'],
]);
const subcodes: ReadonlyMap<string, ProblemCode> = new Map([
  ['LimitExceeded', 'rate-limited'], ['TooManyApplications', 'rate-limited'],
  ['UserAgentNotAllowed', 'forbidden'], ['MobileApplicationNoLongerAllowed', 'forbidden'],
]);

/** What a status other than success means (ErrorsAndInformationalMessages, ApplicationDashboard). `wait` in milliseconds. */
export function failure(status: number, text: string, wait: number | undefined): Refusal {
  const subcode = subcodeOf(text);
  return new Refusal(subcodes.get(subcode ?? '') ?? problems.get(status) ?? 'unreachable', status, subcode, wait);
}

/**
 * Does this mean that our application is no more, or elsewhere? A new one has to be made, from discovery on: whoever is moved
 * to another pool is forbidden or not found by the old one.
 */
export function endsApplication(error: unknown): boolean {
  if (!(error instanceof Refusal)) return false;
  const { status, subcode } = error;
  return status === 404 || (status === 410 && error.code !== 'forbidden') || (status === 403 && !subcode) || subcode === 'PGetReplaced';
}

// Whoever asks for more has mixed up its units, and beyond 24 days a timer goes off at once (milliseconds).
const LONGEST = 3_600_000;

/** `Retry-After` in milliseconds (RFC 9110 §10.2.3: seconds, or a date), an hour at most. */
export function waitOf(text: string | null | undefined, now: number): number | undefined {
  if (text === null || text === undefined) return;
  const wait = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return wait > 0 ? Math.min(wait, LONGEST) : undefined;
}

function subcodeOf(text: string): string | undefined {
  try {
    return string(readResource(text), 'subcode');
  } catch {
    return; // A proxy's words are not UCWA's.
  }
}
