import { createRegistry, type Presence, type PresenceReport, type Viewer } from '@presence-elements/core';
import { fakeAgent, fakeClock } from '@presence-elements/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeFacts, type FakeOrganisation, type FakePerson } from '../test/fake-facts.js';
import { activities, anyOrganisation, availability, note, NOW, sources, worlds } from '../test/worlds.js';
import type { Words } from './facts.js';
import { judgeMessage } from './messages.js';
import { organisationPolicy } from './organisation-policy.js';
import { relationshipOf, rightsTowards } from './relationship.js';

// A machine may have more to do than this (milliseconds).
const PATIENCE = 60_000;

const seenIn = (organisation: FakeOrganisation, presence: Presence, viewer: Viewer): Presence => organisationPolicy(fakeFacts(organisation), { now: () => NOW }).view(presence, viewer)!;

describe('a block', () => {
  it('looks in everything like the person being offline', () => {
    let seen = 0;
    fc.assert(fc.property(worlds, ({ viewer, blocked, free, there, gone }) => {
      const hidden = seenIn(blocked, there, viewer), real = seenIn(free, gone, viewer);
      expect(hidden).toEqual(real);
      expect(Object.keys(hidden)).toEqual(Object.keys(real));
      if (hidden.availability === 'offline') seen++;
    }), { numRuns: 1_000 });
    expect(seen, 'worlds in which there was something to see').toBeGreaterThan(100);
  }, PATIENCE);

  it('never shows the person as anything but offline or unknown', () => {
    fc.assert(fc.property(worlds, ({ viewer, blocked, there }) => {
      const { availability, sources = [] } = seenIn(blocked, there, viewer);
      for (const each of [availability, ...sources.map(source => source.availability)]) expect(['offline', 'unknown']).toContain(each);
    }), { numRuns: 1_000 });
  }, PATIENCE);

  it('changes nothing that may be done, nor what becomes of a message as its sender is told', () => {
    const verdicts = new Set<string>();
    fc.assert(fc.property(worlds, fc.boolean(), ({ viewer, blocked, free, there, gone }, many) => {
      const address = there.address, judged = (organisation: FakeOrganisation, presence: Presence): unknown => {
        const judgement = judgeMessage(fakeFacts(organisation), viewer, address, seenIn(organisation, presence, viewer), { recipients: many ? 5 : 1 });
        verdicts.add(judgement.verdict);
        // Who swallows a message tells its sender that it was taken.
        return judgement.verdict === 'swallowed' ? { verdict: 'allowed', receipt: judgement.receipt } : judgement;
      };
      expect(judged(blocked, there)).toEqual(judged(free, gone));
      expect([...rightsTowards(fakeFacts(blocked), viewer, address)]).toEqual([...rightsTowards(fakeFacts(free), viewer, address)]);
      expect(relationshipOf(fakeFacts(blocked), viewer, address)).toBe(relationshipOf(fakeFacts(free), viewer, address));
    }), { numRuns: 1_000 });
    expect(verdicts).toEqual(new Set(['allowed', 'refused', 'swallowed']));
  }, PATIENCE);

  it('lets nothing through of what the person does next, on any network', () => {
    fc.assert(fc.property(worlds.chain(world => fc.tuple(fc.constant(world), sources('ada@portal.example', true, {}), sources(world.there.address, false, {}))), ([{ viewer, blocked, there }, one, other]) => {
      // The same network, known as well and offering the same: what differs is Ada.
      const next = (now: Presence, later: Presence): Presence => ({
        ...later, address: now.address, agent: now.agent, availability: now.availability === 'unknown' ? 'unknown' : later.availability, stale: now.stale, problem: now.problem,
        capabilities: now.capabilities, links: now.links, ...(now.stale && { observedAt: now.observedAt }),
      });
      const changed: Presence = there.sources
        ? { ...next(there, other.there), sources: there.sources.map((source, at) => next(source, at ? other.there : one.there)) } : next(there, one.there);
      const view = (presence: Presence): Presence => seenIn(blocked, presence, viewer);
      const isKnown = (presence: Presence): boolean => presence.availability !== 'unknown' && presence.availability !== 'offline';
      // `unknown` is a network's word, not the person's.
      if ((there.sources ?? [there]).every(isKnown) && (changed.sources ?? [changed]).every(isKnown)) expect(view(changed)).toEqual(view(there));
    }), { numRuns: 1_000 });
  }, PATIENCE);

  it('is not betrayed by the last words of somebody else, nor by whom else the person blocks', () => {
    fc.assert(fc.property(worlds, ({ viewer, blocked, there }) => {
      const { ada } = blocked.people!, more: FakeOrganisation = { ...blocked, people: { ...blocked.people, ada: { ...ada, block: [...(ada!.block ?? []), 'carol@portal.example'], lastWords: { ...ada!.lastWords, 'carol@portal.example': { note: { text: 'Secret' } } } } } };
      expect(seenIn(more, there, viewer)).toEqual(seenIn(blocked, there, viewer));
    }), { numRuns: 500 });
  }, PATIENCE);
});

