/**
 * The address of a network's sign-in page, with the way back in it; undefined where it is none that a page may be sent to:
 * only the host's own pages, and others by https.
 */
export function signInUrl(template: string, back: string, page: string): string | undefined {
  let url: URL;
  try {
    url = new URL(template.replaceAll('{back}', encodeURIComponent(back)), page);
  } catch {
    return undefined; // No address at all: said beside the network's name.
  }
  const { protocol, origin } = new URL(page);
  // What stands before an @ is a secret, or a name that pretends to be another host.
  const isSafe = url.protocol === 'https:' || (url.protocol === protocol && url.origin === origin && protocol === 'http:');
  return isSafe && !url.username && !url.password ? url.href : undefined;
}
