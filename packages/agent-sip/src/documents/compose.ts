import type { PresenceReport } from '@presence-elements/core';
import type { DialogInfo } from './dialog-info.js';
import type { Pidf } from './pidf.js';
import type { StateCategories } from './state.js';

/** All that is known of one address, each as it was last heard (dialogs and lists after `applyDialog` and `applyList`). */
export interface Heard {
  readonly presence?: Pidf | undefined;
  readonly dialog?: DialogInfo | undefined;
  readonly state?: StateCategories | undefined;
}

/** What to say of somebody: one report of all their devices, calls and states. */
export function compose(_heard: Heard, _now: number): Omit<PresenceReport, 'address'> {
  return { availability: 'unknown', problem: 'no-data' };
}
