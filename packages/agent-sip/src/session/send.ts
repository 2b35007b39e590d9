import { PresenceError, type ImAddress, type Message, type SendReceipt } from '@presence-elements/core';
import { sipUri, uriKey } from '../sip-address.js';
import type { GivingUp } from './giving-up.js';
import type { Outgoing, SipStack } from './sip-stack.js';
import { refusalOf, type Refusal } from './status.js';

// BCP 47, as far as a header needs it.
const LANGUAGE = /^[a-z]{1,8}(-[a-z0-9]{1,8}){0,8}$/i;

/** Sends one message to one or to many, each on its own (RFC 3428). Rejects with `PresenceError` where nobody takes it. */
export async function send(stack: SipStack, to: readonly ImAddress[], { text, lang = '' }: Message, given: GivingUp): Promise<SendReceipt> {
  const headers = ['Content-Type: text/plain;charset=UTF-8', ...(LANGUAGE.test(lang) ? [`Content-Language: ${lang}`] : [])];
  const outcomes = await Promise.all(to.map(address => sendOne(stack, sipUri(address), { headers, body: wellFormed(text) }, given)));
  const refused = to.flatMap(({ text: address }, index) => {
    const outcome = outcomes[index]!;
    return typeof outcome === 'string' ? [] : [{ address, ...outcome }];
  });
  const [first] = refused;
  if (first && refused.length === to.length) throw new PresenceError(first.problem, 'Nobody takes the message', { retryAfter: first.retryAfter });
  return { delivered: outcomes.includes('stored') ? 'stored' : 'sent', ...(first && { refused: refused.map(({ address, problem }) => ({ address, problem })) }) };
}

/** Never rejects: what befalls one has not kept it from the others, who must not be sent it again. */
async function sendOne(stack: SipStack, target: string, what: Pick<Outgoing, 'headers' | 'body'>, given: GivingUp): Promise<'sent' | 'stored' | Refusal> {
  if (!uriKey(target)) return { problem: 'bad-address' };
  try {
    const answer = await stack.request({ method: 'MESSAGE', target, ...what }, given);
    if (answer.status >= 300) return refusalOf(answer);
    // Taken, but not delivered yet (RFC 3428 §7).
    return answer.status === 202 ? 'stored' : 'sent';
  } catch (error) {
    return { problem: error instanceof PresenceError ? error.code : 'agent-fault' };
  }
}

/** Half a character cannot be written in UTF-8. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
