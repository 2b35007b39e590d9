// One label is a machine next door; the others never leave it (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal).
const PRIVATE_NAME = /^[^.]*$|\.(localhost|local|localdomain|internal|intranet|lan|home|corp|test|invalid|onion|home\.arpa)$/;
// IANA special-purpose registry (RFC 6890), as [first four bytes, length of the prefix].
const PRIVATE_V4: readonly (readonly [number, number])[] = [
  [0x00000000, 8], [0x0A000000, 8], [0x64400000, 10], [0x7F000000, 8], [0xA9FE0000, 16], [0xAC100000, 12], [0xC0000000, 24], [0xC0000200, 24],
  [0xC0A80000, 16], [0xC6120000, 15], [0xC6336400, 24], [0xCB007100, 24], [0xE0000000, 3],
];

/** Does this name never leave the network it is in? */
export const isPrivateName = (host: string): boolean => PRIVATE_NAME.test(host.replace(/\.$/, '').toLowerCase());

/** Is this address, as a resolver gives it, not on the public internet? What is no address is not, either. */
export function isPrivateAddress(address: string): boolean {
  const v4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/i.exec(address)?.slice(1).map(Number);
  if (v4) return v4.some(byte => byte > 255) || PRIVATE_V4.some(([network, bits]) => (v4.reduce((sum, byte) => sum * 256 + byte, 0) ^ network) >>> (32 - bits) === 0);
  const [, first = '', second = '0'] = /^([0-9a-f]{1,4}):([0-9a-f]{0,4}):/i.exec(address) ?? [];
  const [one, two] = [parseInt(first, 16), parseInt(second || '0', 16)];
  // Global unicast (2000::/3) without protocol assignments, Teredo, documentation and 6to4.
  return !(one >>> 13 === 1) || (one === 0x2001 && (two < 0x200 || two === 0xDB8)) || one === 0x2002 || one === 0x3FFF;
}
