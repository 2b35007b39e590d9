import type { Viewer } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { fakeFacts } from '../test/fake-facts.js';
import { encounterAt } from './encounter.js';

const facts = fakeFacts({ providers: [{ kind: 'enterprise', routes: ['corp.example'] }], people: { ada: { address: 'aim:ada' } } });
const meets = (viewer: Viewer | undefined, address: string): unknown => {
  const met = encounterAt(facts, viewer, address);
  return met && [met.user, met.isSelf];
};

describe('a viewer and a person', () => {
  it.each<[viewer: Viewer | undefined, address: string, user: string | undefined, isSelf: boolean]>([
    [{ id: 'bob' }, 'ada@portal.example', 'ada', false],
    [{ id: 'bob' }, 'aim:ada', 'ada', false],
    [{ id: 'bob' }, 'eve@partner.example', undefined, false],
    [{ id: 'ada' }, 'ada@portal.example', 'ada', true],
    [{ id: 'ada' }, 'sip:Ada@portal.example', 'ada', true],
    [{ id: 'ada' }, 'aim:ada', 'ada', true],
    [{ id: 'ada', address: 'lovelace@corp.example' }, 'sip:lovelace@corp.example', undefined, true],
    [{ id: 'ada', address: 'ada@partner.example' }, 'ada@portal.example', 'ada', false],
    [{ id: 'eve', address: 'eve@partner.example' }, 'xmpp:eve@partner.example', undefined, true],
    [undefined, 'ada@portal.example', 'ada', false],
  ])('%j looking at %s: user %s, the same person: %s', (viewer, address, user, isSelf) => {
    expect(meets(viewer, address)).toEqual([user, isSelf]);
  });

  it('do not meet where the address is none', () => {
    expect(meets({ id: 'bob' }, 'no address')).toBeUndefined();
  });
});
