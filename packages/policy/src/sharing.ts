import type { Audience, Preferences, ProblemCode } from '@presence-elements/core';
import type { SharingSettings } from './settings.js';

type Own = Pick<Preferences, 'sharing' | 'approval'>;

/**
 * Cisco, availability sharing: why a person's presence is not shared with anybody else. Without preferences: of somebody
 * outside, who is not shared either while the organisation does not share.
 */
export function sharingProblem({ enabled, mayOverride }: Pick<SharingSettings, 'enabled' | 'mayOverride'>, own?: Own): ProblemCode | undefined {
  const { sharing = 'organisation' } = (mayOverride && own) || {};
  if (sharing === 'on') return undefined;
  if (!enabled) return 'blocked-by-policy';
  return sharing === 'off' ? 'not-shared' : undefined;
}

/** Cisco, "allow user to view the availability of other users without being prompted for approval": for this person. */
export function approvalOf({ approval, mayOverride }: Pick<SharingSettings, 'approval' | 'mayOverride'>, own: Own): 'open' | 'ask' {
  return mayOverride && own.approval !== 'organisation' ? own.approval : approval;
}

/** May a viewer see a part of somebody's presence that is meant for these? */
export function isAmong(audience: Audience, isContact: () => boolean): boolean {
  return audience === 'everyone' || (audience === 'contacts' && isContact());
}

/** Activities that tell where somebody is. */
export const locations: ReadonlySet<string> = new Set(['working-remotely', 'in-office']);
