import { createRegistry } from '@presence-elements/core';
import { fakeAgent, fakeClock, type FakeAgent, type FakeClock } from '@presence-elements/testing';
import { expect } from 'chai';
import { LitElement } from 'lit';
import { OrderController } from './order-controller.js';
import { nobody } from './reachability.js';

class Host extends LitElement {}
customElements.define('order-controller-host', Host);

interface Stage {
  readonly host: Host;
  readonly order: OrderController;
  readonly agent: FakeAgent;
  readonly clock: FakeClock;
  isInUse: boolean;
  follow(isWanted?: boolean): void;
}

const ADDRESSES = new Set(['ada@corp.example', 'bob@corp.example']);

function stage(): Stage {
  const clock = fakeClock({ now: 1_000_000 }), agent = fakeAgent({ push: true });
  const registry = createRegistry({ now: clock.now, schedule: clock.schedule }), host = new Host();
  registry.register(agent, '*');
  document.body.append(host);
  const order: OrderController = new OrderController(host, () => own.isInUse, { ...clock, isHidden: () => false });
  const own: Stage = { host, order, agent, clock, isInUse: false, follow: (isWanted = true) => order.follow({ view: registry, addresses: ADDRESSES, isWanted }) };
  return own;
}

describe('the order of a contact list', () => {
  afterEach(() => document.body.replaceChildren());

  it('watches people only while the list is seen and in that order', async () => {
    const { order, agent, clock, follow } = stage();
    follow();
    await clock.advance(1_000);
    expect(agent.watched).to.deep.equal([]);
    order.isNear = true;
    follow();
    await clock.advance(1_000);
    expect(agent.watched).to.deep.equal([...ADDRESSES]);
    follow(false);
    await clock.advance(60_000);
    expect(agent.watched).to.deep.equal([]);
  });

  it('follows what becomes known, unless somebody uses the list, and then when they leave', async () => {
    const own = stage(), { order, agent, clock, follow } = own;
    order.isNear = true;
    follow();
    await clock.advance(2_000);
    agent.goLive();
    agent.push('bob@corp.example', { availability: 'online' });
    await clock.advance(2_000);
    expect([order.availabilityOf('bob@corp.example'), order.isHeld, order.asOf]).to.deep.equal(['online', false, undefined]);
    own.isInUse = true;
    const { version } = order;
    agent.push('bob@corp.example', { availability: 'offline' });
    await clock.advance(2_000);
    expect([order.availabilityOf('bob@corp.example'), order.isHeld, order.version]).to.deep.equal(['online', true, version]);
    order.left();
    expect(order.isHeld).to.equal(true);
    own.isInUse = false;
    order.left();
    expect([order.availabilityOf('bob@corp.example'), order.isHeld, order.version]).to.deep.equal(['offline', false, version + 1]);
    order.left();
    expect(order.version).to.equal(version + 1);
  });

  it('is as it is now when somebody says so, used or not', async () => {
    const own = stage(), { order, agent, clock, follow } = own;
    order.isNear = own.isInUse = true;
    follow();
    agent.say('ada@corp.example', { availability: 'away' });
    await clock.advance(2_000);
    expect([order.isHeld, order.availabilityOf('ada@corp.example')]).to.deep.equal([true, 'unknown']);
    order.again();
    expect([order.isHeld, order.availabilityOf('ada@corp.example')]).to.deep.equal([false, 'away']);
  });

  it('leaves nobody watched when the list leaves the page', async () => {
    const { host, order, agent, clock, follow } = stage();
    order.isNear = true;
    follow();
    await clock.advance(1_000);
    host.remove();
    follow();
    await clock.advance(60_000);
    expect(agent.watched).to.deep.equal([]);
    order.tell({ address: 'ada@corp.example', availability: 'online', activities: [], capabilities: [], stale: false, confidence: 'confirmed', observedAt: 0 });
    expect(nobody.size).to.equal(0);
  });
});
