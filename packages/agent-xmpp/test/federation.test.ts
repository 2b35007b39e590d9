import { parseAddress, type PresenceReport } from '@presence-elements/core';
import { lacking, ownLoopback, startProsody, type XmppServer } from '@presence-elements/testing/servers.js';
import { xmppAgent, type XmppAgent } from '../src/index.js';
import { Person, until } from './person.js';

const HERE = ownLoopback(), THERE = ownLoopback(), ADA = `ada@${HERE}`, BOB = `bob@${THERE}`;
const call = { signal: new AbortController().signal };
const missing = lacking('prosody');

describe('an agent whose contacts are on another server', () => {
  if (missing.length) return void it.skipIf(true)(`needs ${missing.join(', ')}`, () => undefined);
  let here: XmppServer, there: XmppServer, agent: XmppAgent;
  let people: Person[] = [];
  const rosters = { [ADA]: [BOB], [BOB]: [ADA] };
  beforeEach(async () => { here = await startProsody({ users: [ADA], federation: HERE, rosters }); });
  afterEach(async () => {
    agent.dispose();
    for (const person of people) person.leave();
    people = [];
    await Promise.all([here.stop(), there.stop()]);
  });
  const signIn = (): XmppAgent => (agent = xmppAgent({ jid: ADA, password: 'secret', service: here.ws }));
  const watch = (): PresenceReport[] => {
    const seen: PresenceReport[] = [];
    agent.watch({ live: () => undefined, lost: () => undefined, report: reports => void seen.push(...reports) }, {}).set([parseAddress(BOB)!]);
    return seen;
  };

  it('sees them, and is heard by them', async () => {
    there = await startProsody({ users: [BOB], federation: THERE, rosters });
    const bob = await Person.at(there, BOB, { presence: '<presence><show>dnd</show></presence>' });
    people = [bob];
    signIn();
    const seen = watch();
    await until(() => seen.at(-1)?.availability === 'dnd', 'dnd');
    bob.say('<presence><show>away</show></presence>');
    await until(() => seen.at(-1)?.availability === 'away', 'away');
    expect(await agent.send!([parseAddress(BOB)!], { text: 'From afar' }, call)).toEqual({ delivered: 'sent' });
    await bob.hears(({ text }) => text === 'From afar');
    bob.leave();
    await until(() => seen.at(-1)?.availability === 'offline', 'offline');
    expect(seen.at(-1)).toMatchObject({ confidence: 'confirmed' });
  });

  it('calls nobody offline where the other server does not federate', async () => {
    there = await startProsody({ users: [BOB] });
    signIn();
    const seen = watch();
    await until(() => /^(unreachable|forbidden|timeout)$/.test(seen.at(-1)?.problem ?? ''), 'a reason');
    await new Promise(resolve => { setTimeout(resolve, 4_000); });
    expect(seen.filter(({ availability }) => availability === 'offline')).toEqual([]);
    expect(seen.at(-1)).toMatchObject({ availability: 'unknown' });
  });

  it('calls nobody offline while the other server hangs', async () => {
    there = await startProsody({ users: [BOB], federation: THERE, rosters });
    there.freeze();
    signIn();
    const seen = watch();
    await until(() => seen.length, 'a report');
    await new Promise(resolve => { setTimeout(resolve, 6_000); });
    expect(seen.filter(({ availability }) => availability !== 'unknown')).toEqual([]);
    there.thaw();
  });

  it('calls nobody offline when the other server dies, and says so where its own tells', async () => {
    there = await startProsody({ users: [BOB], federation: THERE, rosters });
    people = [await Person.at(there, BOB)];
    signIn();
    const seen = watch();
    await until(() => seen.at(-1)?.availability === 'online', 'online');
    await there.kill();
    await new Promise(resolve => { setTimeout(resolve, 4_000); });
    expect(seen.filter(({ availability }) => availability === 'offline')).toEqual([]);
    // Prosody tells of nothing but what it is asked to deliver.
    const { refused } = await agent.send!([parseAddress(BOB)!], { text: 'Are you there?' }, call);
    expect(refused).toEqual([{ address: BOB, problem: 'unreachable' }]);
  });
});
