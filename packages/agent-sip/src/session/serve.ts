import { uriOf } from '../sip-address.js';
import type { SipOptions } from '../sip-options.js';
import type { Office } from './office.js';
import type { SipRequest } from './sip-request.js';
import { readState } from './subscription-state.js';
import { tellHost } from './tell-host.js';

// Longer messages come from somebody who means harm (characters).
const LONGEST = 65_536;

/** Answers what others ask of us: notices, messages, signs of life. There are no calls here. */
export function serve(request: SipRequest, { dialogs, settings }: Pick<Office, 'dialogs' | 'settings'>): void {
  if (request.method === 'NOTIFY') {
    const dialog = dialogs.get(request.call_id);
    if (dialog) return dialog.notified(request);
    // The last word of a subscription that was ended here; any other is one that nobody holds (RFC 6665 §4.1.3).
    return request.reply_sl(readState(request.getHeader('subscription-state'))?.state === 'terminated' ? 200 : 481);
  }
  if (request.method === 'OPTIONS') return request.reply_sl(200);
  if (request.method === 'MESSAGE' && settings.onMessage) return receive(request, settings.onMessage);
  request.reply_sl(405);
}

function receive(request: SipRequest, onMessage: NonNullable<SipOptions['onMessage']>): void {
  const from = uriOf(request.getHeader('from')), text = request.body ?? '';
  if (!/^text\/plain\b/i.test(request.getHeader('content-type') ?? 'text/plain')) return request.reply_sl(415);
  if (!from || text.length > LONGEST) return request.reply_sl(400);
  request.reply_sl(200);
  tellHost(() => onMessage({ from, text }));
}
