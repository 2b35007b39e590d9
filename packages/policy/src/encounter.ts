import type { Viewer } from '@presence-elements/core';
import type { OrganisationFacts } from './facts.js';
import { rulesOf, type Place, type Rules } from './rules.js';
import { peopleOf, whoIs, type Who } from './who.js';

/** One viewer, and one person whom they look at or write to. */
export interface Encounter {
  readonly facts: OrganisationFacts;
  readonly rules: Rules;
  readonly who: Who;
  /** Where the person is. */
  readonly place: Place;
  /** The user of this organisation that the person is. */
  readonly user: string | undefined;
  readonly isSelf: boolean;
  /**
   * That the address is the user's is their own word alone: they prefer it. Anybody can say so of anybody's address, so it may
   * hide what is there, but it shows nobody more than they would see without it, and loses no message.
   */
  readonly isClaimed: boolean;
}

export function encounter(facts: OrganisationFacts, rules: Rules, who: Who, place: Place): Encounter {
  const user = facts.userOf(place.person);
  const isViewer = who.people.includes(place.person), isSelf = isViewer || (user !== undefined && user === who.user);
  const isClaimed = user !== undefined && !isViewer && place.kind !== 'portal' && !peopleOf(facts, rules, user).includes(place.person);
  return { facts, rules, who, place, user, isSelf, isClaimed };
}

/** The same from scratch: undefined where the address is none. */
export function encounterAt(facts: OrganisationFacts, viewer: Viewer | undefined, address: string): Encounter | undefined {
  const rules = rulesOf(facts), place = rules.placeOf(address);
  return place && encounter(facts, rules, whoIs(facts, rules, viewer), place);
}
