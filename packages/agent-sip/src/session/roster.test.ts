import { expect, it } from 'vitest';
import { fakeSession } from '../../test/fake-session.js';

it('the roster keeps who stays and lets go of who leaves', async () => {
  const { server, clock, watch } = fakeSession(), all = watch('a@corp.example', 'b@corp.example');
  await clock.advance(0);
  all.set('b@corp.example', 'c@corp.example');
  await clock.advance(0);
  expect(server.subscriptions.map(({ target }) => target)).toEqual(['sip:b@corp.example', 'sip:c@corp.example']);
  expect(server.count('SUBSCRIBE')).toBe(4);
});

it('the roster keeps whom somebody asked for leave, though nobody looks', async () => {
  const { server, clock, session, actions, watch } = fakeSession();
  server.state = 'pending';
  await actions.requestAccess({ scheme: 'sip', user: 'bob', domain: 'corp.example', text: 'sip:bob@corp.example' });
  watch('bob@corp.example').close();
  await clock.advance(60_000);
  expect(server.subscriptions.map(({ target }) => target)).toEqual(['sip:bob@corp.example']);
  await session.close();
  expect(server.subscriptions).toEqual([]);
});
