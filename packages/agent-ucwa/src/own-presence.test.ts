import type { OwnPresence, PresenceNetworkAgent } from '@presence-elements/core';
import { refusal } from '../test/lync.js';
import { adasOwn, office, settled, type Office } from '../test/office.js';

const publish = ({ clock }: Office, agent: PresenceNetworkAgent, own: OwnPresence): Promise<OwnPresence> =>
  settled(clock, agent.publish!(own, { signal: new AbortController().signal, viewer: { id: 'ada', address: 'ada@corp.example' } }));

function made(): { readonly here: Office; readonly agent: PresenceNetworkAgent } {
  const here = office();
  return { here, agent: here.agent(adasOwn(here)) };
}

test('a person is made available first, without taking calls or messages, and what was set is answered', async () => {
  const { here, agent } = made(), { lync } = here;
  expect(await publish(here, agent, { availability: 'busy', note: { text: 'Heads down' } })).toEqual({ availability: 'busy', note: { text: 'Heads down' } });
  const { application } = lync.pool;
  expect([application.available, application.preferred, application.note]).toEqual([{ signInAs: 'Busy', supportedMessageFormats: ['Plain'] }, 'Busy', 'Heads down']);
  await publish(here, agent, { availability: 'dnd' });
  expect(lync.asked(/makeMeAvailable/)).toBe(1);
  agent.dispose!();
});

test.each<[OwnPresence, OwnPresence, string]>([
  [{ availability: 'online' }, { availability: 'online' }, 'Online'], [{ availability: 'away' }, { availability: 'away' }, 'Away'],
  [{ availability: 'away', activities: [{ kind: 'be-right-back' }] }, { availability: 'away', activities: [{ kind: 'be-right-back' }] }, 'BeRightBack'],
  // There is nothing invisible: what comes closest is off work, which says so.
  [{ availability: 'invisible' }, { availability: 'offline', activities: [{ kind: 'off-work' }] }, 'Offwork'],
])('%j becomes %j', async (own, set, preferred) => {
  const { here, agent } = made();
  expect(await publish(here, agent, own)).toEqual(set);
  expect(here.lync.pool.application.preferred).toBe(preferred);
  agent.dispose!();
});

test('auto gives control back, and a note that is empty is taken away', async () => {
  const { here, agent } = made(), { lync } = here;
  await publish(here, agent, { availability: 'dnd', note: { text: 'No' } });
  expect(await publish(here, agent, { availability: 'auto', note: { text: '' } })).toEqual({ availability: 'online' });
  expect([lync.pool.application.preferred, lync.pool.application.note]).toEqual([undefined, '']);
  // Somebody who has set nothing need not appear to take it back.
  const other = made();
  expect(await publish(other.here, other.agent, { availability: 'auto' })).toEqual({ availability: 'auto' });
  expect(other.here.lync.asked(/makeMeAvailable/)).toBe(0);
});

test('what the server still says of before is asked for once more', async () => {
  const { here, agent } = made();
  await publish(here, agent, { availability: 'online' });
  here.lync.pool.application.lag = 1;
  expect(await publish(here, agent, { availability: 'busy' })).toEqual({ availability: 'busy' });
  here.lync.pool.application.lag = 9;
  expect(await publish(here, agent, { availability: 'dnd' })).toEqual({ availability: 'online' });
  agent.dispose!();
});

test('a server that wants the person available once more has it so', async () => {
  const { here, agent } = made(), { lync } = here;
  await publish(here, agent, { availability: 'online' });
  let refused = false;
  lync.fault = ({ method, path }) => {
    if (refused || method !== 'POST' || !/me\/presence$/.test(path)) return;
    refused = true;
    lync.pool.application.available = undefined;
    return refusal(409, 'Conflict', 'MakeMeAvailableRequired');
  };
  expect(await publish(here, agent, { availability: 'busy' })).toEqual({ availability: 'busy' });
  expect(lync.asked(/makeMeAvailable/)).toBe(2);
  agent.dispose!();
});

test('an account without the right to is forbidden', async () => {
  const { here, agent } = made();
  here.lync.warp = (reply, { path }) => (/applications(\/\d+)?$/.test(path) && reply.body ? { ...reply, body: reply.body.replace('"makeMeAvailable"', '"none"') } : reply);
  await expect(publish(here, agent, { availability: 'busy' })).rejects.toMatchObject({ code: 'forbidden' });
});

test('activity is told every three minutes, for an hour, and then no longer', async () => {
  const { here, agent } = made(), { lync, clock } = here;
  await publish(here, agent, { availability: 'online' });
  const { application } = lync.pool;
  await clock.advance(3_600_000);
  expect(application.reports).toBe(19);
  await clock.advance(3_600_000);
  expect([application.reports, application.events.isParked]).toEqual([19, false]);
});

test('what was set until a time is given back then', async () => {
  const { here, agent } = made(), { lync, clock } = here, expiresAt = clock.now() + 600_000;
  expect(await publish(here, agent, { availability: 'dnd', expiresAt })).toEqual({ availability: 'dnd', expiresAt });
  await clock.advance(500_000);
  expect(lync.pool.application.preferred).toBe('DoNotDisturb');
  await clock.advance(101_000);
  expect(lync.pool.application.preferred).toBeUndefined();
});

test('what went with its application is set on the next one', async () => {
  const { here, agent } = made(), { lync, clock } = here;
  await publish(here, agent, { availability: 'dnd' });
  lync.restart();
  await clock.advance(10_000);
  expect(lync.pool.application.preferred).toBe('DoNotDisturb');
  agent.dispose!();
});

test('there is nothing to set in nothing', async () => {
  const { here, agent } = made();
  await expect(publish(here, agent, { activities: [{ kind: 'focusing' }] })).rejects.toMatchObject({ code: 'no-data' });
  expect(here.lync.log).toEqual([]);
});

test('nobody publishes in the name of a service account', () => {
  expect(office().agent().publish).toBeUndefined();
});
