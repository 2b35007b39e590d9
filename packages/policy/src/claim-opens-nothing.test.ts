import type { Presence, Viewer } from '@presence-elements/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeFacts, type FakeOrganisation } from '../test/fake-facts.js';
import { anyOrganisation, NOW, people, viewers } from '../test/worlds.js';
import { judgeMessage } from './messages.js';
import { organisationPolicy } from './organisation-policy.js';
import { relationshipOf, rightsTowards } from './relationship.js';

// A machine may have more to do than this (milliseconds).
const PATIENCE = 60_000;

// Anybody can say of anybody's address that they prefer it. Two worlds: in one, Mallory does; in the other nobody does.
const addresses = ['ceo@corp.example', 'eve@partner.example', 'eve@public.example', 'aim:eve', 'eve@elsewhere.example'];
const claims = fc.record({
  address: fc.constantFrom(...addresses), organisation: anyOrganisation, mallory: people, block: fc.constantFrom([], ['*']),
  viewer: fc.oneof(viewers, fc.constantFrom<Viewer>({ id: 'mallory' }, { id: 'mallory', address: 'mallory@portal.example', roles: ['remote'] })),
}).map(({ address, organisation, mallory: { address: _address, ...mallory }, block, viewer }) => {
  // How many are watched for a while differs by who somebody is, and is no secret.
  const world = (claimed: boolean): FakeOrganisation => ({
    ...organisation, sharing: { ...organisation.sharing, temporary: { enabled: true, ttl: 60_000 } }, people: { mallory: { ...mallory, block, ...(claimed && { address }) }, bob: {} },
  });
  return { address, viewer, claimed: fakeFacts(world(true)), free: fakeFacts(world(false)) };
});
const theirs: Omit<Presence, 'address'> = {
  availability: 'busy', activities: [{ kind: 'in-call' }, { kind: 'in-office' }], note: { text: 'Hello' }, idle: true, lastActiveAt: 5, since: 6, capabilities: ['message', 'call', 'file-transfer'],
  links: { call: 'sip:eve' }, stale: false, confidence: 'confirmed', agent: 'office', observedAt: NOW - 5, expiresAt: NOW + 5,
};

describe('to claim somebody else’s address', () => {
  it('shows nobody anything of them that could not be seen before', () => {
    let shown = 0;
    fc.assert(fc.property(claims, ({ address, viewer, claimed, free }) => {
      const seen = organisationPolicy(claimed, { now: () => NOW }).view({ ...theirs, address }, viewer)!, before = organisationPolicy(free, { now: () => NOW }).view({ ...theirs, address }, viewer)!;
      if (seen.availability !== 'unknown') {
        shown++;
        expect(before.availability).toBe('busy');
      }
      for (const field of ['note', 'activities', 'lastActiveAt', 'since', 'idle', 'links'] as const) if (seen[field]) expect(before).toHaveProperty(field);
      // Mail is what is named where nothing else is left.
      if (before.capabilities.length) expect(before.capabilities).toEqual(expect.arrayContaining(seen.capabilities.filter(each => each !== 'mail')));
    }), { numRuns: 1_000 });
    expect(shown, 'worlds in which there was something to see').toBeGreaterThan(100);
  }, PATIENCE);

  it('gives nobody a right towards them, and makes of nobody them', () => {
    fc.assert(fc.property(claims, ({ address, viewer, claimed, free }) => {
      expect([...rightsTowards(free, viewer, address)]).toEqual(expect.arrayContaining([...rightsTowards(claimed, viewer, address)]));
      if (viewer.id !== 'mallory') expect(relationshipOf(claimed, viewer, address)).toBe(relationshipOf(free, viewer, address));
    }), { numRuns: 1_000 });
  }, PATIENCE);

  it('lets nobody write who could not, and nothing that is written get lost', () => {
    fc.assert(fc.property(claims, fc.constantFrom('online' as const, 'offline' as const, 'unknown' as const), ({ address, viewer, claimed, free }, availability) => {
      const judged = judgeMessage(claimed, viewer, address, { availability });
      expect(judged.verdict).not.toBe('swallowed');
      if (judged.verdict === 'allowed') expect(judgeMessage(free, viewer, address, { availability }).verdict).toBe('allowed');
    }), { numRuns: 1_000 });
  }, PATIENCE);

  it('does not let its owner in as the claimant, where the host’s directory does not have them', () => {
    fc.assert(fc.property(claims, ({ address, claimed }) => {
      const userOf = (asked: string): string | undefined => (asked === 'owner@portal.example' ? undefined : claimed.userOf(asked));
      const policy = organisationPolicy({ ...claimed, userOf }, { now: () => NOW });
      const seen = policy.view({ ...theirs, address: 'mallory@portal.example' }, { id: 'owner', address })!;
      // Only oneself is given one's own presence as it is.
      expect(seen.observedAt).toBe(NOW);
    }), { numRuns: 200 });
  }, PATIENCE);
});
