import type { ImAddress } from '@presence-elements/core';

/** The user id of an address, with the port that its server name may carry; undefined where it is no Matrix address. */
export function userIdOf({ scheme, user, text }: ImAddress): string | undefined {
  return scheme === 'matrix' ? `@${user}${text.slice(text.indexOf(':'))}` : undefined;
}

/** Opens a conversation in whatever client the reader has (appendices, §matrix.to navigation). */
export const messageLink = (userId: string): string => `https://matrix.to/#/${encodeURIComponent(userId).replace('%40', '@').replaceAll('%3A', ':')}`;

export const statusPath = (userId: string): string => `/presence/${encodeURIComponent(userId)}/status`;
