import { finite, oneOf } from './plain.js';

/**
 * Why an address is unknown, or why its last known presence is stale. The list is closed; readers treat a stranger as `no-data`.
 *
 * In order: of several reasons the last is told, the one that somebody can do something about.
 */
export const problemCodes = [
  'no-data', 'not-found', 'no-agent', 'bad-address', 'blocked-by-policy', 'network-disabled', 'agent-fault',
  'unreachable', 'timeout', 'rate-limited', 'forbidden', 'not-shared', 'signed-out', 'pending',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/**
 * Thrown by an agent when its network fails as a whole.
 *
 * Recognised by `name` and `code`, never by `instanceof`: an agent may come with another copy of this library.
 */
export class PresenceError extends Error {
  override readonly name: string = 'PresenceError';
  readonly code: ProblemCode;
  /** Milliseconds to wait before asking again, where the network said so. */
  readonly retryAfter?: number | undefined;

  constructor(code: ProblemCode, message: string = code, { retryAfter, cause }: { retryAfter?: number | undefined; cause?: unknown } = {}) {
    super(message, { cause });
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** Reads a problem out of whatever was thrown; anything but a `PresenceError` is the agent's own fault. */
export function problemOf(error: unknown): { problem: ProblemCode; retryAfter?: number | undefined } {
  try {
    const { name, code, retryAfter } = error as Partial<PresenceError>;
    if (name === 'PresenceError') return { problem: knownProblem(code), retryAfter: finite(retryAfter) };
  } catch {
    // Nothing that can be read is the agent's own fault, too.
  }
  return { problem: 'agent-fault' };
}

/** A problem code from elsewhere, or `no-data` where this version does not know it. */
export const knownProblem = (code: unknown): ProblemCode => oneOf(problemCodes)(code) ?? 'no-data';
