import { parseAddress, type Viewer } from '@presence-elements/core';

/** The user of the portal who is looking: by their address, where that is of the portal, else by their id. */
export function userOfViewer(viewer: Viewer | undefined, domain: string): string | undefined {
  // An id is no part of an address that somebody has encoded.
  const own = parseAddress(viewer?.address), named = parseAddress(`${viewer?.id ?? ''}@`.replaceAll('%', '%25') + domain);
  const address = own?.domain === domain ? own : named;
  return viewer && address?.user.toLowerCase();
}
