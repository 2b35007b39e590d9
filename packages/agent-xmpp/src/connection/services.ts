import type { XmppOptions } from '../xmpp-options.js';

/** May a password go there? Over TLS, to this machine, or where the administrator says so. */
export function isAllowed(service: string, { insecure }: Pick<XmppOptions, 'insecure'>): boolean {
  const url = urlOf(service);
  return !!url && (/^(wss|https):$/.test(url.protocol) || (/^(ws|http):$/.test(url.protocol) && (insecure === true || isLoopback(url.hostname))));
}

/** WebSocket (RFC 7395) rather than BOSH? */
export const isSocket = (service: string): boolean => /^wss?:/i.test(service);

/** @throws TypeError naming a service that is no URL, carries a secret or is not secure. */
export function checkServices(services: readonly string[], options: Pick<XmppOptions, 'insecure'>): readonly string[] {
  for (const service of services) {
    const url = urlOf(service);
    if (!url || !/^(wss?|https?):$/.test(url.protocol)) throw new TypeError('`service` is a wss: or https: URL');
    if (url.username || url.password) throw new TypeError('A `service` carries no credentials');
    if (!isAllowed(service, options)) throw new TypeError(`\`service\` ${url.protocol}//${url.host} is not secure: use wss: or https:, or set \`insecure\``);
  }
  return services;
}

const isLoopback = (host: string): boolean => /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);

function urlOf(service: string): URL | undefined {
  try {
    return new URL(service);
  } catch {
    return; // Not a URL.
  }
}
