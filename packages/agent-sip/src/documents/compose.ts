import type { PresenceReport } from '@presence-elements/core';
import { reportOf } from './claim.js';
import { dialogClaims } from './dialog-claims.js';
import type { DialogInfo } from './dialog-info.js';
import { pidfClaims } from './pidf-claims.js';
import type { Pidf } from './pidf.js';
import { stateClaims } from './state-claims.js';
import type { StateCategories } from './state.js';

/** All that is known of one address, each as it was last heard (dialogs and lists after `applyDialog` and `applyList`). */
export interface Heard {
  readonly presence?: Pidf | undefined;
  readonly dialog?: DialogInfo | undefined;
  readonly state?: StateCategories | undefined;
}

export interface ComposeOptions {
  /** Languages that notes are wanted in, best first (BCP 47); else the first is taken, which its author put there. */
  readonly languages?: readonly string[] | undefined;
}

/** What to say of somebody at `now`: one report of all their devices, calls and states; `unknown` where none of them tells. */
export function compose({ presence, dialog, state }: Heard, now: number, { languages = [] }: ComposeOptions = {}): Omit<PresenceReport, 'address'> {
  return reportOf([
    ...(presence ? pidfClaims(presence, { now, languages }) : []),
    ...(state ? stateClaims(state, now) : []),
    ...(dialog ? dialogClaims(dialog) : []),
  ]);
}
