import { PresenceError } from '@presence-elements/core';
import { readBody } from '../documents/body.js';
import { Dialog } from './dialog.js';
import type { GivingUp } from './giving-up.js';
import { PRESENCE_TYPES } from './media-types.js';
import type { Notice, Office } from './office.js';
import type { SipStack } from './sip-stack.js';
import { refusalOf, type Refusal } from './status.js';
import { subscribe } from './subscribe.js';
import { readState } from './subscription-state.js';

// Less than the registry's ten seconds, so that one whose server is silent takes nobody else's answer along. What the server
// knows comes as a request of its own, soon after it has agreed (milliseconds).
const PATIENCE = 8_000, SILENCE = 5_000;

/**
 * Looks once, without staying subscribed (RFC 6665 §4.4.3).
 *
 * Rejects with `PresenceError` where the network fails, and when it is given up.
 */
export function askOnce(office: Office, stack: SipStack, target: string, given: GivingUp): Promise<Notice | Refusal> {
  const dialog = new Dialog(target, office.settings.uri), undo: (() => void)[] = [];
  return new Promise<Notice | Refusal>((resolve, reject) => {
    const late = (wait: number): void => void undo.push(office.settings.schedule(() => resolve({ problem: 'timeout' }), wait));
    late(PATIENCE);
    const answered = (refusal: Refusal | undefined): void => {
      if (refusal) resolve(refusal);
      else if (office.dialogs.has(dialog.callId)) late(SILENCE);
    };
    office.dialogs.set(dialog.callId, {
      notified(request) {
        if (!dialog.owns(request)) return request.reply_sl(481);
        request.reply_sl(200);
        const { state, reason } = readState(request.getHeader('subscription-state')) ?? { state: 'active' };
        const body = readBody(request.getHeader('content-type'), request.body ?? '');
        // That it ends here is no news: so it was asked for.
        const ends = state === 'terminated' && (reason ?? 'timeout') === 'timeout';
        resolve({ state: ends ? 'active' : state, reason, body });
      },
    });
    undo.push(given.on(() => reject(new PresenceError('timeout', 'Given up'))), office.pace.take(() => {
      subscribe(stack, dialog, { event: 'presence', accept: PRESENCE_TYPES }, 0, given).then(answer => answered(answer.status < 300 ? undefined : refusalOf(answer)), reject);
    }));
  }).finally(() => {
    for (const run of undo) run();
    office.dialogs.delete(dialog.callId);
  });
}
