import { activityOf, meaningOf } from './words.js';

test('words are known in any case, and no others, those that JavaScript knows among them', () => {
  expect(meaningOf(' idlebusy ')).toEqual({ availability: 'busy', idle: true });
  expect(activityOf('ON-THE-PHONE')).toBe('in-call');
  for (const word of ['', 'constructor', '__proto__', 'toString', 'None']) expect([meaningOf(word), activityOf(word)]).toEqual([undefined, undefined]);
  expect(meaningOf(undefined)).toBeUndefined();
});
