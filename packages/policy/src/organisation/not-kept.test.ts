import { expect, it } from 'vitest';
import { StoreChanged } from '../store/store-changed.js';
import { notKept } from './not-kept.js';

it.each([
  [new Error('disk on fire'), 'disk on fire'], [new DOMException('The quota has been exceeded.', 'QuotaExceededError'), 'there is no room for more'],
  [new StoreChanged(), 'others are changing them all the time'], [{}, 'it is not known why'], [undefined, 'it is not known why'],
])('a change that was not kept because of %s is told as such', (error, why) => {
  expect(notKept(error)).toMatchObject({ name: 'PresenceError', code: 'agent-fault', message: `Nothing was changed: the settings could not be kept (${why}).`, cause: error });
});
