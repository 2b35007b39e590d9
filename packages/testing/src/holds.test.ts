import { describe, expect, it } from 'vitest';
import { holds, show } from './holds.js';

describe('a rule', () => {
  it('is kept where something holds, and else broken with a sentence', () => {
    expect(() => holds(1, 'never said')).not.toThrow();
    expect(() => holds(undefined, 'ada is busy, but was reported offline')).toThrow(new Error('ada is busy, but was reported offline'));
  });

  it.each<[unknown, string]>([
    ['text', '"text"'], [undefined, 'undefined'], [{ a: [1] }, '{"a":[1]}'], [new TypeError('boom'), 'TypeError: boom'], [Symbol('x'), 'symbol'],
    ['x'.repeat(300), `"${'x'.repeat(199)}…`],
  ])('shows %o briefly', (value, shown) => {
    expect(show(value)).toBe(shown);
  });

  it('shows what JSON cannot', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(show(loop)).toBe('object');
    expect(show(10n)).toBe('bigint');
  });
});
