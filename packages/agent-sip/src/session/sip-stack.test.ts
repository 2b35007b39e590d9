import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { FakeServer } from '../../test/fake-server.js';
import { fakeSettings } from '../../test/fake-session.js';
import { GivingUp } from './giving-up.js';
import type { SipRequest } from './sip-request.js';
import { SipStack, type Account } from './sip-stack.js';

interface Wired { readonly stack: SipStack; readonly sent: string[]; readonly heard: SipRequest[]; readonly clock: FakeClock; answer(status: number, ...headers: string[]): void }

function wired(more: Partial<Account> = {}): Wired {
  const clock = fakeClock(), sent: string[] = [], heard: SipRequest[] = [];
  const send = (text: string): boolean => sent.push(text) > 0;
  const stack = new SipStack({ secure: true, send }, { uri: 'sip:ada@corp.example', user: 'ada', password: undefined, ...more }, fakeSettings(new FakeServer(), clock), request => heard.push(request));
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(sent.at(-1)!)![0];
  return {
    stack, sent, heard, clock,
    answer: (status, ...headers) => stack.receive([`SIP/2.0 ${status} X`, field('Via'), `${field('To')};tag=r`, field('From'), field('Call-ID'), field('CSeq'), ...headers, 'Content-Length: 0', '', ''].join('\r\n')),
  };
}

const CHALLENGE = 'WWW-Authenticate: Digest realm="corp.example", nonce="abc", qop="auth"';
const options = { method: 'OPTIONS', target: 'sip:corp.example' };

