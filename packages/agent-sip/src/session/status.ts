import type { ProblemCode } from '@presence-elements/core';
import type { Answer } from './sip-stack.js';

/** Why something was refused, in our words; milliseconds to wait, where the server says so. */
export interface Refusal {
  readonly problem: ProblemCode;
  readonly retryAfter?: number | undefined;
}

// RFC 3261 §21, RFC 6665 §8.3. What is not listed says nothing of a person: `no-data`, or `unreachable` for a server's own failure.
const problems: Readonly<Record<number, ProblemCode>> = {
  401: 'signed-out', 407: 'signed-out',
  403: 'forbidden', 433: 'forbidden', 436: 'forbidden', 603: 'forbidden', 607: 'forbidden', 608: 'forbidden',
  404: 'not-found', 410: 'not-found', 484: 'not-found', 604: 'not-found',
  // No presence is kept here, of anybody.
  405: 'network-disabled', 489: 'network-disabled', 501: 'network-disabled',
  408: 'timeout', 504: 'timeout',
  478: 'unreachable', 482: 'unreachable', 483: 'unreachable',
};

/** What an answer other than a 2xx means. A foreign realm's challenge forbids one address; our own signs out. */
export function refusalOf(answer: Answer): Refusal {
  const { status, foreign } = answer, retryAfter = secondsOf(answer.header('retry-after'));
  if (foreign) return { problem: 'forbidden', retryAfter };
  // A server that names a time is busy, not gone (RFC 3261 §21.5.4).
  if (status === 503) return { problem: retryAfter ? 'rate-limited' : 'unreachable', retryAfter };
  return { problem: problems[status] ?? (status >= 500 && status < 600 ? 'unreachable' : 'no-data'), retryAfter };
}

/** Milliseconds of a header that begins with seconds (RFC 3261 §20.33). */
export function secondsOf(text: string | undefined): number | undefined {
  const seconds = /^\s*(\d{1,9})/.exec(text ?? '')?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}

/** Does it pass by itself, so that the same may be tried again soon? */
export const passes = (problem: ProblemCode): boolean => /^(timeout|unreachable|rate-limited|agent-fault)$/.test(problem);
