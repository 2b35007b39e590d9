import { describe, expect, it } from 'vitest';
import { fakeSession } from '../../test/fake-session.js';

const BOB = 'bob@corp.example', URI = 'sip:bob@corp.example';
const dialogInfo = (version: number, state: string, full = 'full'): string =>
  `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="${full}" entity="${URI}"><dialog id="d"><state>${state}</state></dialog></dialog-info>`;

describe('the contact', () => {
  it('is told of calls where that is wanted, and asks for everything after a gap', async () => {
    const { server, clock, watch } = fakeSession({ dialog: true });
    server.say(URI, { availability: 'online' });
    const bob = watch(BOB);
    await clock.advance(0);
    const calls = server.subscriptions.find(({ event }) => event === 'dialog')!, type = 'application/dialog-info+xml';
    expect(calls.request.header('accept')).toBe(type);
    server.notify(calls, { type, body: dialogInfo(0, 'confirmed') });
    await clock.advance(0);
    expect(bob.latest(BOB)).toMatchObject({ availability: 'busy', activities: [{ kind: 'in-call' }] });
    const asked = server.count('SUBSCRIBE');
    server.notify(calls, { type, body: dialogInfo(4, 'terminated', 'partial') });
    await clock.advance(0);
    expect(server.count('SUBSCRIBE')).toBe(asked + 1);
    expect(bob.latest(BOB)).toMatchObject({ availability: 'online' });
    bob.close();
    await clock.advance(0);
    expect(server.subscriptions).toEqual([]);
  });

  it('is none the worse where the server knows no calls', async () => {
    const { server, clock, watch } = fakeSession({ dialog: true });
    server.reply = ({ header }) => (header('event') === 'dialog' ? { status: 489 } : undefined);
    server.say(URI, { availability: 'online' });
    const bob = watch(BOB);
    await clock.advance(0);
    expect(bob.latest(BOB)).toMatchObject({ availability: 'online' });
  });

  it('changes when its own document says, without another word of the server', async () => {
    const { server, clock, watch } = fakeSession(), until = new Date(clock.now() + 60_000).toISOString();
    server.publish(URI, `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" entity="${URI}">
      <tuple id="t"><status><basic>open</basic></status></tuple><dm:person id="p"><r:activities until="${until}"><r:meeting/></r:activities></dm:person></presence>`);
    const bob = watch(BOB);
    await clock.advance(0);
    expect(bob.latest(BOB)).toMatchObject({ availability: 'busy', activities: [{ kind: 'in-meeting' }] });
    await clock.advance(61_000);
    expect(bob.latest(BOB)).toMatchObject({ availability: 'online' });
    expect(bob.latest(BOB)).not.toHaveProperty('activities');
  });

  it('whose document says until when for years to come is no reason to hurry', async () => {
    // A platform's timer of more than 2^31 - 1 ms runs at once.
    const { clock } = fakeSession(), fake = fakeSession({ now: clock.now, schedule: (run, delay) => clock.schedule(run, delay > 2 ** 31 - 1 ? 1 : delay) });
    fake.server.publish(URI, `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" entity="${URI}">
      <tuple id="t"><status><basic>open</basic></status></tuple><dm:person id="p"><r:activities until="2099-01-01T00:00:00Z"><r:vacation/></r:activities></dm:person></presence>`);
    const bob = fake.watch(BOB);
    await clock.advance(1_000);
    expect(bob.told.filter(each => typeof each === 'object')).toHaveLength(1);
  });

  it('has not let anybody in merely because its calls were heard first', async () => {
    const { server, clock, actions } = fakeSession({ dialog: true });
    server.reply = ({ method, header }) => (method === 'SUBSCRIBE' && header('event') === 'presence' ? { status: 403 } : undefined);
    let isLate = true;
    const reply = server.reply;
    server.reply = request => (isLate && request.header('event') === 'presence' ? 'silence' : reply(request));
    const asked = actions.requestAccess({ scheme: 'sip', user: 'bob', domain: 'corp.example', text: URI });
    asked.catch(() => undefined);
    await clock.advance(0);
    const calls = server.subscriptions.find(({ event }) => event === 'dialog')!;
    server.notify(calls, { type: 'application/dialog-info+xml', body: `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full" entity="${URI}"/>` });
    await clock.advance(0);
    isLate = false;
    server.respond(server.requests.find(({ header }) => header('event') === 'presence')!, { status: 403 });
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is asked for anew by whoever asks, where it was refused', async () => {
    const { server, clock, watch, query } = fakeSession();
    server.state = 'terminated;reason=rejected';
    const bob = watch(BOB);
    await clock.advance(0);
    server.state = 'active';
    server.say(URI, { availability: 'busy' });
    await clock.advance(0);
    expect(bob.latest(BOB)).toMatchObject({ problem: 'forbidden' });
    expect(await query(BOB)).toMatchObject([{ availability: 'busy' }]);
    expect(bob.latest(BOB)).toMatchObject({ availability: 'busy' });
  });
});
