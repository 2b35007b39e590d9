import { fakeClock } from '@presence-elements/testing';
import { expect, it } from 'vitest';
import { Credential } from './credential.js';

it('a password that was refused is not offered again for five minutes', async () => {
  const clock = fakeClock(), credential = new Credential({ password: 'x', now: clock.now });
  expect(await credential.ask()).toBe('x');
  credential.refused();
  await expect(credential.ask()).rejects.toMatchObject({ code: 'signed-out' });
  await clock.advance(300_000);
  expect([await credential.ask(), credential.pause]).toEqual(['x', 300_000]);
});

it('a function is told what was refused, and may know another at once', async () => {
  const asked: unknown[] = [], credential = new Credential({ now: () => 1_000, password: refused => {
    asked.push(refused);
    return refused === 'old' ? 'new' : 'old';
  } });
  await credential.ask();
  credential.refused();
  expect([await credential.ask(), asked, credential.pause]).toEqual(['new', [undefined, 'old'], 30_000]);
});

it('an account without a password has none', async () => {
  expect(await new Credential({ password: undefined, now: () => 0 }).ask()).toBeUndefined();
});
