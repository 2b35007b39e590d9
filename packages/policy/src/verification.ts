import type { VerificationLevel } from '@presence-elements/core';

/** What a provider says of one of its people, or the organisation makes of it. */
export type Mark = 'verified' | 'unverified';

/**
 * What becomes of a request, in the words of RFC 5025 §3.2.1: refused openly, put to the person, answered with a state that
 * gives nothing away (offline), let in.
 */
export type Decision = 'block' | 'confirm' | 'polite-block' | 'allow';

/** How somebody stands to a person whom they want to see or write to. */
export interface Standing {
  readonly mark: Mark;
  /** On the person's Block list. Goes before their Allow list. */
  readonly onBlock: boolean;
  /** On the person's Allow list. */
  readonly onAllow: boolean;
}

/** Office Communications Server 2007 R2, IM provider: the filter level either makes the mark or keeps the provider's. */
export function markOf(level: VerificationLevel, provider: Mark): Mark {
  if (level === 'contacts-only') return 'unverified';
  return level === 'everyone' ? 'verified' : provider;
}

/** Somebody subscribes to a person's presence. */
export function presenceSubscription({ mark, onBlock, onAllow }: Standing): Decision {
  if (onBlock) return 'polite-block';
  if (onAllow) return 'allow';
  return mark === 'unverified' ? 'block' : 'confirm';
}

/** Somebody invites a person to an IM session. */
export function imInvitation({ mark, onBlock, onAllow }: Standing, { blockAllNotAllowed }: { readonly blockAllNotAllowed: boolean }): Exclude<Decision, 'confirm'> {
  if (onBlock) return 'polite-block';
  if (blockAllNotAllowed && !onAllow) return 'block';
  return mark === 'unverified' && !onAllow ? 'block' : 'allow';
}
