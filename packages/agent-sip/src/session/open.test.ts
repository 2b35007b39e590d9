import { expect, it } from 'vitest';
import { fakeSession } from '../../test/fake-session.js';

it('a session is opened without a word, unless messages are to come in', async () => {
  const quiet = fakeSession(), listening = fakeSession({ onMessage: () => undefined });
  await quiet.clock.advance(1_000);
  await listening.clock.advance(1_000);
  expect([quiet.server.attempts, listening.server.attempts]).toEqual([0, 1]);
});
