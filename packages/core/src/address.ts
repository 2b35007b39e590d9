/** An IM address in its parts. `text` is the normal form and the key under which everything is remembered. */
export interface ImAddress {
  /** 'im' for what is written bare or as `mailto: im: pres: acct:`; else 'sip', 'sips', 'xmpp', 'matrix', 'aim', … */
  readonly scheme: string;
  /** Decoded, without the domain. */
  readonly user: string;
  /** Folded to lower case and to its ASCII form (UTS #46); empty for a bare network id such as `aim:ada`. */
  readonly domain: string;
  readonly text: string;
}

const MAX_LENGTH = 1024;
// What would let one address pass for another (controls, bidi, what is not seen), or for a header, a parameter, a path or markup.
const REFUSED = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{DI}"<>@:;,/?#\\()[\]]/u;
// Schemes that run or load something: never the name of a network.
const FORBIDDEN = /^(javascript|data|vbscript|file|blob|about|https?|wss?|ftp|view-source|filesystem)$/;
const LABEL = '[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?';
const DOMAIN = new RegExp(`^(?=.{1,253}$)(${LABEL}(\\.${LABEL})*|\\[[0-9a-f:.]+\\])$`);

/** Reads an address as markup has it. Never throws; what is no address is `undefined` and no network hears of it. */
export function parseAddress(input: unknown): ImAddress | undefined {
  if (typeof input !== 'string' || input.length > MAX_LENGTH) return;
  const text = input.trim();
  if (text.startsWith('@')) return matrix(text.slice(1));
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*):(.*)$/i.exec(text) ?? [];
  const network = foldScheme(scheme ?? 'im');
  if (!network) return;
  if (network === 'matrix') return rest?.startsWith('u/') ? matrix(rest.slice(2)) : undefined;
  return compose(network, rest ?? text);
}

/** The addresses of one person, as markup or a script gives them. */
export function splitAddresses(input: string | readonly string[]): readonly string[] {
  return typeof input === 'string' ? (input.trim().match(/\S+/g) ?? []) : input;
}

/** 'mailto' → 'im'; a scheme that is no network → undefined. */
export function foldScheme(scheme: string | undefined): string | undefined {
  const folded = scheme?.toLowerCase();
  if (!folded || FORBIDDEN.test(folded)) return;
  return /^(mailto|pres|acct)$/.test(folded) ? 'im' : folded;
}

/** A domain in lower case and ASCII, or undefined. */
export function foldDomain(input: string): string | undefined {
  let domain = input.toLowerCase();
  try {
    // The platform's own IDNA (UTS #46); plain ASCII does without, which keeps a page of 10,000 icons quick.
    // A URL is more than a host, and its parser drops white space: neither may turn into another domain.
    // It also takes quotation marks, which no domain can have (RFC 5892 §3).
    if (/[^\0-\x7F]/.test(domain)) domain = /[\p{Pi}\p{Pf}\0-\x20@:/?#\\[\]]/u.test(domain) ? '' : new URL('http://' + domain).hostname;
  } catch {
    return; // Not a domain in any script.
  }
  domain = domain.replace(/\.$/, '');
  return DOMAIN.test(domain) ? domain : undefined;
}

function compose(scheme: string, rest: string): ImAddress | undefined {
  const at = rest.lastIndexOf('@');
  const user = foldUser(scheme, at < 0 ? rest : rest.slice(0, at));
  const domain = at < 0 ? '' : foldDomain(decode(rest.slice(at + 1)));
  if (!user || domain === undefined) return;
  const needsDomain = /^(im|sips?|xmpp)$/.test(scheme);
  if (needsDomain && !domain) return;
  const bare = encode(user) + (domain && '@' + domain);
  return Object.freeze({ scheme, user, domain, text: scheme === 'im' ? bare : `${scheme}:${bare}` });
}

/** `@user:server` (Matrix specification, appendices §4.2.1): the server name may carry a port, routing does not. */
function matrix(rest: string): ImAddress | undefined {
  const [, name = '', server = '', port = ''] = /^([^:]+):(.+?)(:\d{1,5})?$/.exec(rest) ?? [];
  const user = foldUser('matrix', name);
  const domain = foldDomain(decode(server));
  if (!user || !domain) return;
  return Object.freeze({ scheme: 'matrix', user, domain, text: `@${encode(user)}:${domain}${port}` });
}

/** Case counts in SIP (RFC 3261 §19.1.4) and Matrix; XMPP (RFC 7622 §3.3), mail as lived, and network ids fold it. */
function foldUser(scheme: string, encoded: string): string | undefined {
  const decoded = decode(encoded);
  const user = (/^(sips?|matrix)$/.test(scheme) ? decoded : decoded.toLowerCase()).normalize('NFC');
  return user && !REFUSED.test(user) ? user : undefined;
}

/** Percent-decoded once; malformed encoding becomes a character that is refused. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '\0';
  }
}

// A literal per cent sign stays encoded, so that parsing the normal form again gives the same address.
const encode = (user: string): string => user.replaceAll('%', '%25');
