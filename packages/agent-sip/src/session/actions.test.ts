import { describe, expect, it } from 'vitest';
import { address, fakeSession } from '../../test/fake-session.js';

const bob = address('sip:bob@corp.example');

describe('asking for access', () => {
  it('is a subscription that stays, and resolves once it waits or is let in', async () => {
    const { server, actions } = fakeSession();
    server.state = 'pending';
    await actions.requestAccess(bob);
    expect(server.subscriptions).toMatchObject([{ target: 'sip:bob@corp.example', event: 'presence' }]);
    server.state = 'active';
    await actions.requestAccess(bob);
    expect(server.subscriptions).toHaveLength(1);
  });

  it('rejects where it is refused or not answered', async () => {
    const { server, clock, actions } = fakeSession();
    server.state = 'terminated;reason=rejected';
    await expect(actions.requestAccess(bob)).rejects.toMatchObject({ code: 'forbidden' });
    server.silent = true;
    const late = actions.requestAccess(bob);
    late.catch(() => undefined);
    await clock.advance(10_000);
    await expect(late).rejects.toMatchObject({ code: 'timeout' });
  });
});

it('what is no SIP address is neither asked nor decided on', async () => {
  const { server, actions } = fakeSession(), aim = address('aim:ada');
  await expect(actions.requestAccess(aim)).rejects.toMatchObject({ code: 'bad-address' });
  await expect(actions.decide(aim, 'allow')).rejects.toMatchObject({ code: 'bad-address' });
  expect(server.attempts).toBe(0);
});

it('deciding rejects where there is no XCAP server', async () => {
  await expect(fakeSession().actions.decide(bob, 'allow')).rejects.toMatchObject({ code: 'network-disabled' });
});
