import { fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { FakeServer } from '../../test/fake-server.js';
import { fakeSettings } from '../../test/fake-session.js';
import type { SipOptions } from '../sip-options.js';
import { decideOn } from './decide-on.js';
import { Xcap } from './xcap.js';

const xcapOf = (fetch: SipOptions['fetch'], xcap: string | undefined = 'https://sip.corp.example/xcap-root'): Xcap => new Xcap(fakeSettings(new FakeServer(), fakeClock(), { xcap, fetch }));

describe('XCAP', () => {
  it('reads a document with its tag, or that there is none', async () => {
    const urls: string[] = [];
    const answers = [new Response('<a/>', { headers: { etag: '"1"' } }), new Response('', { status: 404 }), new Response(' ')];
    const xcap = xcapOf(url => {
      urls.push(url);
      return Promise.resolve(answers.shift()!);
    });
    expect([await xcap.read('pres-rules'), await xcap.read('pres-rules'), await xcap.read('pres-rules')]).toEqual([{ text: '<a/>', tag: '"1"' }, undefined, undefined]);
    expect(urls[0]).toBe('https://sip.corp.example/xcap-root/pres-rules/users/sip:ada@corp.example/index');
  });

  it.each([[401, 'signed-out'], [403, 'forbidden'], [429, 'rate-limited'], [500, 'unreachable']])('says what a %i means', async (status, code) => {
    const xcap = xcapOf(() => Promise.resolve(new Response('', { status })));
    await expect(xcap.read('pres-rules')).rejects.toMatchObject({ code });
    await expect(xcap.write('pres-rules', 'a/b', 'x')).rejects.toMatchObject({ code });
  });

  it('keeps what a failed request throws to itself, and asks nobody where there is no server', async () => {
    const error: unknown = await xcapOf(() => Promise.reject(new Error('authorization: xyz'))).read('pres-rules').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'unreachable', cause: undefined });
    await expect(new Xcap(fakeSettings(new FakeServer(), fakeClock())).read('pres-rules')).rejects.toMatchObject({ code: 'network-disabled' });
  });

  it('decides on what is there now: again where somebody else was quicker, but not for ever', async () => {
    const tags: (string | undefined)[] = [];
    let refusals = 1;
    const xcap = xcapOf((_url, { method, headers }) => {
      if (method !== 'PUT') return Promise.resolve(new Response('<ruleset xmlns="urn:ietf:params:xml:ns:common-policy"/>', { headers: { etag: `"${tags.length}"` } }));
      tags.push((headers as Record<string, string>)['if-match']);
      return Promise.resolve(new Response('', { status: refusals-- > 0 ? 412 : 200 }));
    });
    await decideOn(xcap, 'sip:bob@corp.example', 'allow');
    expect(tags).toEqual(['"0"', '"1"']);
    refusals = Infinity;
    await expect(decideOn(xcap, 'sip:bob@corp.example', 'allow')).rejects.toMatchObject({ code: 'rate-limited' });
    await expect(decideOn(xcapOf(() => Promise.resolve(new Response('nonsense'))), 'sip:bob@corp.example', 'allow')).rejects.toMatchObject({ code: 'agent-fault' });
  });
});
