import { PresenceError, type ImAddress, type Message, type SendReceipt } from '@presence-elements/core';
import { sipUri, uriKey } from '../sip-address.js';
import type { GivingUp } from './giving-up.js';
import type { Answer, SipStack } from './sip-stack.js';
import { refusalOf } from './status.js';

// BCP 47, as far as a header needs it.
const LANGUAGE = /^[a-z]{1,8}(-[a-z0-9]{1,8}){0,8}$/i;

/** Sends one message to one or to many, each on its own (RFC 3428). Rejects with `PresenceError` where nobody takes it. */
export async function send(stack: SipStack, to: readonly ImAddress[], { text, lang = '' }: Message, given: GivingUp): Promise<SendReceipt> {
  const headers = ['Content-Type: text/plain;charset=UTF-8', ...(LANGUAGE.test(lang) ? [`Content-Language: ${lang}`] : [])];
  const answers = await Promise.all(to.map(async address => {
    const target = sipUri(address);
    return uriKey(target) ? stack.request({ method: 'MESSAGE', target, headers, body: wellFormed(text) }, given) : undefined;
  }));
  const refused = to.flatMap(({ text: address }, index) => {
    const answer = answers[index];
    if (answer && answer.status < 300) return [];
    return [{ address, ...(answer ? refusalOf(answer) : { problem: 'bad-address' as const }) }];
  });
  const [first] = refused;
  if (first && refused.length === to.length) throw new PresenceError(first.problem, 'Nobody takes the message', first);
  return { delivered: answers.some(isKept) ? 'stored' : 'sent', ...(first && { refused: refused.map(({ address, problem }) => ({ address, problem })) }) };
}

/** Taken, but not delivered yet (RFC 3428 §7). */
const isKept = (answer: Answer | undefined): boolean => answer?.status === 202;

/** Half a character cannot be written in UTF-8. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
