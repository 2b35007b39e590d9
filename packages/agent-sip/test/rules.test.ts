import type { PresenceError } from '@presence-elements/core';
import { expect, it } from 'vitest';
import type { SipWatcher } from '../src/index.js';
import { address, call, describeOnKamailio, until, watching } from './live.js';

describeOnKamailio('the SIP agent where people decide who sees them', bench => {
  it('waits as pending, is let in, is told nothing politely, and is refused', async () => {
    const bob = bench.person('bob', { xcap: bench.server.xcap }), alice = bench.person('alice');
    const lists: (readonly SipWatcher[])[] = [];
    const stop = bob.watchers(watchers => lists.push(watchers));
    await bob.publish({ availability: 'busy', note: { text: 'for friends' } }, call());
    const watch = watching(alice, ['bob@example.org']);
    await watch.until('bob@example.org', ({ problem }) => problem === 'pending');
    await until(() => lists.at(-1)?.some(({ status }) => status === 'pending'), () => JSON.stringify(lists));
    expect(lists.at(-1)).toMatchObject([{ address: 'sip:alice@example.org', status: 'pending' }]);
    expect((await alice.query([address('bob@example.org')], call()))[0]).toMatchObject({ problem: 'pending' });
    await bob.allow(address('sip:alice@example.org'));
    await watch.until('bob@example.org', ({ availability }) => availability === 'busy');
    await until(() => lists.at(-1)?.some(({ status }) => status === 'active'), () => JSON.stringify(lists));
    await bob.deny(address('sip:alice@example.org'), { politely: true });
    const nothing = await watch.until('bob@example.org', ({ problem }) => problem === 'no-data');
    expect(nothing).not.toHaveProperty('note');
    expect(nothing).not.toHaveProperty('capabilities');
    await bob.deny(address('sip:alice@example.org'));
    await watch.until('bob@example.org', ({ problem }) => problem === 'forbidden');
    expect((await alice.query([address('bob@example.org')], call()))[0]).toMatchObject({ problem: 'forbidden' });
    await bob.allow(address('sip:alice@example.org'));
    // Nobody asks by himself who was refused; whoever asks anew is let in, and so is the watch. The server answers before it has done what it was told.
    await until(async () => (await alice.query([address('bob@example.org')], call()))[0]?.availability === 'busy', 'an answer');
    await watch.until('bob@example.org', ({ availability }) => availability === 'busy');
    stop();
  });

  it('asks for access by a subscription that waits where the other decides', async () => {
    const erin = bench.person('erin', { xcap: bench.server.xcap }), dave = bench.person('dave');
    let list: readonly SipWatcher[] = [];
    erin.watchers(watchers => { list = watchers; });
    await dave.requestAccess(address('erin@example.org'));
    await until(() => list.some(({ status }) => status === 'pending'), () => JSON.stringify(list));
    await erin.deny(address('sip:dave@example.org'));
    await until(() => dave.requestAccess(address('erin@example.org')).then(() => false, (error: unknown) => (error as PresenceError).code === 'forbidden'), 'a refusal');
  });
}, { watchers: 'rules' });
