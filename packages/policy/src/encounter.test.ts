import type { Viewer } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { fakeFacts } from '../test/fake-facts.js';
import { encounterAt } from './encounter.js';

const facts = fakeFacts({ providers: [{ kind: 'enterprise', routes: ['corp.example'] }], people: { ada: { address: 'aim:ada', listed: ['sip:countess@corp.example'] }, mallory: { address: 'ceo@corp.example' } } });
const meets = (viewer: Viewer | undefined, address: string): unknown => {
  const met = encounterAt(facts, viewer, address);
  return met && [met.user, met.isSelf, met.isClaimed];
};

describe('a viewer and a person', () => {
  it.each<[viewer: Viewer | undefined, address: string, user: string | undefined, isSelf: boolean, isClaimed: boolean]>([
    [{ id: 'bob' }, 'ada@portal.example', 'ada', false, false],
    [{ id: 'bob' }, 'aim:ada', 'ada', false, true],
    [{ id: 'bob' }, 'eve@partner.example', undefined, false, false],
    [{ id: 'bob' }, 'xmpp:Countess@corp.example', 'ada', false, false],
    [{ id: 'ada' }, 'ada@portal.example', 'ada', true, false],
    [{ id: 'ada' }, 'sip:Ada@portal.example', 'ada', true, false],
    [{ id: 'ada' }, 'countess@corp.example', 'ada', true, false],
    [{ id: 'ada' }, 'aim:ada', 'ada', true, true],
    [{ id: 'mallory' }, 'ceo@corp.example', 'mallory', true, true],
    // Whose address it is shows the host, which has let them in under it.
    [{ id: 'ceo', address: 'ceo@corp.example' }, 'ceo@corp.example', 'mallory', true, false],
    [{ id: 'ada', address: 'lovelace@corp.example' }, 'sip:lovelace@corp.example', undefined, true, false],
    [{ id: 'ada', address: 'ada@partner.example' }, 'ada@portal.example', 'ada', false, false],
    [{ id: 'eve', address: 'eve@partner.example' }, 'xmpp:eve@partner.example', undefined, true, false],
    [undefined, 'ada@portal.example', 'ada', false, false],
  ])('%j looking at %s: user %s, the same person: %s, by their word alone: %s', (viewer, address, user, isSelf, isClaimed) => {
    expect(meets(viewer, address)).toEqual([user, isSelf, isClaimed]);
  });

  it('do not meet where the address is none', () => {
    expect(meets({ id: 'bob' }, 'no address')).toBeUndefined();
  });
});
