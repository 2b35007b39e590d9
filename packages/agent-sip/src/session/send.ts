import { PresenceError, type ImAddress, type Message, type SendReceipt } from '@presence-elements/core';
import { sipUri } from '../sip-address.js';
import type { GivingUp } from './giving-up.js';
import type { Answer, SipStack } from './sip-stack.js';
import { refusalOf } from './status.js';

// BCP 47, as far as a header needs it.
const LANGUAGE = /^[a-z]{1,8}(-[a-z0-9]{1,8}){0,8}$/i;

/** Sends one message to one or to many, each on its own (RFC 3428). Rejects with `PresenceError` where nobody takes it. */
export async function send(stack: SipStack, to: readonly ImAddress[], { text, lang = '' }: Message, given: GivingUp): Promise<SendReceipt> {
  const headers = ['Content-Type: text/plain;charset=UTF-8', ...(LANGUAGE.test(lang) ? [`Content-Language: ${lang}`] : [])];
  const answers = await Promise.all(to.map(address => stack.request({ method: 'MESSAGE', target: sipUri(address), headers, body: wellFormed(text) }, given)));
  const refused = to.flatMap((address, index) => {
    const answer = answers[index]!;
    return answer.status < 300 ? [] : [{ address: address.text, problem: refusalOf(answer).problem }];
  });
  if (refused.length && refused.length === to.length) {
    throw new PresenceError(refused[0]!.problem, 'Nobody takes the message', { retryAfter: refusalOf(answers[0]!).retryAfter });
  }
  return { delivered: answers.some(isKept) ? 'stored' : 'sent', ...(refused.length && { refused }) };
}

/** Taken, but not delivered yet (RFC 3428 §7). */
const isKept = ({ status }: Answer): boolean => status === 202;

/** Half a character cannot be written in UTF-8. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
