import type { ImAddress } from '@presence-elements/core';

/** The local part of a contact's JID: what may not stand there is escaped (XEP-0106 §3), `o'brien` → `o\27brien`. */
export const localpart = ({ user }: Pick<ImAddress, 'user'>): string => user.replace(/["&'/:<>@ ]/g, sign => `\\${sign.charCodeAt(0).toString(16)}`);

/** Opens a conversation in whatever client the reader has (RFC 5122 §2.2, XEP-0147 §3). */
export const messageLink = (address: ImAddress): string => `xmpp:${encodeURIComponent(localpart(address))}@${address.domain}?message`;
