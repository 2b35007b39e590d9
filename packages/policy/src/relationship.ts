import type { Viewer } from '@presence-elements/core';
import { encounterAt, type Encounter } from './encounter.js';
import type { OrganisationFacts } from './facts.js';
import { everyRight } from './rights.js';
import type { Place } from './rules.js';
import { relationships, type Authorisation, type Relationship, type Right } from './settings.js';

const NONE: ReadonlySet<Right> = new Set();

/** What a contact is to a viewer; `anonymous` where the address is none. Of two people outside the less privileged one counts. */
export function relationshipOf(facts: OrganisationFacts, viewer: Viewer | undefined, address: string): Relationship {
  const met = encounterAt(facts, viewer, address);
  return met ? relationshipIn(met) : 'anonymous';
}

/** What a viewer may do towards a contact, whoever of the two is outside. */
export function rightsTowards(facts: OrganisationFacts, viewer: Viewer | undefined, address: string): ReadonlySet<Right> {
  const met = encounterAt(facts, viewer, address);
  return met ? rightsIn(met) : NONE;
}

export function relationshipIn({ who, place, isSelf }: Encounter): Relationship {
  if (isSelf) return 'self';
  return relationships[Math.max(relationships.indexOf(who.relationship), relationships.indexOf(place.relationship))]!;
}

/** What both have, if the organisation deals with both, and whoever of them is its own is authorised to deal with the other. */
export function rightsIn(met: Encounter): ReadonlySet<Right> {
  const { who, place, isSelf, isClaimed } = met;
  if (place.problem || isFromNowhere(who.place)) return NONE;
  if (isSelf && !isClaimed) return everyRight;
  if (!isAuthorised(met)) return NONE;
  // Most meet colleagues: both have all of it, and there is nothing to compare.
  if (who.rights.size === everyRight.size) return place.rights;
  return new Set([...place.rights].filter(right => who.rights.has(right)));
}

/** Does somebody look from a network outside that the organisation does not deal with? (Who is inside keeps their rights while a connection rests.) */
const isFromNowhere = (place: Place | undefined): boolean => !!place?.problem && place.relationship !== 'internal';

/** "You can authorize public IM connectivity for your entire organization or on a per-user basis"; so, too, federation and remote access. */
function isAuthorised({ facts, rules: { settings: { access } }, who, place, user, isClaimed }: Encounter): boolean {
  const may = (own: string | undefined, what: keyof Authorisation): boolean => own === undefined || facts.authorisationOf(own)[what];
  if (who.relationship === 'remote' && access.remoteFor === 'authorised' && !may(who.user, 'remote')) return false;
  const outside = [who.relationship, place.relationship];
  const needed = (['federation', 'publicIm'] as const).filter(what =>
    outside.includes(what === 'federation' ? 'federated' : 'public') && access[what === 'federation' ? 'federationFor' : 'publicImFor'] === 'authorised');
  // Where neither is the organisation's own, nobody could have been authorised.
  const isOurs = who.user !== undefined || (user !== undefined && !isClaimed);
  return needed.every(what => isOurs && may(who.user, what) && may(user, what));
}
