import { problemOf, type FieldProblem, type ProblemCode, type SettingsRefusal } from '@presence-elements/core';

/** Why a request is refused; thrown anywhere in a route, answered as `application/problem+json` (RFC 9457). */
export class RelayProblem extends Error {
  override readonly name: string = 'RelayProblem';
  readonly status: number;
  readonly code: ProblemCode;
  /** Milliseconds to wait before asking again. */
  readonly retryAfter: number | undefined;
  /** Which fields of a form cannot be taken, and why. */
  readonly errors: readonly FieldProblem[] | undefined;

  constructor(status: number, code: ProblemCode, detail: string, { retryAfter, errors }: { readonly retryAfter?: number | undefined; readonly errors?: readonly FieldProblem[] | undefined } = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
    this.errors = errors;
  }
}

// What a network's failure is over HTTP. No 401: it would make a page renew its own sign-in, which is in order.
const statuses: Record<ProblemCode, number> = {
  'bad-address': 400, 'no-agent': 404, 'pending': 503, 'signed-out': 403, 'forbidden': 403, 'not-shared': 403,
  'not-found': 404, 'no-data': 502, 'network-disabled': 403, 'blocked-by-policy': 403, 'rate-limited': 429,
  'timeout': 504, 'unreachable': 502, 'agent-fault': 502,
};

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 409: 'Conflict',
  413: 'Content Too Large', 415: 'Unsupported Media Type', 422: 'Unprocessable Content', 429: 'Too Many Requests',
  500: 'Internal Server Error', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout',
};

export interface Blame {
  /** No network has its part in this request: what fails has failed here. */
  readonly isOurs?: boolean | undefined;
  /** The settings take nothing any more: whatever cannot be reached is here. */
  readonly isClosed?: boolean | undefined;
}

/** The answer to whatever was thrown. What is nobody's stated problem tells nothing of our inside. */
export function problemResponse(error: unknown, blame: Blame = {}): Response {
  const { status, code, message, retryAfter, errors } = asProblem(error, blame);
  const headers = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(retryAfter !== undefined && { 'retry-after': String(Math.ceil(retryAfter / 1000)) }),
  };
  return new Response(JSON.stringify({ title: titles[status], status, code, detail: message, errors }), { status, headers });
}

/** Was it thrown by us or by an agent on purpose? Anything else is somebody's mistake and worth a log line. */
export function isExpected(error: unknown): boolean {
  return error instanceof RelayProblem || isRefusal(error) || ((error as Error | undefined)?.name === 'PresenceError' && problemOf(error).problem !== 'agent-fault');
}

function asProblem(error: unknown, { isOurs = false, isClosed = false }: Blame): RelayProblem {
  if (error instanceof RelayProblem) return error;
  if (isRefusal(error)) return refused(error);
  const { problem, retryAfter } = problemOf(error);
  if (!isExpected(error)) {
    // An agent that fails in its own way says what no page need know: where it is, perhaps even with what password.
    const isAgent = !isOurs && (error as Error | undefined)?.name === 'PresenceError';
    return new RelayProblem(isAgent ? statuses[problem] : 500, 'agent-fault', 'Something went wrong here; it has been logged.');
  }
  return new RelayProblem(isClosed && problem === 'unreachable' ? 503 : statuses[problem], problem, (error as Error).message, { retryAfter });
}

const isRefusal = (error: unknown): error is SettingsRefusal => (error as Error | undefined)?.name === 'SettingsError';

/** Somebody else was quicker (409), or a field cannot be taken as it is (422). */
function refused({ message, problems }: SettingsRefusal): RelayProblem {
  const errors = problems.map(({ path, code, message: words }) => ({ path, code, message: words }));
  return new RelayProblem(problems.some(({ code }) => code === 'conflict') ? 409 : 422, 'agent-fault', message, { errors });
}
