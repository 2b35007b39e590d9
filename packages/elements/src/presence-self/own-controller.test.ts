import { createRegistry, type PresenceRegistry, type PresenceView } from '@presence-elements/core';
import { fakeAgent, fakeClock } from '@presence-elements/testing';
import { expect } from 'chai';
import { LitElement, type PropertyDeclarations } from 'lit';
import { OwnController } from './own-controller.js';

class Host extends LitElement {
  static override properties: PropertyDeclarations = { address: {}, registry: { attribute: false } };
  declare address: string;
  declare registry: PresenceView | undefined;
  readonly own: OwnController;

  constructor() {
    super();
    this.address = '';
    this.own = new OwnController(this);
  }
}
customElements.define('own-controller-host', Host);

/** A network where Ada is just this. */
function network(availability: 'busy' | 'away'): { registry: PresenceRegistry; pass: () => Promise<void>; asked: readonly (readonly string[])[] } {
  const clock = fakeClock(), agent = fakeAgent();
  agent.say('ada@corp.example', { availability });
  const registry = createRegistry({ now: clock.now, schedule: clock.schedule });
  registry.register(agent, '*');
  return { registry, pass: () => clock.advance(100), asked: agent.asked };
}

async function draw(registry: PresenceView, address = 'ada@corp.example'): Promise<Host> {
  const host = new Host();
  host.address = address;
  host.registry = registry;
  document.body.append(host);
  await host.updateComplete;
  return host;
}

describe('what watches my own presence', () => {
  afterEach(() => document.body.replaceChildren());

  it('forgets what one network said when another answers', async () => {
    const first = network('busy'), second = network('away');
    const host = await draw(first.registry);
    await first.pass();
    const before = host.own.presence?.availability;
    host.registry = second.registry;
    await host.updateComplete;
    const between = host.own.presence;
    await second.pass();
    expect([before, between, host.own.presence?.availability]).to.deep.equal(['busy', undefined, 'away']);
  });

  it('watches nobody where no address says who I am', async () => {
    const { registry, pass, asked } = network('busy');
    const host = await draw(registry, ' ');
    await pass();
    expect([host.own.presence, asked.flat()]).to.deep.equal([undefined, []]);
  });

  it('watches again when the element comes back', async () => {
    const { registry, pass } = network('busy');
    const host = await draw(registry);
    host.remove();
    await pass();
    const away = host.own.presence;
    document.body.append(host);
    await host.updateComplete;
    await pass();
    expect([away, host.own.presence?.availability]).to.deep.equal([undefined, 'busy']);
  });
});
