import { createRegistry, PresenceError, type PresenceAccount, type PresenceNetworkAgent, type PresenceRegistry, type PresenceSink } from '@presence-elements/core';
import { fakeClock } from '@presence-elements/testing';
import { expect } from 'chai';
import { disabledView } from '../presence-scope/disabled-view.js';
import { AccountSearch } from './account-search.js';

const mine: PresenceAccount = { preferences: { read: () => new Promise(() => undefined), write: () => new Promise(() => undefined) } };

const network = (account?: PresenceNetworkAgent['account']): PresenceNetworkAgent =>
  ({ name: 'network', query: () => Promise.resolve([]), ...(account && { account }) });

function registryOf(...agents: PresenceNetworkAgent[]): PresenceRegistry {
  const registry = createRegistry();
  for (const [place, agent] of agents.entries()) registry.register(agent, `network${place}.example`);
  return registry;
}

/** Lets every agent answer that will. */
async function answered(): Promise<void> {
  for (let step = 0; step < 10; step++) await Promise.resolve();
}

async function begin(view = registryOf(), changed = (): void => undefined): Promise<AccountSearch> {
  const search = new AccountSearch(view, 'preferences', changed);
  search.start();
  await answered();
  return search;
}

describe('the search for an account', () => {
  it('finds that of an agent, and null where none keeps one', async () => {
    expect((await begin(registryOf(network(), network(async () => mine)))).account).to.equal(mine);
    expect((await begin(registryOf(network()))).account).to.equal(null);
    const nowhere = new AccountSearch(disabledView, undefined, () => undefined);
    nowhere.start();
    await answered();
    expect(nowhere.account).to.equal(null);
  });

  it('prefers the one that has what is needed', async () => {
    const other: PresenceAccount = {};
    expect((await begin(registryOf(network(async () => other), network(async () => mine)))).account).to.equal(mine);
    expect((await begin(registryOf(network(), network(async () => other)))).account).to.equal(other);
  });

  it('knows of none while an agent has not answered', async () => {
    const search = await begin(registryOf(network(() => new Promise(() => undefined))));
    expect([search.account, search.problem]).to.deep.equal([undefined, undefined]);
  });

  it('finds that of an agent that is registered later, and loses that of one that goes', async () => {
    const registry = registryOf(network());
    const search = await begin(registry);
    const remove = registry.register(network(async () => mine), '*');
    await answered();
    const found = search.account;
    remove();
    await answered();
    expect([found, search.account]).to.deep.equal([mine, null]);
  });

  it('goes on with what it has when another agent comes', async () => {
    const registry = registryOf(network(async () => ({ ...mine })));
    let changes = 0;
    const search = await begin(registry, () => changes++);
    const before = search.account;
    registry.register(network(async () => mine), 'corp.example');
    await answered();
    expect([search.account, changes]).to.deep.equal([before, 1]);
  });

  it('says why an agent could not say, and asks it again when told to', async () => {
    let working = false;
    const search = await begin(registryOf(network(async () => {
      if (working) return mine;
      throw new PresenceError('signed-out');
    })));
    expect([search.account, search.problem]).to.deep.equal([null, 'signed-out']);
    working = true;
    search.retry();
    expect([search.account, search.problem]).to.deep.equal([undefined, undefined]);
    await answered();
    expect(search.account).to.equal(mine);
  });

  it('asks again by itself when a network is back', async () => {
    let away = true, asked = 0;
    const clock = fakeClock(), registry = createRegistry({ now: clock.now, schedule: clock.schedule }), agent: PresenceNetworkAgent = {
      ...network(async () => {
        asked++;
        if (away) throw new PresenceError('unreachable');
        return mine;
      }),
      watch(sink) {
        sinks.push(sink);
        return { set: () => undefined, close: () => undefined };
      },
    };
    const sinks: PresenceSink[] = [];
    registry.register(agent, '*');
    const search = await begin(registry), leave = registry.watch('ada@corp.example', () => undefined);
    await clock.advance(100);
    const before = search.problem;
    away = false;
    sinks[0]!.live();
    await answered();
    sinks[0]!.lost('unreachable');
    sinks[0]!.live();
    await answered();
    leave();
    registry.dispose();
    expect([before, search.account, search.problem, asked]).to.deep.equal(['unreachable', mine, undefined, 2]);
  });

  it('lets an agent that fails harm no other', async () => {
    const { error } = console;
    const logged: unknown[] = [];
    console.error = (...args: unknown[]) => logged.push(...args);
    const broken = network(() => { throw new RangeError('mine alone'); });
    const search = await begin(registryOf(broken, network(async () => mine))), alone = await begin(registryOf(broken));
    console.error = error;
    expect([search.account, search.problem]).to.deep.equal([mine, undefined]);
    expect(alone.problem).to.equal('agent-fault');
    expect(String(logged[1])).to.equal('RangeError: mine alone');
  });

  it('lets the last of several questions count', async () => {
    const answers: ((account: PresenceAccount) => void)[] = [];
    const registry = registryOf(network(() => new Promise(resolve => answers.push(resolve))));
    const search = await begin(registry);
    registry.register(network(), 'other.example');
    answers[0]!({});
    await answered();
    const early = search.account;
    answers[1]!(mine);
    await answered();
    expect([early, search.account]).to.deep.equal([undefined, mine]);
  });

  it('hears nothing more once it was stopped, and goes on from there', async () => {
    const registry = registryOf();
    const search = await begin(registry);
    search.stop();
    registry.register(network(async () => mine), '*');
    await answered();
    const stopped = search.account;
    search.start();
    search.start();
    await answered();
    expect([stopped, search.account]).to.deep.equal([null, mine]);
  });
});
