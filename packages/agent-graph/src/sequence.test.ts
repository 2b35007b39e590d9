import fc from 'fast-check';
import { sequenceOf } from './sequence.js';

// As the registry compares.
const order = (one: string, other: string): number => Math.sign(sequenceOf(one)!.localeCompare(sequenceOf(other)!, 'en', { numeric: true }));
const printable = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map(code => String.fromCharCode(code)), minLength: 1, maxLength: 64 });

describe('a sequence number', () => {
  it.each([['A09', 'A10'], ['A1F', 'A2'], ['A10', 'A1F'], ['A', 'A0'], ['Z', 'a'], ['A0', 'B']])('%s comes before %s', (one, other) => {
    expect([order(one, other), order(other, one), order(one, one)]).toEqual([-1, 1, 0]);
  });

  it('is in the order of its letters for the registry, too', () => {
    fc.assert(fc.property(printable, printable, (one, other) => { expect(order(one, other)).toBe(one < other ? -1 : one > other ? 1 : 0); }));
  });

  it.each([[''], [7], [undefined], ['x'.repeat(65)], ['é'], ['a\n']])('is none of %j', value => {
    expect(sequenceOf(value)).toBeUndefined();
  });
});