describe('the stack', () => {
  it('sends a request and answers its final response', async () => {
    const { stack, sent, answer } = wired(), pending = stack.request({ method: 'PUBLISH', target: 'sip:a%25b@corp.example', headers: ['Event: presence'], body: '<é/>' });
    expect(sent[0]).toMatch(/^PUBLISH sip:a%25b@corp.example SIP\/2.0\r\nVia: SIP\/2.0\/WSS \w+.invalid;branch=z9hG4bK\w{16}\r\n/);
    expect(sent[0]).toContain('Event: presence\r\n');
    expect(sent[0]).toContain('Content-Length: 5\r\n\r\n<é/>');
    expect(sent[0]).toContain('To: <sip:a%25b@corp.example>\r\n');
    answer(100);
    answer(200, 'SIP-ETag: x', 'Record-Route: <sip:one;lr>, <sip:two;lr>');
    const got = await pending;
    expect(got).toMatchObject({ status: 200, cseq: 1, toTag: 'r', foreign: false });
    expect([got.header('sip-etag'), got.headers('record-route')]).toEqual(['x', ['<sip:one;lr>', '<sip:two;lr>']]);
  });

  it('gives each request an id of its own', () => {
    const { stack, sent } = wired();
    for (let n = 0; n < 200; n++) stack.request(options).catch(() => undefined);
    expect(new Set(sent.map(text => /branch=(\w+)/.exec(text)![1])).size).toBe(200);
    stack.close();
  });

  it('answers a challenge once, with a hash instead of the password', async () => {
    const { stack, sent, answer } = wired({ password: 'pass-word' }), pending = stack.request(options);
    answer(401, CHALLENGE);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatch(/Authorization: Digest .*username="ada", realm="corp.example", nonce="abc", uri="sip:corp.example", response="[0-9a-f]{32}"/);
    expect(sent[1]).toContain('CSeq: 2 OPTIONS');
    expect(sent.join()).not.toContain('pass-word');
    answer(401, CHALLENGE);
    expect(await pending).toMatchObject({ status: 401, cseq: 2, foreign: false });
    expect(sent).toHaveLength(2);
  });

  it('answers a stale nonce once more, and a proxy in its own header', async () => {
    const { stack, sent, answer } = wired({ password: 'pass-word' }), pending = stack.request(options);
    answer(407, CHALLENGE.replace('WWW', 'Proxy'));
    expect(sent[1]).toContain('Proxy-Authorization: Digest');
    answer(407, `${CHALLENGE.replace('WWW', 'Proxy')}, stale=true`);
    answer(200);
    expect(await pending).toMatchObject({ status: 200, cseq: 3 });
  });

  it('gives no hash to a realm that is not the account\'s', async () => {
    const { stack, sent, answer } = wired({ password: 'pass-word', realm: 'corp.example' }), pending = stack.request({ method: 'SUBSCRIBE', target: 'sip:x@evil.example' });
    answer(401, CHALLENGE.replace('corp.example', 'evil.example'));
    expect(await pending).toMatchObject({ status: 401, foreign: true });
    expect(sent).toHaveLength(1);
  });

  it('gives none either to a proxy that shows the account\'s realm in the header of another', async () => {
    const { stack, sent, answer } = wired({ password: 'pass-word', realm: 'corp.example' }), pending = stack.request({ method: 'SUBSCRIBE', target: 'sip:x@evil.example' });
    answer(407, CHALLENGE, CHALLENGE.replace('WWW', 'Proxy').replace('corp.example', 'evil.example'));
    expect(await pending).toMatchObject({ status: 407, foreign: true });
    expect(sent).toHaveLength(1);
  });

  it('answers no challenge without a password, nor one that it does not understand', async () => {
    const bare = wired(), one = bare.stack.request(options);
    bare.answer(401, CHALLENGE);
    expect(await one).toMatchObject({ status: 401 });
    const sha = wired({ password: 'x' }), other = sha.stack.request(options);
    sha.answer(401, `${CHALLENGE}, algorithm=SHA-256`);
    expect(await other).toMatchObject({ status: 401 });
  });

  it('waits ten seconds, and no longer than it is wanted or connected', async () => {
    const { stack, clock } = wired(), late = stack.request(options);
    late.catch(() => undefined);
    await clock.advance(10_000);
    await expect(late).rejects.toMatchObject({ code: 'timeout' });
    const controller = new AbortController(), given = stack.request(options, new GivingUp(controller.signal));
    controller.abort();
    await expect(given).rejects.toMatchObject({ code: 'timeout' });
    const lost = stack.request(options);
    stack.close();
    await expect(lost).rejects.toMatchObject({ code: 'unreachable' });
    await expect(stack.request(options, new GivingUp(controller.signal))).rejects.toMatchObject({ code: 'timeout' });
    expect(clock.pending).toBe(0);
  });

  it('hears requests, and drops what is no SIP', () => {
    const { stack, heard, sent } = wired();
    const notify = 'NOTIFY sip:x@y.invalid SIP/2.0\r\nVia: SIP/2.0/WS  corp.example;branch=z9\r\nTo: <sip:ada@corp.example>;tag=a\r\nFrom: <sip:bob@corp.example>;tag=b\r\nCall-ID: c\r\nCSeq: 2 NOTIFY\r\nContent-Length: 0\r\n\r\n';
    stack.receive(notify);
    expect(heard).toMatchObject([{ method: 'NOTIFY', call_id: 'c', from_tag: 'b', to_tag: 'a', cseq: 2 }]);
    heard[0]!.reply_sl(200);
    expect(sent[0]).toMatch(/^SIP\/2.0 200 OK\r\nVia: SIP\/2.0\/WS {2}corp.example;branch=z9\r\nTo: <sip:ada@corp.example>;tag=a/);
    for (const text of ['', 'hello', '\0', 'SIP/2.0 200 OK', 'SIP/2.0 200 OK\r\nCSeq: x\r\n\r\n', notify.replace('Call-ID: c\r\n', ''), notify.replace('2 NOTIFY', '-'), notify.replace('CSeq', '__proto__')]) stack.receive(text);
    stack.receive(notify.replace('NOTIFY sip:x@y.invalid SIP/2.0', 'SIP/2.0 200 OK').replace('z9', '__proto__'));
    expect(heard).toHaveLength(1);
  });
});
