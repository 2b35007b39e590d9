// What is not the public internet (IANA special-purpose registries, RFC 6890), as [first four bytes, length of the prefix];
// last, what answers every machine in Azure with its own host.
const PRIVATE_V4: readonly (readonly [number, number])[] = [
  [0x00000000, 8], [0x0A000000, 8], [0x64400000, 10], [0x7F000000, 8], [0xA9FE0000, 16], [0xAC100000, 12], [0xC0000000, 24],
  [0xC0000200, 24], [0xC0586300, 24], [0xC0A80000, 16], [0xC6120000, 15], [0xC6336400, 24], [0xCB007100, 24], [0xE0000000, 3],
  [0xA83F8110, 32],
];
// One label is a machine next door; the others never leave it (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal), or are numbers
// that are no address.
const PRIVATE_NAME = /^[^.]*$|\.(localhost|local|localdomain|internal|intranet|lan|home|corp|test|invalid|onion|home\.arpa|\d+)$/;

/**
 * May this host be on the public internet? `host` as a URL has it after parsing, so that 127.1, 0x7f000001 and 2130706433 are
 * 127.0.0.1 already; or an IP address as a resolver gives it. A name can still lead anywhere: see `resolve`.
 */
export function isPublicHost(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').replace(/%.*$/, '').replace(/\.+$/, '').toLowerCase();
  if (bare.includes(':')) return isPublicV6(bare);
  const v4 = numberOf(bare);
  return v4 === undefined ? !PRIVATE_NAME.test(bare) : isPublicV4(v4);
}

const isPublicV4 = (address: number): boolean => !PRIVATE_V4.some(([network, bits]) => (address ^ network) >>> (32 - bits) === 0);

function isPublicV6(text: string): boolean {
  const parts = partsOf(text);
  if (!parts) return false;
  const [first, second] = parts as [number, number], starts = parts.slice(0, 6).join();
  // IPv4 in other clothes: mapped (RFC 4291 §2.5.5.2) and behind NAT64 (RFC 6052 §2.1).
  if (starts === '0,0,0,0,0,65535' || starts === '100,65435,0,0,0,0') return isPublicV4(parts[6]! * 65_536 + parts[7]!);
  // Global unicast (2000::/3) without protocol assignments, Teredo, documentation and 6to4.
  return first >>> 13 === 1 && !(first === 0x2001 && (second < 0x200 || second === 0xDB8)) && first !== 0x2002 && first !== 0x3FFF;
}

/** The eight parts of an IPv6 address. */
function partsOf(text: string): readonly number[] | undefined {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text), v4 = dotted ? numberOf(dotted[2]!) : 0;
  if (v4 === undefined) return;
  const whole = dotted ? `${dotted[1]!}${(v4 >>> 16).toString(16)}:${(v4 & 0xFFFF).toString(16)}` : text;
  const [head = '', tail, more] = whole.split('::').map(half => (half ? half.split(':') : [])) as (readonly string[] | undefined)[];
  if (more || !head) return;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail ? missing < 1 : missing) return;
  const parts = [...head, ...Array<string>(missing).fill('0'), ...(tail ?? [])];
  return parts.every(part => /^[0-9a-f]{1,4}$/.test(part)) ? parts.map(part => parseInt(part, 16)) : undefined;
}

function numberOf(text: string): number | undefined {
  const bytes = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  return bytes?.every(byte => byte < 256) ? bytes.reduce((sum, byte) => sum * 256 + byte, 0) : undefined;
}
