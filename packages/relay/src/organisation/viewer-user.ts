import { parseAddress, type Viewer } from '@presence-elements/core';
import { userLooking, type OrganisationFacts } from '@presence-elements/policy';

/** Which user of the portal a viewer is, if any. */
export type UserOfViewer = (viewer: Viewer | undefined) => string | undefined;

/** With an organisation, it says who is one of its people: whoever comes from outside may have the id of one of them. */
export const viewerUsers = (domain: string, facts: OrganisationFacts | undefined): UserOfViewer =>
  viewer => (facts ? userLooking(facts, viewer) : userOfViewer(viewer, domain));

/** The user of a portal without an organisation who is looking: by their address, where that is of the portal, else by their id. */
export function userOfViewer(viewer: Viewer | undefined, domain: string): string | undefined {
  // An id is no part of an address that somebody has encoded.
  const own = parseAddress(viewer?.address), named = parseAddress(`${viewer?.id ?? ''}@`.replaceAll('%', '%25') + domain);
  const address = own?.domain === domain ? own : named;
  return viewer && address?.user.toLowerCase();
}
