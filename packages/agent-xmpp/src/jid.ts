import { parseAddress, type ImAddress } from '@presence-elements/core';
import { localpart } from './contact/link.js';

/** The bare JID (RFC 7622) of an address, in the form that `bareOf` gives. */
export const jidOf = (address: ImAddress): string => `${localpart(address)}@${address.domain}`;

/** A JID without its resource, folded so that two ways to write it are one key. */
export function bareOf(jid: string): string {
  const bare = jid.split('/', 1)[0]!.toLowerCase(), at = bare.lastIndexOf('@');
  if (/^[\0-\x7F]*$/.test(bare)) return bare;
  // Servers write a domain in its own script; addresses have it in ASCII.
  const domain = parseAddress(`xmpp:x@${bare.slice(at + 1)}`)?.domain ?? bare.slice(at + 1);
  return bare.slice(0, at + 1).normalize('NFC') + domain;
}

/** The domain of a JID, bare or full. */
export function domainOf(jid: string): string {
  const bare = bareOf(jid);
  return bare.slice(bare.lastIndexOf('@') + 1);
}
