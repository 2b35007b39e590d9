import { createRegistry, PresenceError, type Presence, type PresenceNetworkAgent, type PresenceRegistry } from '@presence-elements/core';
import { fakeAgent } from '@presence-elements/testing';
import { expect } from 'chai';
import { closedView } from './closed-view.js';
import { disabledView } from './disabled-view.js';

const ADA = 'ada@corp.example';

describe('the view of an area that is closed', () => {
  it('says of every address why nothing is shown, and asks nobody', async () => {
    const registry = createRegistry(), agent = fakeAgent();
    registry.register(agent, '*');
    const view = closedView(registry, 'unreachable'), closed = { address: ADA, availability: 'unknown', problem: 'unreachable' };
    const heard: Presence[] = [];
    view.watch(ADA, presence => heard.push(presence))();
    expect(view.peek([ADA, 'aim:ada'])).to.include(closed);
    expect(await view.lookup(ADA)).to.include(closed);
    expect(heard[0]).to.include(closed);
    expect(agent.asked).to.deep.equal([]);
  });

  it('carries nothing out, and says why', async () => {
    const view = closedView(createRegistry(), 'signed-out');
    const refusals = await Promise.allSettled([view.perform('mail', ADA), view.publish({ availability: 'busy' }), view.send(ADA, { text: 'hello' })]);
    for (const refusal of refusals) expect((refusal as PromiseRejectedResult).reason).to.be.instanceOf(PresenceError).and.include({ code: 'signed-out' });
    expect(view.handles('mail')).to.equal(false);
  });

  it('lets one at what networks keep, but at nothing else of them', async () => {
    class Keeper implements PresenceNetworkAgent {
      readonly name = 'keeper';
      readonly #account = {};
      query = (): Promise<never> => Promise.reject(new Error('not to be asked'));
      publish = this.query;
      account(): Promise<object> { return Promise.resolve(this.#account); }
    }
    const registry = createRegistry(), keeper = new Keeper();
    registry.register(fakeAgent(), 'other.example');
    registry.register(keeper, '*');
    const view = closedView(registry, 'network-disabled') as PresenceRegistry, [agent, ...others] = view.agents();
    expect([others, agent!.publish, await agent!.query([], { signal: new AbortController().signal }), await agent!.account!()]).to.deep.equal([[], undefined, [], await keeper.account()]);
    expect(view.agents()[0]).to.equal(agent);
  });

  it('tells of agents that come and go', () => {
    const registry = createRegistry(), heard: string[] = [];
    const leave = (closedView(registry, 'network-disabled') as PresenceRegistry).subscribe(({ type }) => heard.push(type));
    registry.register(fakeAgent(), '*');
    leave();
    registry.register(fakeAgent(), 'corp.example');
    expect(heard).to.deep.equal(['registered']);
    const nowhere = closedView(disabledView, 'network-disabled') as PresenceRegistry;
    nowhere.subscribe(() => undefined)();
    expect(nowhere.agents()).to.deep.equal([]);
  });
});
