import type { Audience } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { gridOf } from '../test/grid.js';
import { approvalOf, isAmong, locations, sharingProblem } from './sharing.js';

describe('what a person shares', () => {
  const table = gridOf(`
    the person's own preference | on, may override     | on, may not override | off, may override      | off, may not override
    organisation                | shared §4.1          | shared §4.1          | blocked-by-policy §4.1 | blocked-by-policy §4.1
    on                          | shared §4.1          | shared §4.1          | shared §4.1            | blocked-by-policy §4.1
    off                         | not-shared §4.1      | shared §4.1          | blocked-by-policy §4.1 | blocked-by-policy §4.1
    nobody's: somebody outside  | shared §4.1          | shared §4.1          | blocked-by-policy §4.1 | blocked-by-policy §4.1
  `);

  it.each(table)('is, where the organisation has it "$column" and the person "$row": $value', ({ row, column, value }) => {
    const settings = { enabled: column.startsWith('on'), mayOverride: column.endsWith('may override') };
    const own = row.startsWith('nobody') ? undefined : { sharing: row as 'organisation' | 'on' | 'off', approval: 'organisation' as const };
    expect(sharingProblem(settings, own) ?? 'shared').toBe(value);
  });
});

describe('whether one has to ask a person', () => {
  const table = gridOf(`
    the person's own preference | open, may override | open, may not override | ask, may override | ask, may not override
    organisation                | open §4.1          | open §4.1              | ask §4.1          | ask §4.1
    open                        | open §4.1          | open §4.1              | open §4.1         | ask §4.1
    ask                         | ask §4.1           | open §4.1              | ask §4.1          | ask §4.1
  `);

  it.each(table)('where the organisation has it "$column" and the person "$row": $value', ({ row, column, value }) => {
    const settings = { approval: column.startsWith('open') ? 'open' as const : 'ask' as const, mayOverride: column.endsWith('may override') };
    expect(approvalOf(settings, { sharing: 'organisation', approval: row as 'organisation' | 'open' | 'ask' })).toBe(value);
  });
});

describe('an audience', () => {
  it.each<[Audience, boolean, boolean]>([
    ['everyone', false, true], ['everyone', true, true], ['contacts', false, false], ['contacts', true, true], ['nobody', false, false], ['nobody', true, false],
  ])('of %s has among it somebody who is a contact (%s): %s', (audience, isContact, expected) => {
    expect(isAmong(audience, () => isContact)).toBe(expected);
  });

  it('that this version does not know is nobody', () => {
    expect([isAmong('friends' as Audience, () => true), isAmong(undefined as unknown as Audience, () => true)]).toEqual([false, false]);
  });
});

describe('a location', () => {
  it('is told by these activities and no others', () => {
    expect([...locations].toSorted()).toEqual(['in-office', 'working-remotely']);
  });
});
