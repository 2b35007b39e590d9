import { secondsOf } from './status.js';

/** What a Subscription-State header says (RFC 6665 §4.1.3). Times in milliseconds. */
export interface SubscriptionState {
  readonly state: 'active' | 'pending' | 'terminated';
  readonly reason?: string | undefined;
  readonly expires?: number | undefined;
  readonly retryAfter?: number | undefined;
}

/** Reads the header; `undefined` for what is none. A state of tomorrow counts as active: a body says what it says. */
export function readState(header: string | undefined): SubscriptionState | undefined {
  const [word = '', ...rest] = (header ?? '').slice(0, 1_024).split(';').map(part => part.trim());
  if (!/^[\w.!%*+`'~-]+$/.test(word)) return;
  const params = new Map(rest.map(part => {
    const [name = '', value = ''] = part.split('=');
    return [name.trim().toLowerCase(), value.trim()];
  }));
  const lower = word.toLowerCase();
  return {
    state: lower === 'pending' || lower === 'terminated' ? lower : 'active',
    reason: params.get('reason')?.toLowerCase(),
    expires: secondsOf(params.get('expires')),
    retryAfter: secondsOf(params.get('retry-after')),
  };
}
