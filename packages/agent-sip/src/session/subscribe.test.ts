import { expect, it } from 'vitest';
import { fakeSession } from '../../test/fake-session.js';
import { Dialog } from './dialog.js';
import { subscribe } from './subscribe.js';

it('a subscription is asked for by event, type and seconds, and for a list says that it knows lists', async () => {
  const { server, session, query } = fakeSession();
  await query('bob@corp.example');
  const ask = (list: boolean): Promise<unknown> => subscribe(session.stack!, new Dialog('sip:bob@corp.example', 'sip:ada@corp.example'), { event: 'dialog', accept: 'a/b', list }, 90_000);
  await ask(false);
  const { header, target } = server.last('SUBSCRIBE');
  expect([target, header('event'), header('accept'), header('expires'), header('supported')]).toEqual(['sip:bob@corp.example', 'dialog', 'a/b', '90', expect.not.stringContaining('eventlist')]);
  expect(header('contact')).toBe(session.stack!.contact);
  await ask(true);
  expect(server.last('SUBSCRIBE').socket.sent.findLast(text => text.startsWith('SUBSCRIBE'))).toContain('Supported: eventlist');
});
