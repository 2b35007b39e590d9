import { expect, it } from 'vitest';
import { StoreChanged } from './store-changed.js';

it('a store that was changed by somebody else is told by name, in words', () => {
  expect(new StoreChanged()).toMatchObject({ name: 'StoreChanged', message: 'Somebody else has changed what is kept since it was loaded here' });
});
