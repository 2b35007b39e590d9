import type { ImAddress } from '@presence-elements/core';

/** The SIP URI of an address; a bare `user@domain` that is routed here is `sip:` (RFC 3859 §5.1). Nothing in it can end a header. */
export function sipUri({ scheme, user, domain }: ImAddress): string {
  return `${scheme === 'sips' ? 'sips' : 'sip'}:${encodeUser(user)}@${domain}`;
}

/**
 * What two ways to write one SIP URI have in common (RFC 3261 §19.1.4): the user's case counts, the host's does not;
 * a default port, parameters and headers are left aside. `undefined` for what is none.
 */
export function uriKey(uri: string): string | undefined {
  const [, scheme = '', user = '', host = '', port = ''] = /^(sips?|pres|im):(?:([^@]{0,512})@)?(\[[0-9a-f:.]{2,64}\]|[^:;?>@\s]{1,255})(?::(\d{1,5}))?(?:[;?].*)?$/i.exec(uri.trim()) ?? [];
  if (!host) return;
  const secure = scheme.toLowerCase() === 'sips', [name = ''] = user.split(':');
  const place = port && port !== (secure ? '5061' : '5060') ? `:${port}` : '';
  return `${secure ? 'sips' : 'sip'}:${decode(name)}@${host.toLowerCase()}${place}`;
}

/** The URI in a From, To or Contact header (RFC 3261 §20.10): in angle brackets, or bare up to its header parameters. */
export function uriOf(header: string | undefined): string | undefined {
  return /<([^<>]+)>/.exec(header ?? '')?.[1] ?? /^\s*([^\s;<>]+)/.exec(header ?? '')?.[1];
}

export const domainOf = (uri: string): string => /@([^;?>]+)/.exec(uri)?.[1] ?? '';

// What may stand for itself in a user beside the unreserved (RFC 3261 §25.1), and matters to those who compare letter by letter.
const PLAIN: Readonly<Record<string, string>> = { '%26': '&', '%3D': '=', '%2B': '+', '%24': '$' };

const encodeUser = (user: string): string => encodeURIComponent(user).replace(/%(?:26|3D|2B|24)/g, code => PLAIN[code]!);

function decode(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch {
    return user; // Not encoded as it should be: then it is what it is.
  }
}
