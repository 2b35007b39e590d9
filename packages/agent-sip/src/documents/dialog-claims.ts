import type { Claim } from './claim.js';
import type { Dialog, DialogInfo } from './dialog-info.js';

/** What calls say: a line that is idle says nothing of whoever is not on it. */
export function dialogClaims({ dialogs }: DialogInfo): readonly Claim[] {
  const activities = dialogs.filter(({ state }) => state !== 'terminated').map(dialog => ({ kind: kindOf(dialog) }));
  return activities.length ? [{ availability: 'busy', activities, changesAt: [] }] : [];
}

function kindOf({ state, direction, onHold }: Dialog): string {
  if (state === 'confirmed') return onHold ? 'on-hold' : 'in-call';
  // Without a direction a call rings while it is early, which is when PBXs send it (RFC 4235 §3.7.1).
  return (direction ?? (state === 'early' ? 'recipient' : 'initiator')) === 'recipient' ? 'ringing' : 'calling';
}