describe('unknown', () => {
  it('never becomes offline, but by a person’s being hidden where the network knows them', () => {
    fc.assert(fc.property(worlds, ({ viewer, blocked, free, there }) => {
      const before = there.sources ?? [there];
      const isSure = before.every(({ availability }) => availability !== 'unknown');
      for (const organisation of [blocked, free]) if (!isSure) expect(seenIn(organisation, { ...there, ...(there.sources ? {} : { availability: 'unknown' }) }, viewer).availability).not.toBe('offline');
      // And nobody who is there becomes offline for whoever is not blocked.
      if (before.some(({ availability }) => !['unknown', 'offline'].includes(availability))) expect(seenIn(free, there, viewer).availability).not.toBe('offline');
    }), { numRuns: 1_000 });
  }, PATIENCE);
});

describe('oneself', () => {
  it('always sees oneself as the network says', () => {
    fc.assert(fc.property(worlds, ({ blocked, there }) => {
      const alone: FakeOrganisation = { ...blocked, providers: [] }, portal: Presence = there.sources ? { ...there, sources: there.sources.filter(({ address }) => address.endsWith('portal.example')) } : there;
      if ((portal.sources ?? [portal]).every(({ address }) => address.endsWith('portal.example'))) expect(seenIn(alone, portal, { id: 'ada' })).toBe(portal);
    }), { numRuns: 500 });
  }, PATIENCE);
});

describe('a policy', () => {
  it('never throws, whatever it is given', () => {
    const junk = fc.anything({ withNullPrototype: true });
    fc.assert(fc.property(junk, junk, junk, anyOrganisation, (presence, viewer, settings, organisation) => {
      const quiet = { now: () => NOW, fault: () => undefined };
      expect(typeof organisationPolicy(fakeFacts(organisation), quiet).view(presence as Presence, viewer as Viewer)?.availability).toBe('string');
      const facts = { ...fakeFacts(organisation), settings: { ...fakeFacts(organisation).settings, ...(settings as object) } };
      expect(() => organisationPolicy(facts, quiet).view({ address: 'ada@portal.example' } as Presence, viewer as Viewer)).not.toThrow();
      expect(() => judgeMessage(facts, viewer as Viewer, 'ada@portal.example', presence as Presence)).not.toThrow();
    }), { numRuns: 2_000 });
  }, PATIENCE);
});

describe('two registries, in one of which the person hides', () => {
  type Step =
    | { readonly do: 'change'; readonly own: Omit<PresenceReport, 'address'> }
    | { readonly do: 'look'; readonly user: 'ada' | 'alan' | 'grace' }
    | { readonly do: 'leave'; readonly user: 'ada' | 'alan' | 'grace' }
    | { readonly do: 'wait'; readonly ms: number };

  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ do: fc.constant('change' as const), own: fc.record({ availability, activities, note, lastActiveAt: fc.nat(NOW), since: fc.nat(NOW), idle: fc.boolean() }) }),
    fc.record({ do: fc.constant('look' as const), user: fc.constantFrom('ada' as const, 'alan' as const, 'grace' as const) }),
    fc.record({ do: fc.constant('leave' as const), user: fc.constantFrom('ada' as const, 'alan' as const, 'grace' as const) }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(10, 1_000, 30_000, 61_000) }),
  );

  /** All that a viewer was ever told, and when; and what they find by looking, after each step. */
  async function history(person: FakePerson, max: number, steps: readonly Step[], hides: boolean): Promise<unknown> {
    const clock = fakeClock({ now: NOW }), agent = fakeAgent({ push: true }), told: unknown[] = [];
    const policy = organisationPolicy(fakeFacts({ sharing: { temporary: { enabled: true, max, ttl: 60_000 } }, people: { ada: person } }), clock);
    const registry = createRegistry({ ...clock, policy, random: () => 0.5 }), view = registry.as({ id: 'bob', address: 'bob@portal.example' }), undo = new Map<string, () => void>();
    registry.register(agent, 'portal.example');
    for (const user of ['alan', 'grace']) agent.say(`${user}@portal.example`, { availability: 'online', capabilities: ['message'] });
    agent.say('dave@portal.example', { availability: 'online' });
    agent.say('ada@portal.example', { availability: hides ? 'online' : 'offline', note: { text: 'Lunch', expiresAt: NOW + 45_000 }, capabilities: ['message'] });
    // Somebody else looks all the time, at Dave too, of whom the network tells whenever it might tell of Ada.
    for (const user of ['ada', 'dave']) registry.as({ id: 'carol', address: 'carol@portal.example' }).watch(`${user}@portal.example`, () => undefined);
    await clock.advance(0);
    for (const each of steps) {
      if (each.do === 'wait') await clock.advance(each.ms);
      else if (each.do === 'leave') undo.get(each.user)?.();
      else if (each.do === 'look') undo.set(each.user, view.watch(`${each.user}@portal.example`, presence => told.push([clock.now(), presence])));
      else {
        agent.push('dave@portal.example', each.own);
        if (hides) agent.push('ada@portal.example', { ...each.own, capabilities: ['message'] });
      }
      await clock.advance(0);
      told.push([...undo.keys()].map(user => view.peek(`${user}@portal.example`)));
    }
    registry.dispose();
    return told;
  }

  it('tell a viewer the same things at the same moments', async () => {
    const words: Words = { note: { text: 'Lunch', expiresAt: NOW + 45_000 } };
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), fc.integer({ min: 1, max: 3 }), async (steps, max) => {
      const hidden = await history({ block: ['bob@portal.example'], lastWords: { 'bob@portal.example': words } }, max, steps, true);
      expect(hidden).toEqual(await history({}, max, steps, false));
    }), { numRuns: 100 });
  }, PATIENCE);
});
