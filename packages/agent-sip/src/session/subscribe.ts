import type { Dialog } from './dialog.js';
import type { GivingUp } from './giving-up.js';
import type { Topic } from './office.js';
import type { Answer, SipStack } from './sip-stack.js';

/** Asks for a topic for so many milliseconds; with 0 what there is, once, or no more (RFC 6665 §4.1.2, §4.4.3). */
export function subscribe(stack: SipStack, dialog: Dialog, { event, accept, list }: Omit<Topic, 'target'>, expires: number, given?: GivingUp): Promise<Answer> {
  const headers = [`Event: ${event}`, `Accept: ${accept}`, `Expires: ${Math.round(expires / 1_000)}`, `Contact: ${stack.contact}`];
  return dialog.send(stack, 'SUBSCRIBE', list ? [...headers, 'Supported: eventlist'] : headers, given);
}
