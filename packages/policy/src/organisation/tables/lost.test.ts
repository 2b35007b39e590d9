import { expect, it } from 'vitest';
import { Lost } from './lost.js';

it('what cannot be read counts until it can, or is there no more: of a user also what they have answered', () => {
  const lost = new Lost(), told = () => [lost.has('people', 'ada'), lost.has('settings', 'ada'), lost.has('providers', 'msn')];
  lost.delete('people', 'ada');
  for (const [collection, id] of [['people', 'ada'], ['requests', 'ada bob@corp.example'], ['providers', 'msn'], ['requests', 'nonsense']] as const) lost.add(collection, id);
  expect(told()).toEqual([true, false, true]);
  for (const [collection, id] of [['people', 'ada'], ['providers', 'msn'], ['requests', 'ada cy@corp.example']] as const) lost.delete(collection, id);
  expect(told()).toEqual([true, false, false]);
  expect([lost.holds('requests', 'ada bob@corp.example'), lost.holds('requests', 'ada cy@corp.example')]).toEqual([true, false]);
  lost.delete('requests', 'ada bob@corp.example');
  expect(told()).toEqual([false, false, false]);
});
