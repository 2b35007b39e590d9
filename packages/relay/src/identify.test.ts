import { expect, it } from 'vitest';
import { identifier, signedIn } from './identify.js';

const request = new Request('http://localhost/');

it('refuses a request of nobody', async () => {
  await expect(identifier(() => undefined)(request)).rejects.toMatchObject({ status: 401, code: 'signed-out' });
});

it('knows nobody where nobody can be known', async () => {
  expect(await identifier(undefined)(request)).toBeUndefined();
});

it('keeps of a viewer only what makes one, so that each request is by the same person', async () => {
  const session = { id: 'ada', address: 'ada@corp.example', roles: ['admin'], partition: 'p', token: 'secret', seenAt: 1 };
  expect(await identifier(async () => session)(request)).toEqual({ id: 'ada', address: 'ada@corp.example', roles: ['admin'], partition: 'p' });
});

it('takes nothing but a list for roles: in a text, “administers nothing” has admin in it', async () => {
  await expect(identifier(() => ({ id: 'ada', roles: 'administers nothing' as never }))(request)).rejects.toThrow('authenticate: roles are a list');
});

it('asks for a name where one has to be known', () => {
  expect(signedIn({ id: 'ada' })).toEqual({ id: 'ada' });
  expect(() => signedIn(undefined)).toThrow(expect.objectContaining({ status: 401, code: 'signed-out' }));
});
