import { expect, it, vi } from 'vitest';
import { address, fakeSession } from '../../test/fake-session.js';
import { byKey } from './watch.js';

it('addresses that are one to SIP are watched once, and told by each of their names', async () => {
  const { server, clock, watch } = fakeSession();
  server.say('sip:bob@corp.example', { availability: 'busy' });
  const both = watch('bob@corp.example', 'sip:bob@corp.example');
  await clock.advance(0);
  expect(server.subscriptions).toHaveLength(1);
  expect([both.latest('bob@corp.example'), both.latest('sip:bob@corp.example')]).toMatchObject([{ availability: 'busy' }, { availability: 'busy' }]);
  expect([...byKey([address('sip:Bob@corp.example'), address('sip:bob@corp.example')]).keys()]).toHaveLength(2);
});

it('the watch tells at once what is known of who is newly on the list', async () => {
  const { server, clock, watch } = fakeSession();
  server.say('sip:bob@corp.example', { availability: 'busy' });
  watch('bob@corp.example');
  await clock.advance(0);
  const other = watch();
  other.set('bob@corp.example');
  expect(other.told).toMatchObject(['live', { availability: 'busy' }]);
  expect(server.count('SUBSCRIBE')).toBe(1);
});

it('the watch is silent when it is closed, and lets go of nobody whom another watches', async () => {
  const { server, clock, watch } = fakeSession();
  const one = watch('bob@corp.example', 'cleo@corp.example'), other = watch('bob@corp.example');
  await clock.advance(0);
  const told = one.told.length;
  one.close();
  one.close();
  one.set('cleo@corp.example');
  await clock.advance(0);
  server.say('sip:bob@corp.example', { availability: 'busy' });
  server.cut();
  await clock.advance(0);
  expect(one.told).toHaveLength(told);
  expect(server.subscriptions.map(({ target }) => target)).toEqual(['sip:bob@corp.example']);
  expect(other.told.at(-1)).toBe('unreachable');
});

it('a watch whose sink throws at everything ends neither the connection nor the subscription', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  const { server, clock, session, watch } = fakeSession({ list: 'sip:friends@corp.example' }), fail = (): never => { throw new Error('no'); };
  session.watch({ report: fail, live: fail, lost: fail }).set([address('bob@corp.example')]);
  server.reply = ({ method }) => (method === 'SUBSCRIBE' ? { status: 500 } : undefined);
  await clock.advance(1_000);
  server.reply = () => undefined;
  server.say('sip:bob@corp.example', { availability: 'busy' });
  server.cut();
  const other = watch('bob@corp.example');
  await clock.advance(40_000);
  expect(other.latest('bob@corp.example')).toMatchObject({ availability: 'busy' });
  expect(error).toHaveBeenCalled();
  error.mockRestore();
});
