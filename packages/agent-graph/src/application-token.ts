import { PresenceError } from '@presence-elements/core';
import { waitOf } from './failure.js';
import type { Token } from './token-request.js';

/** How an application signs in to Microsoft Entra: as itself, or for a service account whose refresh token it holds. */
export interface ApplicationCredential {
  /** Directory (tenant) id or domain. */
  readonly tenant: string;
  /** Application (client) id. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of a service account: tokens are that account's (delegated), not the application's own. */
  readonly refreshToken?: string | undefined;
  /** 'https://login.microsoftonline.com' */
  readonly login?: string | undefined;
  /** The Graph that the token is for: 'https://graph.microsoft.com'. */
  readonly graph?: string | undefined;
  readonly fetch?: ((input: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
}

// A token is not used to its last minute (milliseconds).
const MARGIN = 300_000;

/** Tokens of an application, kept until shortly before they end (OAuth 2.0, RFC 6749 §4.4 and §6). For a relay: a page cannot keep a secret. */
export function applicationToken(credential: ApplicationCredential): Token {
  const { now = Date.now } = credential;
  let refreshToken = credential.refreshToken, token = '', endsAt = -Infinity;
  return async ({ refused }) => {
    if (token && token !== refused && now() < endsAt) return token;
    const answer = await sign(credential, refreshToken);
    token = answer.token;
    endsAt = now() + answer.lasts - MARGIN;
    // Entra gives a new one with each; the first stays good as well.
    refreshToken = refreshToken && (answer.refreshToken ?? refreshToken);
    return token;
  };
}

interface Signed { readonly token: string; readonly lasts: number; readonly refreshToken: string | undefined }

async function sign({ tenant, clientId, clientSecret, login = 'https://login.microsoftonline.com', graph = 'https://graph.microsoft.com', fetch = globalThis.fetch, now = Date.now }: ApplicationCredential, refreshToken: string | undefined): Promise<Signed> {
  const grant = refreshToken === undefined
    ? { grant_type: 'client_credentials', scope: `${graph}/.default` }
    : { grant_type: 'refresh_token', refresh_token: refreshToken, scope: `${graph}/.default offline_access` };
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...grant });
  const response = await fetch(`${login}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`, { method: 'POST', body, redirect: 'error', credentials: 'omit', cache: 'no-store' }).catch(() => {
    // Without the cause, and below without the answer: both may quote what was sent.
    throw new PresenceError('unreachable', 'Entra does not answer');
  });
  const retryAfter = waitOf(response.headers.get('retry-after'), now());
  // Left open it would keep its connection; nobody reads it, so nobody minds how it ends.
  if (response.status === 429 || response.status >= 500) void response.body?.cancel().catch(() => undefined);
  if (response.status === 429) throw new PresenceError('rate-limited', 'Entra answers 429', { retryAfter });
  if (response.status >= 500) throw new PresenceError('unreachable', `Entra answers ${response.status}`, { retryAfter });
  const answer = (await response.json().catch(() => ({}))) as { readonly access_token?: unknown; readonly expires_in?: unknown; readonly refresh_token?: unknown } | null;
  if (!response.ok || typeof answer?.access_token !== 'string') throw new PresenceError('signed-out', `Entra gives no token: it answers ${response.status}`);
  const lasts = Number(answer.expires_in) * 1_000 || 3_600_000;
  return { token: answer.access_token, lasts, refreshToken: typeof answer.refresh_token === 'string' ? answer.refresh_token : undefined };
}
