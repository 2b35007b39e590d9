/** Who issues web tickets for a server, and in exchange for what. */
export interface Challenge {
  /** As it was written; relative to whoever says it. */
  readonly href: string;
  /** 'password', 'urn:microsoft.rtc:windows', … */
  readonly grants: readonly string[];
}

// Long headers are no challenge (characters).
const LONGEST = 8_192;

/**
 * Reads `WWW-Authenticate`, where several challenges stand beside each other and either parameter may be quoted:
 * `MsRtcOAuth href=https://…/WebTicket/oauthtoken,grant_type="urn:microsoft.rtc:windows,password"` (AuthenticationInUCWA).
 */
export function challengeOf(header: string | null): Challenge | undefined {
  if (!header || header.length > LONGEST) return;
  const [, own] = header.split(/\bMsRtcOAuth\s/i), href = own && parameter(own, 'href');
  return href ? { href, grants: (parameter(own, 'grant_type') ?? '').split(/[\s,]+/).filter(Boolean) } : undefined;
}

function parameter(text: string, name: string): string | undefined {
  const [, quoted, plain] = new RegExp(`(?:^|[\\s,])${name}=(?:"([^"]*)"|([^",\\s]*))`, 'i').exec(text) ?? [];
  return quoted ?? plain;
}
