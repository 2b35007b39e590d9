import type { Availability, Presence, ProblemCode, Viewer } from '@presence-elements/core';
import { encounterAt, type Encounter } from './encounter.js';
import type { OrganisationFacts } from './facts.js';
import { rightsIn } from './relationship.js';
import type { Right } from './settings.js';
import { standingOf, type OwnStanding } from './standing.js';
import { imInvitation } from './verification.js';

/**
 * What becomes of a message, and what its sender is told.
 *
 * `receipt` stands in for the network's own, where that would tell more of the recipient than the sender may see. Whose message
 * is `swallowed` is told what is told of somebody who is offline: where the network could not have sent it, say so all the same.
 */
export type MessageJudgement =
  | { readonly verdict: 'allowed'; readonly receipt?: 'stored' | undefined }
  | { readonly verdict: 'refused'; readonly problem: ProblemCode }
  | { readonly verdict: 'swallowed'; readonly receipt: 'stored' };

/** May this viewer write to this address? `seen`: the recipient as the policy shows them to the sender. `recipients`: of the same message. */
export function judgeMessage(
  facts: OrganisationFacts, viewer: Viewer | undefined, to: string, seen: Pick<Presence, 'availability'> | undefined, { recipients = 1 }: { readonly recipients?: number | undefined } = {},
): MessageJudgement {
  const met = encounterAt(facts, viewer, to);
  if (!met) return { verdict: 'refused', problem: 'bad-address' };
  if (recipients > 1 && !facts.settings.messaging.broadcast) return { verdict: 'refused', problem: 'blocked-by-policy' };
  const { user, isSelf, isClaimed } = met, standing = user === undefined || isSelf ? undefined : standingOf(met, user);
  const availability = seen?.availability ?? 'unknown', problem = messageProblem(met, rightsIn(met), standing, availability);
  if (problem) return { verdict: 'refused', problem };
  if (standing?.onBlock && !isClaimed) return { verdict: 'swallowed', receipt: 'stored' };
  return standing && isOut(availability) ? { verdict: 'allowed', receipt: 'stored' } : { verdict: 'allowed' };
}

/** Why a viewer may not write to somebody: the same whether or not they are blocked, which only whoever delivers needs to know. */
export function messageProblem(
  { facts, rules: { settings: { messaging } }, who, place, user }: Encounter, rights: ReadonlySet<Right>, standing: OwnStanding | undefined, seen: Availability,
  right: 'message' | 'group-message' = 'message',
): ProblemCode | undefined {
  if (place.problem) return place.problem;
  if (!messaging.enabled || !rights.has(right)) return 'blocked-by-policy';
  // Who is anonymous comes by an invitation, which is leave enough.
  if (standing && user !== undefined && who.place) {
    const blockAllNotAllowed = facts.preferencesOf(user).onlyAllowedMayWrite;
    // The list itself is meant: who was approved may see the person.
    const onAllow = blockAllNotAllowed ? standing.isListed : standing.onAllow;
    if (imInvitation({ ...standing, onAllow, onBlock: false }, { blockAllNotAllowed }) === 'block') return 'forbidden';
  }
  return messaging.suppressOffline && seen === 'offline' ? 'unreachable' : undefined;
}

/** Whose state the sender does not see might be there or not: the receipt must not tell. */
const isOut = (availability: Availability): boolean => !/^(online|away|busy|dnd)$/.test(availability);
