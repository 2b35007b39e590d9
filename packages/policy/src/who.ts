import type { Viewer } from '@presence-elements/core';
import type { OrganisationFacts } from './facts.js';
import { rightsOf } from './rights.js';
import { rulesOf, type Place, type Rules } from './rules.js';
import type { Mark } from './verification.js';
import type { Relationship, Right } from './settings.js';

/** Who is looking, or writing, seen from the organisation. */
export interface Who {
  /** Nobody's, for whoever is anonymous. */
  readonly place: Place | undefined;
  /** The user of this organisation that it is. */
  readonly user: string | undefined;
  /** Under which addresses the host vouches for them: the one they signed in with first, none that they merely prefer. */
  readonly people: readonly string[];
  readonly relationship: Exclude<Relationship, 'self'>;
  /** What the person's provider says of them. */
  readonly mark: Mark;
  readonly rights: ReadonlySet<Right>;
}

/**
 * The roles that count here: `remote` (signed in from outside the organisation's network), `verified` (by the provider, of
 * somebody from outside), `invited` and `anonymous`. An id without an address is a user of the portal, if there is one.
 */
export function whoIs(facts: OrganisationFacts, rules: Rules, viewer: Viewer | undefined): Who {
  const roles = Array.isArray(viewer?.roles) ? (viewer.roles as readonly unknown[]) : [];
  const place = roles.includes('anonymous') ? undefined : rules.placeOf(addressOf(viewer ?? undefined, rules.domain));
  const isInside = place?.relationship === 'internal', user = isInside ? userAt(facts, rules, place, viewer!) : undefined;
  const isNobody = !place || (isInside && user === undefined);
  const relationship = isNobody ? 'anonymous' : isInside && roles.includes('remote') ? 'remote' : place.relationship;
  return {
    user, relationship,
    place: isNobody ? undefined : place,
    people: isNobody ? [] : user === undefined ? [place.person] : [...new Set([place.person, ...peopleOf(facts, rules, user)])],
    mark: isInside || roles.includes('verified') ? 'verified' : 'unverified',
    rights: isNobody ? rightsOf('anonymous', rules.settings.access, { invited: roles.includes('invited') }) : place.rights,
  };
}

/** The user of this organisation who is looking; undefined for everybody from outside, also where a user has the same id. */
export function userLooking(facts: OrganisationFacts, viewer: Viewer | undefined): string | undefined {
  return whoIs(facts, rulesOf(facts), viewer).user;
}

/** The people at the addresses for which the host vouches: all of them are this user. */
export function peopleOf(facts: OrganisationFacts, rules: Rules, user: string): readonly string[] {
  return facts.vouchedFor(user).map(address => rules.placeOf(address)?.person).filter(person => person !== undefined);
}

function addressOf({ id, address }: Partial<Viewer> = {}, domain: string): string {
  return address ?? portalAddress(id, domain);
}

/** An id is no part of an address yet: what looks encoded in it stands for itself. */
const portalAddress = (id: unknown, domain: string): string => (typeof id === 'string' ? `${id.replaceAll('%', '%25')}@${domain}` : '');

/** The portal knows its people by their address there, and everybody else of the organisation by the id they signed in with. */
function userAt(facts: OrganisationFacts, rules: Rules, place: Place, viewer: Viewer): string | undefined {
  if (place.kind === 'portal') return facts.userOf(place.person);
  const signedIn = facts.userOf(portalAddress(viewer.id, rules.domain)), listed = signedIn ?? facts.userOf(place.person);
  // Whoever merely prefers the address of somebody else does not become them, nor they become that one.
  return signedIn ?? (listed !== undefined && peopleOf(facts, rules, listed).includes(place.person) ? listed : undefined);
}
