import type { ImAddress, ProblemCode } from '@presence-elements/core';

/** How Graph is asked for somebody: by object id, by name (mail address or UPN), or not at all. */
export type Target = { readonly id: string } | { readonly name: string } | { readonly problem: ProblemCode };

const GUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
// Personal accounts have no presence in Graph, and no organisation has these domains.
const PERSONAL = /^(?:outlook|hotmail|live|msn|passport|gmail|googlemail|icloud|yahoo|aol)\.(?:com|co\.\w\w|com\.\w\w|\w\w)$/;

export const isObjectId = (text: unknown): text is string => typeof text === 'string' && GUID.test(text);

/** `ada@corp.example`, `sip:ada@corp.example`, `msteams:ada@corp.example` and `msteams:<object id>`. */
export function targetOf({ scheme, user, domain }: ImAddress): Target {
  if (scheme === 'msteams' && !domain) return isObjectId(user) ? { id: user.toLowerCase() } : { problem: 'bad-address' };
  if (!/^(im|sips?|msteams)$/.test(scheme)) return { problem: 'bad-address' };
  return PERSONAL.test(domain) ? { problem: 'no-data' } : { name: `${user}@${domain}`.toLowerCase() };
}
