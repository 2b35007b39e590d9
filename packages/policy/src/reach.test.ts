import type { Capability, Presence } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { remaining, waitingReach } from './reach.js';

type Reach = Pick<Presence, 'capabilities' | 'links'>;
const without = (...taken: readonly Capability[]) => (capability: Capability): boolean => !taken.includes(capability);

describe('what remains', () => {
  it('is what may be done, in the network’s order, with its links', () => {
    const reach: Reach = { capabilities: ['call', 'message', 'mail'], links: { call: 'sip:ada', message: 'im:ada' } };
    expect(remaining(reach, without('call'))).toEqual({ capabilities: ['message', 'mail'], links: { message: 'im:ada' } });
  });

  it('is the list itself where nothing is taken away', () => {
    const reach: Reach = { capabilities: ['call', 'message'] };
    expect(remaining(reach, () => true).capabilities).toBe(reach.capabilities);
  });

  it('takes away a link that the network has without naming what it is for', () => {
    expect(remaining({ capabilities: ['message'], links: { call: 'sip:ada' } }, without('call')).links).toBeUndefined();
  });

  it('is nothing, which leaves it to the host, where the network names nothing and everything may be done', () => {
    expect(remaining({ capabilities: [] }, () => true)).toEqual({ capabilities: [], links: undefined });
  });

  it('is named where the network names nothing and not everything may be done', () => {
    expect(remaining({ capabilities: [] }, without('call', 'video', 'group-message', 'av-conference', 'web-conference')).capabilities)
      .toEqual(['profile', 'mail', 'message', 'file-transfer']);
  });

  it('is mail, which nobody governs, where all that the network names is taken away', () => {
    expect(remaining({ capabilities: ['call'], links: { call: 'sip:ada' } }, without('call'))).toEqual({ capabilities: ['mail'], links: undefined });
  });

  it('is frozen', () => {
    const { capabilities, links } = remaining({ capabilities: ['call', 'message'], links: { call: 'sip:ada', message: 'im:ada' } }, without('call'));
    expect([capabilities, links].every(Object.isFrozen)).toBe(true);
  });
});

describe('what waits for somebody offline', () => {
  it('is profile, mail, message and credentials, as far as the network names them', () => {
    expect(waitingReach({ capabilities: ['mail', 'message', 'call', 'video', 'web-conference'], links: { message: 'im:ada', call: 'sip:ada' } }))
      .toEqual({ capabilities: ['mail', 'message'], links: { message: 'im:ada' } });
    expect(waitingReach({ capabilities: ['call'] })).toEqual({ capabilities: [], links: undefined });
  });
});
