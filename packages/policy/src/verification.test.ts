import type { VerificationLevel } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { gridOf } from '../test/grid.js';
import { imInvitation, markOf, presenceSubscription, type Mark } from './verification.js';

// Level, what the provider says of the sender, and on which of the recipient's lists the sender is.
// Block before Allow is an assumption of §2.2; the words are those of RFC 5025 §3.2.1.
const table = gridOf(`
  level, mark, lists                        | presence subscription | IM invitation     | IM, only the Allow list
  contacts-only unverified none             | block §2.2A           | block §2.2A       | block S0
  contacts-only unverified allow            | allow §2.2A           | allow S0          | allow S0
  contacts-only unverified block            | polite-block §2.2     | polite-block S0   | polite-block S0
  contacts-only unverified block+allow      | polite-block §2.2     | polite-block S0   | polite-block S0
  contacts-only verified none               | block §2.2A           | block §2.2A       | block S0
  contacts-only verified allow              | allow §2.2A           | allow S0          | allow S0
  contacts-only verified block              | polite-block §2.2     | polite-block S0   | polite-block S0
  contacts-only verified block+allow        | polite-block §2.2     | polite-block S0   | polite-block S0
  provider-verified unverified none         | block §2.2B           | block §2.2B       | block S0
  provider-verified unverified allow        | allow §2.2B           | allow S0          | allow S0
  provider-verified unverified block        | polite-block §2.2     | polite-block S0   | polite-block S0
  provider-verified unverified block+allow  | polite-block §2.2     | polite-block S0   | polite-block S0
  provider-verified verified none           | confirm §2.2B         | allow S0          | block S0
  provider-verified verified allow          | allow §2.2B           | allow S0          | allow S0
  provider-verified verified block          | polite-block §2.2     | polite-block S0   | polite-block S0
  provider-verified verified block+allow    | polite-block §2.2     | polite-block S0   | polite-block S0
  everyone unverified none                  | confirm §2.2C         | allow S0          | block S0
  everyone unverified allow                 | allow §2.2C           | allow S0          | allow S0
  everyone unverified block                 | polite-block §2.2     | polite-block S0   | polite-block S0
  everyone unverified block+allow           | polite-block §2.2     | polite-block S0   | polite-block S0
  everyone verified none                    | confirm §2.2C         | allow S0          | block S0
  everyone verified allow                   | allow §2.2C           | allow S0          | allow S0
  everyone verified block                   | polite-block §2.2     | polite-block S0   | polite-block S0
  everyone verified block+allow             | polite-block §2.2     | polite-block S0   | polite-block S0
`);

describe('what becomes of', () => {
  it.each(table)('a $column at the level, with the mark and on the list "$row": $value ($source)', ({ row, column, value }) => {
    const [level, said, lists] = row.split(' ') as [VerificationLevel, Mark, string];
    const standing = { mark: markOf(level, said), onBlock: lists.includes('block'), onAllow: lists.includes('allow') };
    const decision = column.startsWith('presence') ? presenceSubscription(standing) : imInvitation(standing, { blockAllNotAllowed: column.includes('only') });
    expect(decision).toBe(value);
  });

  it('every combination stands in the table', () => {
    expect(new Set(table.map(({ row }) => row)).size).toBe(3 * 2 * 4);
  });
});

describe('the mark', () => {
  it.each<[VerificationLevel, Mark, Mark]>([
    ['contacts-only', 'unverified', 'unverified'], ['contacts-only', 'verified', 'unverified'],
    ['provider-verified', 'unverified', 'unverified'], ['provider-verified', 'verified', 'verified'],
    ['everyone', 'unverified', 'verified'], ['everyone', 'verified', 'verified'],
  ])('at the level %s, of whom the provider calls %s, is %s', (level, said, mark) => {
    expect(markOf(level, said)).toBe(mark);
  });

  it('of a level from a later version is what the provider says', () => {
    expect(markOf('biometric' as VerificationLevel, 'unverified')).toBe('unverified');
  });
});
