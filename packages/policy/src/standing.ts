import type { Answer } from './facts.js';
import type { Encounter } from './encounter.js';
import { isOn } from './lists.js';
import { markOf, type Mark, type Standing } from './verification.js';

/**
 * How a viewer stands to one of the organisation's people.
 *
 * Who was denied counts as approved in everything but what is shown: they see somebody who is always offline, unless the person has
 * put them, by name, on the Allow list since.
 */
export interface OwnStanding extends Standing {
  readonly answer: Answer | undefined;
  /** On the person's Allow list itself, rather than approved. */
  readonly isListed: boolean;
  /** On the person's contact list; only asked where it makes a difference. */
  readonly isContact: () => boolean;
  /** The person is offline for this viewer. */
  readonly isHidden: boolean;
}

export function standingOf(met: Encounter, user: string): OwnStanding {
  const { facts, rules, who } = met, { allow, block } = facts.preferencesOf(user);
  const answer = answerOf(met, user), isContact = (): boolean => who.people.some(person => facts.hasContact(user, person));
  const onBlock = isListedOn(block, met) || isPreferredOn(block, met), isListed = isListedOn(allow, met);
  return {
    answer, isListed, isContact, onBlock,
    mark: markOn(met, isContact),
    onAllow: isListed || answer === 'approved' || answer === 'denied',
    isHidden: onBlock || (answer === 'denied' && !isNamedOn(allow, met)),
  };

  function isListedOn(entries: readonly string[], { who: { place, people } }: Encounter): boolean {
    if (!entries.length || !place) return false;
    const list = rules.list(entries);
    return isOn(list, place.address) || people.some(person => isOn(list, rules.placeOf(person)!.address));
  }
}

/** Is it this person who stands there, not merely their domain? Who was denied is let in again so, by somebody who thinks better of it. */
function isNamedOn(allow: readonly string[], { rules, who: { place, people } }: Encounter): boolean {
  const named = rules.list(allow).people;
  return !!place && [place.person, ...people].some(person => named.has(person));
}

/** Blocked is a person, whichever of their addresses stands on the list. (Allowed is not: everybody can claim to prefer an address.) */
function isPreferredOn(block: readonly string[], { facts, rules, who: { user } }: Encounter): boolean {
  const preferred = user === undefined || !block.length ? undefined : facts.preferencesOf(user).address;
  const person = preferred && rules.placeOf(preferred)?.person;
  return !!person && rules.list(block).people.has(person);
}

/**
 * The filter level is for people from outside. Whom the organisation allows, or the recipient has on the contact list, counts
 * as verified: the first is meant by `access.allow`, the second by "only users on the recipient's contact list".
 */
function markOn({ who: { place, mark } }: Encounter, isContact: () => boolean): Mark {
  if (!place || place.relationship === 'internal') return mark;
  const marked = markOf(place.provider?.verification ?? 'provider-verified', mark);
  return marked === 'unverified' && (place.welcome || isContact()) ? 'verified' : marked;
}

const weight: Readonly<Record<Answer, number>> = { denied: 3, approved: 2, waiting: 1 };

/** Of answers under several of the viewer's addresses the most decided one. */
function answerOf({ facts, who }: Encounter, user: string): Answer | undefined {
  const answers = who.people.map(person => facts.answerTo(user, person)).filter(answer => answer !== undefined);
  return answers.toSorted((one, other) => weight[other] - weight[one])[0];
}
