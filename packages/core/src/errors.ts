/** Why an address is unknown, or why its last known presence is stale. The list is closed; readers treat a stranger as `no-data`. */
export const problemCodes = [
  'bad-address', 'no-agent', 'pending', 'signed-out', 'forbidden', 'not-shared', 'not-found',
  'no-data', 'network-disabled', 'blocked-by-policy', 'rate-limited', 'timeout', 'unreachable', 'agent-fault',
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

  constructor(code: ProblemCode, message?: string, options: { retryAfter?: number | undefined; cause?: unknown } = {}) {
    super(message ?? code, { cause: options.cause });
    this.code = code;
    this.retryAfter = options.retryAfter;
  }
}

/** Reads a problem out of whatever was thrown; anything but a `PresenceError` is the agent's own fault. */
export function problemOf(error: unknown): { problem: ProblemCode; retryAfter?: number | undefined } {
  const { name, code, retryAfter } = (error ?? {}) as Partial<PresenceError>;
  if (name !== 'PresenceError') return { problem: 'agent-fault' };
  return { problem: knownProblem(code), retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined };
}

/** A problem code from elsewhere, or `no-data` where this version does not know it. */
export function knownProblem(code: unknown): ProblemCode {
  return problemCodes.includes(code as ProblemCode) ? (code as ProblemCode) : 'no-data';
}
