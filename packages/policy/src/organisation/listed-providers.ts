import type { ProviderDraft } from '@presence-elements/core';

/** A public provider as it stands on every list from the start: there, and not enabled. */
const listed = (name: string, routes: readonly string[], supports: readonly string[] = []): ProviderDraft => Object.freeze({
  kind: 'public', name, routes: Object.freeze(routes), allowed: false, verification: 'provider-verified', isPublic: true, supports: Object.freeze(supports),
});

/**
 * MSN, AOL and Yahoo! are available in the list, but are not enabled (OCS 2007 R2, IM Provider tab). Their services are no more, so none
 * has an agent until an administrator says what speaks for it: a revival, or a gateway. By id.
 */
export const listedProviders: ReadonlyMap<string, ProviderDraft> = new Map([
  // Audio was for its people alone (Communications Server 2010, external user access).
  ['msn', listed('MSN', ['msn:', 'msnim:', 'wlm:', 'hotmail.com', 'live.com', 'msn.com'], ['av'])],
  ['aol', listed('AOL', ['aim:', 'aol.com', 'aim.com'])],
  ['yahoo', listed('Yahoo!', ['yahoo:', 'ymsgr:', 'yahoo.com'])],
]);
