import { PresenceError, problemCodes, type ProblemCode } from '@presence-elements/core';

// A page where an answer should be (200) is a log-in page.
const problems: Readonly<Record<number, ProblemCode>> = { 200: 'signed-out', 401: 'signed-out', 403: 'forbidden', 429: 'rate-limited' };

/** What an answer that cannot be used means. The relay's own word (RFC 9457) beats the status; which fields it refuses is the cause. */
export async function failure(response: Response, now: number): Promise<PresenceError> {
  const { status, headers } = response;
  const told = (await response.json().catch(() => undefined)) as { code?: ProblemCode; errors?: unknown } | null | undefined;
  const code = problemCodes.find(code => code === told?.code) ?? problems[status] ?? 'unreachable';
  return new PresenceError(code, `HTTP ${status}`, { retryAfter: waitOf(headers.get('retry-after'), now), cause: told?.errors });
}

/** Milliseconds (RFC 9110 §10.2.3: seconds, or a date). */
function waitOf(text: string | null, now: number): number | undefined {
  const seconds = Number(text);
  return (Number.isNaN(seconds) ? Date.parse(text!) - now : seconds * 1_000) || undefined;
}
