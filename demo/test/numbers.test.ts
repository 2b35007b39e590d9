import { describe, expect, it } from 'vitest';
import { numberIn } from '../public/admin/numbers.js';

describe('a number that an administrator types', () => {
  it.each([['90', 90], [' 90 ', 90], ['-5', -5], ['1000', 1000], ['1 000', 1000], ['1 000 000', 1_000_000], ['1’000', 1000], ['٩٠', 90], ['۹۰', 90]])('is read as it is written: %s', (text, number) => {
    expect([numberIn(text), numberIn(text, { isWhole: true })]).toEqual([number, number]);
  });

  it.each([['1,000', 1000], ['1.000', 1000], ['1,000,000', 1_000_000], ['12.500', 12_500], ['١٬٠٠٠', 1000]])('is never a thousandth of what is meant, where it is whole: %s', (text, number) => {
    expect(numberIn(text, { isWhole: true })).toBe(number);
  });

  it.each([['0,5', 0.5], ['0.02', 0.02], ['1.5', 1.5], ['0,025', 0.025], ['٠٫٥', 0.5]])('may have parts: %s', (text, number) => {
    expect(numberIn(text)).toBe(number);
  });

  it.each(['1,440', '1.440', '1,000,000'])('is none where it can be read in two ways: %s', (text) => {
    expect(numberIn(text)).toBe(text);
  });

  it.each(['', 'ten', '5 min', '1e3', '1,00,0', '--1', '1 00'])('is left as it is where it is none: %j', (text) => {
    expect([numberIn(text), numberIn(text, { isWhole: true })]).toEqual([text, text]);
  });
});
