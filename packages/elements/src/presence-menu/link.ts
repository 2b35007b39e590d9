import { parseAddress, type Capability, type ImAddress } from '@presence-elements/core';

// What follows `?` or `;` could write a subject or a text in the reader's name: only the verb of RFC 5122 §2.3 stays.
const CONTACT = /^(?:mailto|im|pres|sips?|xmpp):[^?#;]+(?:\?message(?=;|$))?/i;
// No pauses, no service codes: dialling must do no more than ring (RFC 3966 §3).
const PHONE = /^tel:\+?[\d().-]+(?=;|$)/i;
// No credentials before the host name, where they would pass for it.
const PAGE = /^(?:https:\/\/[^/@?#]+(?:[/?#].*)?|msteams:.+)$/i;
const UNSAFE = /[\p{C}\p{Z}<>"`\\]|%0[\da-f]|%1[\da-f]|%7f/iu;

/** A link as a network gave it, cut to what is known to be harmless; nothing where its scheme is not one of these. */
export function safeLink(link: unknown): string | undefined {
  if (typeof link !== 'string' || UNSAFE.test(link)) return;
  if (/^matrix:/i.test(link)) return matrixLink(parseAddress(link.split('?')[0]));
  return (PAGE.exec(link) ?? CONTACT.exec(link) ?? PHONE.exec(link))?.[0];
}

/** How an address by itself can be reached: by the scheme it is written in. Nothing starts a video call by scheme alone. */
export function defaultLink(capability: Capability, address: ImAddress | undefined): string | undefined {
  if (!address) return;
  const { scheme, user, domain } = address;
  const target = `${encodeURIComponent(user)}@${domain}`;
  switch (`${capability} ${scheme}`) {
    case 'mail im': return `mailto:${target}`;
    case 'message im': return `im:${target}`;
    case 'message xmpp': return `xmpp:${target}?message`;
    case 'message matrix': return matrixLink(address);
    case 'call sip':
    case 'call sips': return `${scheme}:${target}`;
    default: return undefined;
  }
}

const matrixLink = (address: ImAddress | undefined): string | undefined =>
  address && `https://matrix.to/#/${encodeURIComponent(address.text)}`;
