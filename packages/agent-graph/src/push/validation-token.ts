import { bytesOf } from './base64.js';

/** Whose notifications are believed. */
export interface TokenRules {
  /** Our application (client) id. */
  readonly appId?: string | undefined;
  /** Our tenant (directory) id. */
  readonly tenantId?: string | undefined;
  /** Checks the signature, and whatever else: with it a token is proven, without it only read. */
  readonly verify?: ((token: string) => boolean | Promise<boolean>) | undefined;
}

interface Claims { readonly aud?: unknown; readonly appid?: unknown; readonly azp?: unknown; readonly tid?: unknown; readonly exp?: unknown; readonly nbf?: unknown }

// The application that publishes Graph's change notifications, in every tenant (Set up change notifications that include resource data).
const PUBLISHER = '0bf30f3b-4a52-48df-9a82-234910c4a086';
// Clocks are this far apart at most (milliseconds).
const SKEW = 300_000;
// More than Graph sends at once.
const MOST = 20;

/** Are these tokens of Graph's, for us and of now? All of them have to be. Never rejects. */
export async function areValid(tokens: unknown, rules: TokenRules, now: number): Promise<boolean> {
  if (!Array.isArray(tokens) || !tokens.length || tokens.length > MOST) return false;
  return (await Promise.all(tokens.map(token => isValid(token, rules, now)))).every(Boolean);
}

async function isValid(token: unknown, { appId, tenantId, verify }: TokenRules, now: number): Promise<boolean> {
  const claims = claimsIn(token);
  if (!claims) return false;
  const { aud, appid, azp, tid, exp, nbf } = claims;
  const isOurs = (!appId || aud === appId) && (!tenantId || tid === tenantId) && (appid ?? azp) === PUBLISHER;
  const isNow = Number(exp) * 1_000 > now - SKEW && !(Number(nbf ?? 0) * 1_000 > now + SKEW);
  try {
    return isOurs && isNow && (!verify || await verify(token as string));
  } catch {
    return false; // What cannot be proven is not proven.
  }
}

/** The claims of a JWT (RFC 7519 §3), unproven. */
function claimsIn(token: unknown): Claims | undefined {
  const [, payload] = typeof token === 'string' && token.length < 20_000 ? (/^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(token) ?? []) : [];
  try {
    return JSON.parse(new TextDecoder().decode(bytesOf(payload))) as Claims;
  } catch {
    return; // No token at all.
  }
}
