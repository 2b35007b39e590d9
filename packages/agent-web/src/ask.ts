import { PresenceError } from '@presence-elements/core';
import { readBody } from './body.js';
import { waitOf } from './failure.js';
import { pass, type GateOptions } from './gate.js';

export interface AskOptions extends GateOptions {
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What a service answered, as far as anybody looks at it. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** Where it redirects to, as it was written. */
  readonly location?: string | undefined;
  /** Milliseconds that the service wants to be left alone. */
  readonly wait?: number | undefined;
}

interface Question {
  readonly url: URL;
  readonly base: URL;
  /** A form to be sent; it goes where it was meant to go and nowhere else. */
  readonly form?: URLSearchParams | undefined;
  /** Redirects are followed so often; with 0 the redirect itself is the answer. */
  readonly redirects: number;
  readonly signal: AbortSignal;
}

export const MOST_REDIRECTS = 3;

/** One question, without cookies, credentials or referrer. Rejects with a `PresenceError` that holds no URL. */
export async function ask(question: Question, options: AskOptions): Promise<Answer> {
  let { url, base: from } = question;
  for (let left = question.redirects; ; left--) {
    await pass(url, from, options);
    const response = await send(url, question, options), location = response.headers.get('location') ?? undefined;
    const redirects = [301, 302, 303, 307, 308].includes(response.status);
    if (redirects && location !== undefined && question.redirects) {
      void response.body?.cancel().catch(() => undefined); // Nobody reads it, so nobody minds how it ends.
      if (!left) throw new PresenceError('unreachable', 'The service redirects on and on');
      from = url;
      url = follow(location, url);
      continue;
    }
    const wait = waitOf(response.headers.get('retry-after'), options.now());
    return { status: response.status, body: await readBody(response), location: redirects ? location : undefined, wait };
  }
}

async function send(url: URL, { form, signal }: Question, { fetch }: AskOptions): Promise<Response> {
  const response = await fetch(url.href, {
    signal, redirect: 'manual', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', ...(form && { method: 'POST', body: form }),
  }).catch(() => {
    // Without the cause, which quotes the URL.
    throw new PresenceError('unreachable', 'The service does not answer');
  });
  if (response.type === 'opaqueredirect') throw new PresenceError('unreachable', 'The service redirects, and a page may not see where to: ask through the relay');
  return response;
}

function follow(location: string, from: URL): URL {
  if (!URL.canParse(location, from.href)) throw new PresenceError('unreachable', 'The service redirects to what is no URL');
  return new URL(location, from);
}
