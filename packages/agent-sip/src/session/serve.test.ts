import { expect, it } from 'vitest';
import type { IncomingMessage } from '../sip-options.js';
import type { Office } from './office.js';
import { serve } from './serve.js';
import type { SipRequest } from './sip-request.js';

function answerTo(method: string, headers: Readonly<Record<string, string>> = {}, body = '', onMessage?: (message: IncomingMessage) => void): number {
  let answer = 0;
  const request: SipRequest = {
    method, call_id: 'c', cseq: 1, from_tag: 'f', to_tag: 't', body, getHeaders: () => [], getHeader: name => headers[name], reply_sl: status => { answer = status; },
  };
  serve(request, { dialogs: new Map(), settings: { onMessage } as Office['settings'] });
  return answer;
}

it('requests have their answers', () => {
  expect([answerTo('OPTIONS'), answerTo('INVITE'), answerTo('SUBSCRIBE'), answerTo('MESSAGE'), answerTo('NOTIFY')]).toEqual([200, 405, 405, 405, 481]);
  expect(answerTo('NOTIFY', { 'subscription-state': 'terminated;reason=timeout' })).toBe(200);
});

it('messages are handed on as they are written, where somebody wants them', () => {
  const heard: IncomingMessage[] = [], from = { from: '"B" <sip:bob@corp.example>;tag=1' }, keep = (message: IncomingMessage): void => void heard.push(message);
  expect(answerTo('MESSAGE', { ...from, 'content-type': 'text/plain;charset=UTF-8' }, '<b>Hi</b>', keep)).toBe(200);
  expect(answerTo('MESSAGE', { ...from, 'content-type': 'text/html' }, '<b>Hi</b>', keep)).toBe(415);
  expect(answerTo('MESSAGE', from, 'x'.repeat(70_000), keep)).toBe(400);
  expect(answerTo('MESSAGE', {}, 'Hi', keep)).toBe(400);
  expect(heard).toEqual([{ from: 'sip:bob@corp.example', text: '<b>Hi</b>' }]);
});
