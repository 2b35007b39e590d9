import { describe, expect, it } from 'vitest';
import { fakeSession } from '../../test/fake-session.js';

describe('the question', () => {
  it('is a subscription of no length, which leaves nothing on the server', async () => {
    const { server, clock, session, query } = fakeSession();
    server.say('sip:bob@corp.example', { availability: 'away' });
    expect(await query('bob@corp.example')).toMatchObject([{ availability: 'away' }]);
    expect(server.last('SUBSCRIBE').header('expires')).toBe('0');
    expect([server.subscriptions, session.dialogs.size]).toEqual([[], 0]);
    await clock.advance(30_000);
    expect(clock.pending).toBe(0);
  });

  it('that is agreed to and not answered times out after five seconds', async () => {
    const { server, clock, query } = fakeSession();
    server.reply = ({ method }) => (method === 'SUBSCRIBE' ? { status: 200 } : undefined);
    const answer = query('bob@corp.example');
    answer.catch(() => undefined);
    await clock.advance(5_000);
    await expect(answer).rejects.toMatchObject({ code: 'timeout' });
  });

  it.each([['pending', 'pending'], ['terminated;reason=rejected', 'forbidden'], ['terminated;reason=noresource', 'not-found'], ['terminated', 'no-data']])('answered with %s says %s', async (state, problem) => {
    const { server, query } = fakeSession();
    server.state = state;
    expect(await query('bob@corp.example')).toMatchObject([{ problem }]);
  });

  it('refuses a NOTIFY that is not its own', async () => {
    const { server, clock, query } = fakeSession();
    server.reply = request => {
      if (request.method !== 'SUBSCRIBE') return;
      const held = { event: 'presence', target: request.target, request, tag: 'mine', socket: request.socket, cseq: 0 };
      server.notify(held, { state: 'pending', body: '' });
      server.notify({ ...held, tag: 'other' }, { body: '' });
      server.respond(request, { status: 200 }, 'mine');
      return 'silence';
    };
    expect(await query('bob@corp.example')).toMatchObject([{ problem: 'pending' }]);
    await clock.advance(0);
    expect(server.answers).toEqual(['SIP/2.0 200 OK', 'SIP/2.0 481 Call/Transaction Does Not Exist']);
    // Those of the connection, which is watched for life and kept for a while: an answer that comes last starts no other.
    expect(clock.pending).toBe(2);
  });
});
