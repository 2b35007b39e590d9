import { PresenceError } from '@presence-elements/core';
import { ask, type Answer, type AskOptions } from './ask.js';
import { isPage } from './body.js';
import { failure } from './failure.js';
import { readJson, wordAt } from './place.js';
import { Turnstile } from './turnstile.js';

export interface SignIn {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Key of the application (`devId`, `k`). */
  readonly key: string;
}

export interface Session {
  /** Runs a request with a signed URL, once more after signing in anew where the service no longer knows us. */
  run<T>(url: URL, signal: AbortSignal, request: (signed: URL) => Promise<T>): Promise<T>;
}

// Accounts are locked for less than being asked with the same wrong password each minute (milliseconds).
const REFUSED = 300_000;

/**
 * A session of the Web AIM API: `clientLogin` gives a token, `startSession` an id. Password and token travel in the bodies of
 * requests; the id is part of each URL because the API has no other place for it, and never part of an error.
 *
 * @throws TypeError where nobody is to sign in.
 */
export function webAimSession(base: URL, { user, password, key }: SignIn, options: AskOptions): Session {
  if (!user || !password) throw new TypeError(`${user ? 'password' : 'user'} is missing: this service answers only who signs in`);
  const signingIn = new Turnstile(1);
  let id: string | undefined, refusedUntil = -Infinity;

  const post = async (path: string, form: Record<string, string>, found: string, signal: AbortSignal): Promise<string> => {
    const url = new URL(base);
    url.pathname = url.pathname.replace(/\/$/, '') + path;
    return valueIn(await ask({ url, base, form: new URLSearchParams({ f: 'json', ...form }), redirects: 0, signal }, options), found);
  };
  const signIn = async (signal: AbortSignal): Promise<string> => {
    const wait = refusedUntil - options.now();
    if (wait > 0) throw new PresenceError('signed-out', 'The password was refused', { retryAfter: wait });
    const a = await post('/auth/clientLogin', { s: user, pwd: password, devId: key }, 'response.data.token.a', signal).catch((error: unknown) => {
      if (error instanceof PresenceError && error.code === 'signed-out') refusedUntil = options.now() + REFUSED;
      throw error;
    });
    return post('/aim/startSession', { a, k: key, events: 'presence' }, 'response.data.aimsid', signal);
  };
  const current = (signal: AbortSignal, refused?: string): Promise<string> => signingIn.run(signal, async () => {
    if (id === undefined || id === refused) id = await signIn(signal);
    return id;
  });

  return {
    async run(url, signal, request) {
      const first = await current(signal);
      try {
        return await request(signed(url, first));
      } catch (error) {
        if (!(error instanceof PresenceError) || error.code !== 'signed-out') throw error;
        return await request(signed(url, await current(signal, first)));
      }
    },
  };
}

function signed(url: URL, id: string): URL {
  const copy = new URL(url);
  copy.search += `&aimsid=${encodeURIComponent(id)}`;
  return copy;
}

/** A value in the envelope, whose own status counts as much as HTTP's. */
function valueIn({ status, body, wait }: Answer, path: string): string {
  const envelope = isPage(body) ? undefined : readJson(body), inside = Number(envelope && wordAt(envelope, 'response.statusCode'));
  const told = inside || status, value = envelope && wordAt(envelope, path);
  if (status < 300 && told === 200 && value) return value;
  if (status < 300 && !inside) throw new PresenceError('unreachable', 'The service does not say whether one is signed in');
  // 330 asks for better credentials; with 200 and without what was wanted it is another service.
  throw failure(told === 200 ? 502 : told, wait, { statuses: { 330: 'signed-out', 430: 'rate-limited' } });
}
