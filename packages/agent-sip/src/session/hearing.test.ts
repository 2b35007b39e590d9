import { expect, it } from 'vitest';
import { readBody } from '../documents/body.js';
import { pidf } from '../../test/fake-server.js';
import { Hearing } from './hearing.js';
import type { Notice } from './office.js';

const URI = 'sip:bob@corp.example';
const said = (state: Notice['state'], body: string, reason?: string): Notice => ({ state, reason, body: readBody('application/pidf+xml', body) });
const call = (version: number, state: string, full = 'full'): Notice => ({
  state: 'active', body: readBody('application/dialog-info+xml', `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="${full}" entity="${URI}"><dialog id="d"><state>${state}</state></dialog></dialog-info>`),
});
const BUSY = pidf(URI, { availability: 'busy', note: 'x' });

it('what is heard first is nothing, and then what is said', () => {
  const hearing = new Hearing(URI);
  expect(hearing.report(0)).toBeUndefined();
  hearing.presence(said('active', BUSY));
  expect(hearing.report(0)).toMatchObject({ availability: 'busy', note: { text: 'x' }, capabilities: ['message', 'call'], links: { call: URI } });
  hearing.forget();
  expect(hearing.report(0)).toBeUndefined();
});

it('what is heard of somebody who lets nothing be seen has neither note nor capabilities', () => {
  const hearing = new Hearing(URI);
  hearing.presence(said('active', BUSY));
  for (const [notice, problem] of [[said('active', ''), 'no-data'], [said('pending', ''), 'pending'], [said('terminated', '', 'rejected'), 'forbidden'], [said('active', 'nonsense'), 'no-data']] as const) {
    hearing.presence(notice);
    expect(hearing.report(0)).toEqual({ availability: 'unknown', problem });
  }
});

it('what is heard stays when a subscription merely ends, and a reason with another\'s name means nothing', () => {
  const hearing = new Hearing(URI);
  hearing.presence(said('active', BUSY));
  hearing.presence(said('terminated', '', 'timeout'));
  hearing.presence(said('terminated', '', 'constructor'));
  expect(hearing.report(0)).toMatchObject({ availability: 'busy' });
});

it('what is heard of calls lies over presence, and says nothing of who is not in one', () => {
  const hearing = new Hearing(URI);
  expect(hearing.calls(call(1, 'confirmed'))).toBe(false);
  expect(hearing.report(0)).toMatchObject({ availability: 'busy', activities: [{ kind: 'in-call' }] });
  expect(hearing.calls(call(5, 'confirmed', 'partial'))).toBe(true);
  hearing.calls(call(6, 'terminated'));
  expect(hearing.report(0)?.availability ?? 'unknown').toBe('unknown');
  hearing.presence(said('active', pidf(URI, { availability: 'online' })));
  expect(hearing.report(0)).toMatchObject({ availability: 'online' });
  hearing.calls(call(7, 'confirmed'));
  hearing.hangUp();
  hearing.calls({ state: 'terminated', body: { kind: 'empty' } });
  expect(hearing.report(0)).toMatchObject({ availability: 'online' });
});

it('what is heard of calls last, as their subscription ends, is nobody\'s to end', () => {
  const hearing = new Hearing(URI);
  hearing.presence(said('active', pidf(URI, { availability: 'online' })));
  hearing.calls({ ...call(1, 'confirmed'), state: 'terminated', reason: 'rejected' });
  expect(hearing.report(0)).toMatchObject({ availability: 'online' });
});
