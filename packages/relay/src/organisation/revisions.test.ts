import type { Viewer } from '@presence-elements/core';
import type { Collection } from '@presence-elements/policy';
import { describe, expect, it } from 'vitest';
import { Revisions } from './revisions.js';

const [ada, eve] = [{ id: 'ada' }, { id: 'eve', address: 'eve@portal.example' }];
const userOf = (viewer: Viewer | undefined): string | undefined => viewer?.id;

function setUp() {
  const revisions = new Revisions(userOf, 'life');
  const seen = (): readonly string[] => [ada, eve, undefined].map(revisions.of);
  /** For whom it is another revision after the change. */
  const changes = (collections: readonly Collection[], users: readonly string[] = []): readonly boolean[] => {
    const before = seen();
    revisions.changed({ collections: new Set(collections), users: new Set(users) });
    return seen().map((revision, at) => revision !== before[at]);
  };
  return { revisions, changes };
}

describe('the revision of the settings', () => {
  it.each(['settings', 'providers', 'areas', 'directory'] as const)('is another one for everybody after a change of %s', collection => {
    expect(setUp().changes([collection])).toEqual([true, true, true]);
  });

  it.each(['people', 'contacts', 'requests'] as const)('is another one only for those whose %s have changed: that others do something is nobody’s business', collection => {
    const { changes } = setUp();
    expect(changes([collection], ['ada'])).toEqual([true, false, false]);
    expect(changes([collection], ['eve'])).toEqual([false, true, false]);
  });

  it('is the same after what people set of their presence', () => {
    expect(setUp().changes(['statuses'])).toEqual([false, false, false]);
  });

  it('is another one in another life of the relay', () => {
    expect(new Revisions(userOf, 'one').of(ada)).not.toBe(new Revisions(userOf, 'two').of(ada));
  });
});
