import { expect, it } from 'vitest';
import { token } from './token.js';

it('the token has its length, letters and digits alone, and no twin', () => {
  expect(token(16)).toMatch(/^[a-z2-7]{16}$/);
  expect(new Set(Array.from({ length: 1_000 }, () => token(8))).size).toBe(1_000);
});
