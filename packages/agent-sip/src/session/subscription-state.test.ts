import { expect, it } from 'vitest';
import { readState } from './subscription-state.js';

it('the state of a subscription is read, however it is written', () => {
  expect(readState('active;expires=3600')).toEqual({ state: 'active', expires: 3_600_000 });
  expect(readState(' Terminated ; Reason=Rejected ; retry-after=5')).toEqual({ state: 'terminated', reason: 'rejected', retryAfter: 5_000 });
  expect(readState('pending')).toEqual({ state: 'pending' });
  expect(readState('dreaming;expires=soon')).toEqual({ state: 'active' });
});

it('what is no state is none', () => {
  for (const text of [undefined, '', ';reason=rejected', 'two words', '<script>']) expect(readState(text)).toBeUndefined();
});
