import { createRegistry } from '@presence-elements/core';
import { fakeAgent, fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { DOMAIN, portal, storeOf, type Portal } from '../../fixtures/portal.js';

const ADA = `ada@${DOMAIN}`;

const addressesOf = async ({ organisation }: Portal, ...ids: readonly string[]) => Object.fromEntries(await organisation.resolve(ids, { signal: new AbortController().signal }) as ReadonlyMap<string, readonly string[]>);

const server = { kind: 'federated', name: 'OCS', routes: ['ocs.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [] } as const;

describe('people are to be seen', () => {
  it('where they are looked for, unless they prefer another address', async () => {
    const made = await portal({ knows: user => user !== 'nobody' });
    expect(await addressesOf(made, ADA, `nobody@${DOMAIN}`, 'x@corp.example', 'not an address')).toEqual({});
    await made.account('ada').preferences.write({ address: 'yahoo:ada' });
    expect(await addressesOf(made, ADA, `sip:Ada@${DOMAIN}`, 'yahoo:ada', `bob@${DOMAIN}`)).toEqual({ [ADA]: ['yahoo:ada'], [`sip:Ada@${DOMAIN}`]: ['yahoo:ada'] });
    await made.account('ada').preferences.write({ address: '' });
    expect(await addressesOf(made, ADA)).toEqual({});
  });

  it('on the server whose directory has them, and at the portal, as long as that server is allowed', async () => {
    const made = await portal(), { providers } = made.account('root'), provider = await providers.add(server);
    await made.administration.importDirectory(provider.id, [{ address: 'ada@ocs.example', user: 'ada' }]);
    expect(await addressesOf(made, ADA)).toEqual({ [ADA]: ['ada@ocs.example', ADA] });
    await providers.change(provider.id, { allowed: false }, provider.revision);
    expect(await addressesOf(made, ADA)).toEqual({});
    await providers.change(provider.id, { allowed: true }, provider.revision + 1);
    await providers.setFederation(false);
    expect(await addressesOf(made, ADA)).toEqual({});
    await made.account('ada').preferences.write({ address: 'yahoo:ada' });
    expect(await addressesOf(made, ADA)).toEqual({ [ADA]: ['yahoo:ada'] });
  });

  it('where they are looked for, if the address that they prefer turns out to be somebody else’s: nobody passes for another', async () => {
    const made = await portal({}, storeOf({
      'people/eve': { v: 1, preferences: { address: `bob@${DOMAIN}` } }, 'people/cy': { v: 1, preferences: { address: 'x@corp.example' } }, 'people/dee': { v: 1, preferences: { address: 'x@corp.example' } },
    }));
    await made.account('mallory').preferences.write({ address: 'ada@ocs.example' });
    expect(await addressesOf(made, `mallory@${DOMAIN}`)).toEqual({ [`mallory@${DOMAIN}`]: ['ada@ocs.example'] });
    const { id } = await made.account('root').providers.add(server);
    await made.administration.importDirectory(id, [{ address: 'ada@ocs.example', user: 'ada' }]);
    expect(await addressesOf(made, `mallory@${DOMAIN}`, `eve@${DOMAIN}`, `cy@${DOMAIN}`, `dee@${DOMAIN}`)).toEqual({ [`cy@${DOMAIN}`]: ['x@corp.example'] });
  });

  it.each(['they no longer prefer', 'a directory no longer gives them'])('by nobody from whom they hide, also in the moment in which an address that %s is still looked at', async what => {
    const clock = fakeClock(), made = await portal({ now: clock.now, schedule: clock.schedule }), agent = fakeAgent(), seen: string[] = [];
    for (const address of [ADA, 'ada@ocs.example']) agent.say(address, { availability: 'online', note: { text: 'Here' } });
    const registry = createRegistry({ resolve: made.organisation.resolve, policy: made.organisation.policy, now: clock.now, schedule: clock.schedule }), { id } = await made.account('root').providers.add(server);
    registry.register(agent, '*');
    await made.account('ada').preferences.write({ block: [`bob@${DOMAIN}`] });
    const give = (given: boolean) => (what.startsWith('they') ? made.account('ada').preferences.write({ address: given ? 'ada@ocs.example' : undefined })
      : made.administration.importDirectory(id, [{ address: 'cy@ocs.example' }, ...(given ? [{ address: 'ada@ocs.example', user: 'ada' }] : [])]));
    await give(true);
    registry.as({ id: 'bob' }).watch(ADA, ({ availability }) => seen.push(availability));
    await clock.advance(100);
    await give(false);
    await clock.advance(1_000);
    expect(new Set(seen)).toEqual(new Set(['unknown', 'offline']));
    // Then it may be anybody's.
    expect(made.organisation.facts.userOf('ada@ocs.example')).toBe('ada');
    await clock.advance(10_000);
    expect(made.organisation.facts.userOf('ada@ocs.example')).toBeUndefined();
    registry.dispose();
  });

  it('as before after what moves nobody, so that nobody is looked for again', async () => {
    const { organisation, account } = await portal();
    let told = 0;
    organisation.resolve.subscribe!(() => told++);
    await account('ada').preferences.write({ noteFor: 'nobody', block: ['*'] });
    await account('ada').contacts.add([{ address: 'x@corp.example' }]);
    expect(told).toBe(0);
    await account('ada').preferences.write({ address: 'yahoo:ada' });
    expect(told).toBe(1);
  });

  it('under their preferred address at once on an open page, and as before at once when it is emptied', async () => {
    const clock = fakeClock(), made = await portal({ now: clock.now, schedule: clock.schedule }), agent = fakeAgent(), seen: string[] = [];
    agent.say(ADA, { availability: 'online' });
    agent.say('ada@corp.example', { availability: 'busy' });
    const registry = createRegistry({ resolve: made.organisation.resolve, policy: made.organisation.policy, now: clock.now, schedule: clock.schedule });
    registry.register(agent, '*');
    registry.as({ id: 'bob' }).watch(ADA, ({ availability }) => seen.push(availability));
    await clock.advance(100);
    await made.account('ada').preferences.write({ address: 'ada@corp.example' });
    await clock.advance(100);
    await made.account('ada').preferences.write({ address: undefined });
    await clock.advance(100);
    expect(seen.filter(availability => availability !== 'unknown')).toEqual(['online', 'busy', 'online']);
    registry.dispose();
  });
});
