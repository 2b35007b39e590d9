import { expect, it } from 'vitest';
import { fakeSession } from '../../test/fake-session.js';
import { Dialog } from './dialog.js';
import type { SipRequest } from './sip-request.js';

const request = (more: Partial<SipRequest> = {}): SipRequest => ({
  method: 'NOTIFY', call_id: 'c', cseq: 1, from_tag: 's1', to_tag: 't', body: '', getHeader: () => undefined, getHeaders: () => [], reply_sl: () => undefined, ...more,
});

it('the dialog goes on where the answer says, by the route that it came', async () => {
  const { server, session, query } = fakeSession();
  await query('bob@corp.example');
  server.reply = () => ({ status: 200, headers: ['Contact: <sip:x@10.0.0.1;transport=tcp>', 'Record-Route: <sip:one;lr>', 'Record-Route: <sip:two;lr>'] });
  const dialog = new Dialog('sip:bob@corp.example', 'sip:ada@corp.example');
  await dialog.send(session.stack!, 'SUBSCRIBE', []);
  await dialog.send(session.stack!, 'SUBSCRIBE', []);
  const [first, second] = server.requests.filter(({ header }) => header('call-id') === dialog.callId);
  expect([first!.target, second!.target]).toEqual(['sip:bob@corp.example', 'sip:x@10.0.0.1;transport=tcp']);
  expect(second!.header('from')).toBe(first!.header('from'));
  expect([first!.header('cseq'), second!.header('cseq')]).toEqual(['1 SUBSCRIBE', '2 SUBSCRIBE']);
  expect(second!.header('to')).toMatch(/^<sip:bob@corp.example>;tag=s/);
  expect(second!.socket.sent.at(-1)).toMatch(/Route: <sip:two;lr>\r\nRoute: <sip:one;lr>\r\n/);
});

it('the dialog owns what has its tags, and goes forward only', () => {
  const dialog = new Dialog('sip:bob@corp.example', 'sip:ada@corp.example');
  expect(dialog.owns(request())).toBe(false);
  expect([dialog.advances(request({ cseq: 5 })), dialog.advances(request({ cseq: 5 })), dialog.advances(request({ cseq: 4 })), dialog.advances(request({ cseq: 6 }))]).toEqual([true, false, false, true]);
});

it('the dialog goes the way on which it began, whatever road a later request took (RFC 3261 §12.2)', async () => {
  const { server, session, query } = fakeSession();
  await query('bob@corp.example');
  const dialog = new Dialog('sip:bob@corp.example', 'sip:ada@corp.example');
  server.reply = () => ({ status: 200, headers: ['Contact: <sip:x@10.0.0.1>'] });
  await dialog.send(session.stack!, 'SUBSCRIBE', []);
  dialog.advances(request({ cseq: 3, getHeaders: () => ['<sip:stranger;lr>'] }));
  server.reply = () => ({ status: 200, headers: ['Contact: <sip:x@10.0.0.1>', 'Record-Route: <sip:stranger;lr>'] });
  await dialog.send(session.stack!, 'SUBSCRIBE', []);
  await dialog.send(session.stack!, 'SUBSCRIBE', []);
  expect(server.last('SUBSCRIBE').header('route')).toBe('');
});

it('the dialog is not named by a request that is not its own', async () => {
  const { server, session, query } = fakeSession();
  await query('bob@corp.example');
  const dialog = new Dialog('sip:bob@corp.example', 'sip:ada@corp.example');
  expect(dialog.owns(request({ from_tag: 'stranger', to_tag: 'guessed' }))).toBe(false);
  await dialog.send(session.stack!, 'SUBSCRIBE', []);
  await dialog.send(session.stack!, 'SUBSCRIBE', []);
  expect(server.requests.at(-1)!.header('to')).not.toContain('stranger');
});
