import { createRegistry, type PresenceAccount, type PresenceRegistry, type PresenceView } from '@presence-elements/core';
import { fakeAgent, fakeClock, fakePreferencesDesk, type FakePreferencesDesk } from '@presence-elements/testing';
import { expect } from 'chai';
import { LitElement, type PropertyDeclarations } from 'lit';
import { DeskController } from './desk-controller.js';

class Host extends LitElement {
  static override properties: PropertyDeclarations = { account: { attribute: false }, registry: { attribute: false }, address: {} };
  declare account: PresenceAccount | undefined;
  declare registry: PresenceView | undefined;
  declare address: string;
  readonly desk: DeskController;

  constructor() {
    super();
    this.address = '';
    this.desk = new DeskController(this);
  }
}
customElements.define('desk-controller-host', Host);

/** A network on which Ada and Bob are watched, and which keeps preferences. */
async function stage(desk: FakePreferencesDesk = fakePreferencesDesk()) {
  const clock = fakeClock(), agent = fakeAgent();
  const registry: PresenceRegistry = createRegistry({ now: clock.now, schedule: clock.schedule });
  registry.register(Object.assign(agent, { account: () => Promise.resolve({ preferences: desk }) }), '*');
  for (const address of ['ada@corp.example', 'bob@corp.example']) registry.watch(address, () => undefined);
  await clock.advance(100);
  agent.asked.length = 0;
  const host = Object.assign(new Host(), { registry });
  document.body.append(host);
  await settled(host);
  const asked = async (): Promise<readonly string[]> => {
    await clock.advance(100);
    return agent.asked.splice(0).flat();
  };
  return { desk, host, asked };
}

async function settled(host: Host): Promise<void> {
  for (let step = 0; step < 30; step++) await Promise.resolve();
  await host.updateComplete;
}

const comeBack = (): boolean => document.dispatchEvent(new Event('visibilitychange'));

describe('what keeps up with my preferences', () => {
  afterEach(() => document.body.replaceChildren());

  it('has icons of my address asked for again after a change, or all where nobody says who I am', async () => {
    const { host, asked } = await stage();
    host.address = 'ada@corp.example';
    await host.desk.write({ noteFor: 'nobody' });
    const mine = await asked();
    host.address = ' ';
    await host.desk.write({ noteFor: 'contacts' });
    expect([mine, await asked()]).to.deep.equal([['ada@corp.example'], ['ada@corp.example', 'bob@corp.example']]);
  });

  it('asks for nothing again where nothing was changed', async () => {
    const { desk, host, asked } = await stage();
    desk.fail('unreachable');
    await host.desk.write({ noteFor: 'nobody' }).catch(() => undefined);
    expect(await asked()).to.deep.equal([]);
  });

  it('reads again when the person comes back from a sign-in, and not whenever they come', async () => {
    const { desk, host, asked } = await stage();
    comeBack();
    await settled(host);
    const before = desk.reads;
    host.desk.leave();
    comeBack();
    comeBack();
    await settled(host);
    expect([before, desk.reads]).to.deep.equal([1, 2]);
    expect(await asked()).to.have.length(2);
  });

  it('reads again when the person comes back after a failure, or where the desk tells of no change', async () => {
    const failing = await stage();
    failing.desk.fail('signed-out');
    failing.host.desk.again();
    await settled(failing.host);
    const problem = failing.host.desk.problem;
    failing.desk.recover();
    comeBack();
    await settled(failing.host);
    expect([problem, failing.host.desk.problem]).to.deep.equal(['signed-out', undefined]);
    failing.host.remove();

    const silent = await stage(Object.assign(fakePreferencesDesk(), { follow: undefined }));
    comeBack();
    await settled(silent.host);
    expect(silent.desk.reads).to.equal(2);
  });

  it('follows no desk once its element has left', async () => {
    const { desk, host } = await stage();
    host.remove();
    comeBack();
    await settled(host);
    expect([desk.followers, desk.reads]).to.deep.equal([0, 1]);
  });

  it('asks a network anew that could not say whether it keeps an account', async () => {
    const host = new Host(), registry = createRegistry();
    let tries = 0;
    registry.register({ name: 'network', query: () => Promise.resolve([]), account: () => Promise.reject(Object.assign(new Error(), { name: 'PresenceError', code: 'unreachable', tries: tries++ })) }, '*');
    host.registry = registry;
    document.body.append(host);
    await settled(host);
    host.desk.again();
    await settled(host);
    expect([host.desk.problem, host.desk.isLoading, tries]).to.deep.equal(['unreachable', false, 2]);
  });
});
