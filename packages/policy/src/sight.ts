import type { Activity, Presence, ProblemCode } from '@presence-elements/core';
import type { Encounter } from './encounter.js';
import { approvalOf, isAmong, locations, sharingProblem } from './sharing.js';
import type { Right } from './settings.js';
import type { OwnStanding } from './standing.js';
import { presenceSubscription } from './verification.js';

/** Why a viewer sees nothing of somebody: the same whether or not they are blocked. */
export function sightProblem(met: Encounter, rights: ReadonlySet<Right>, standing: OwnStanding | undefined): ProblemCode | undefined {
  const { facts, rules: { settings: { sharing } }, user, isSelf, isClaimed } = met;
  if (!rights.has('presence')) return 'blocked-by-policy';
  const own = user === undefined || isSelf ? undefined : facts.preferencesOf(user);
  const problem = (isClaimed && sharingProblem(sharing)) || sharingProblem(sharing, own);
  if (problem || !own || !standing) return problem;
  switch (presenceSubscription({ ...standing, onBlock: false })) {
    case 'allow': return undefined;
    case 'confirm': return approvalOf(sharing, own) === 'open' ? undefined : standing.answer === 'waiting' ? 'pending' : 'not-shared';
    default: return 'forbidden';
  }
}

/** What a viewer may see of one of the organisation's people who is shown to them. */
export function details(presence: Presence, { facts, who }: Encounter, user: string, { isContact }: OwnStanding): Presence {
  const { noteFor, lastActiveFor, locationFor } = facts.preferencesOf(user);
  const seesTimes = isAmong(lastActiveFor, isContact), seesPlace = isAmong(locationFor, isContact);
  // Lync's container for people outside (100) has the availability alone.
  const isInside = who.relationship === 'internal' || who.relationship === 'remote';
  return {
    ...presence,
    activities: !isInside ? NONE : seesPlace ? presence.activities : presence.activities.filter(({ kind }) => !locations.has(kind)),
    note: isAmong(noteFor, isContact) ? presence.note : undefined,
    lastActiveAt: seesTimes ? presence.lastActiveAt : undefined,
    since: seesTimes ? presence.since : undefined,
  };
}

const NONE: readonly Activity[] = Object.freeze([]);
