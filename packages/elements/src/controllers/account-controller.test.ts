import { createRegistry, type PresenceAccount, type PresenceNetworkAgent, type PresenceRegistry, type PresenceView } from '@presence-elements/core';
import { expect } from 'chai';
import { LitElement, type PropertyDeclarations } from 'lit';
import { collected } from '../../test/collected.js';
import { disabledView } from '../presence-scope/disabled-view.js';
import '../presence-scope/define.js';
import { AccountController } from './account-controller.js';

class Host extends LitElement {
  static override properties: PropertyDeclarations = { account: { attribute: false }, registry: { attribute: false } };
  declare account: PresenceAccount | undefined;
  declare registry: PresenceView | undefined;
  readonly found: AccountController = new AccountController(this, 'preferences');
}
customElements.define('account-controller-host', Host);

const mine: PresenceAccount = { preferences: { read: () => new Promise(() => undefined), write: () => new Promise(() => undefined) } };

const network = (account?: PresenceNetworkAgent['account']): PresenceNetworkAgent =>
  ({ name: 'network', query: () => Promise.resolve([]), ...(account && { account }) });

async function draw(registry?: PresenceView, into: Element = document.body): Promise<Host> {
  const host = new Host();
  host.registry = registry;
  into.append(host);
  await settled(host);
  return host;
}

/** Lets an agent answer and the element draw. */
async function settled(host: Host): Promise<void> {
  await host.updateComplete;
  for (let step = 0; step < 10; step++) await Promise.resolve();
  await host.updateComplete;
}

function registryOf(...agents: PresenceNetworkAgent[]): PresenceRegistry {
  const registry = createRegistry();
  for (const [place, agent] of agents.entries()) registry.register(agent, `network${place}.example`);
  return registry;
}

describe('what finds an account', () => {
  afterEach(() => document.body.replaceChildren());

  it('finds that of an agent, and null where none keeps one', async () => {
    expect((await draw(registryOf(network(), network(async () => mine)))).found.account).to.equal(mine);
    expect((await draw(registryOf(network()))).found.account).to.equal(null);
    expect((await draw(disabledView)).found.account).to.equal(null);
  });

  it('knows of none while it is being looked for', async () => {
    const { found } = await draw(registryOf(network(() => new Promise(() => undefined))));
    expect([found.account, found.problem]).to.deep.equal([undefined, undefined]);
  });

  it('takes the host\'s own before that of any network, and asks none', async () => {
    let asked = 0;
    const host = new Host();
    Object.assign(host, { account: mine, registry: registryOf(network(async () => (asked++, {}))) });
    document.body.append(host);
    await settled(host);
    expect([host.found.account, asked]).to.deep.equal([mine, 0]);
    host.account = undefined;
    await settled(host);
    expect([host.found.account, asked]).to.deep.equal([{}, 1]);
  });

  it('forgets at once what one registry kept when another answers', async () => {
    const host = await draw(registryOf(network(async () => mine)));
    host.registry = registryOf(network(() => new Promise(() => undefined)));
    await host.updateComplete;
    expect(host.found.account).to.equal(undefined);
  });

  it('follows the scope around it, and keeps what it has when it only moves', async () => {
    const scope = document.createElement('presence-scope');
    document.body.append(scope);
    const host = await draw(undefined, scope);
    expect(host.found.account).to.equal(undefined);
    scope.registry = registryOf(network(async () => ({ ...mine })));
    await scope.updateComplete;
    await settled(host);
    const before = host.found.account;
    const seen: unknown[] = [];
    scope.append(document.createElement('p'));
    scope.lastElementChild!.append(host);
    seen.push(host.found.account);
    await settled(host);
    expect([...seen, host.found.account]).to.deep.equal([before, before]);
    expect(before).to.not.be.oneOf([undefined, null]);
  });

  it('asks anew where it comes back after it has left, and hears nothing meanwhile', async () => {
    const registry = createRegistry();
    const host = await draw(registry);
    host.remove();
    registry.register(network(async () => mine), '*');
    await settled(host);
    const away = host.found.account;
    document.body.append(host);
    await settled(host);
    expect([away, host.found.account]).to.deep.equal([null, mine]);
  });

  it('is held by no registry once its element has left', async () => {
    const registry = registryOf(network(async () => mine));
    const gone: WeakRef<Host>[] = [];
    for (let round = 0; round < 10; round++) {
      const host = await draw(registry);
      host.remove();
      gone.push(new WeakRef(host));
    }
    await collected(gone, 1);
  });
});
