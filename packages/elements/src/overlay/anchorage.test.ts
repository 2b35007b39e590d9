import { createRegistry, type PresenceRegistry } from '@presence-elements/core';
import { fakeAgent, type FakeAgent } from '@presence-elements/testing';
import { expect } from 'chai';
import { frame, until } from '../../test/until.js';
import '../presence-scope/define.js';
import type { StatusTooltip } from '../status-tooltip/status-tooltip.js';
import '../status-tooltip/define.js';

const ADA = 'ada@corp.example';

describe('the anchorage of an overlay', () => {
  let agent: FakeAgent;
  let registry: PresenceRegistry;
  let stage: HTMLElementTagNameMap['presence-scope'];

  function tooltip(attributes: Record<string, string>, parent: Node = stage): StatusTooltip {
    const element = document.createElement('status-tooltip');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return parent.appendChild(element);
  }

  function button(id: string): HTMLElement {
    const element = stage.appendChild(document.createElement('button'));
    element.id = id;
    return element;
  }

  beforeEach(() => {
    document.documentElement.lang = 'en';
    agent = fakeAgent();
    agent.say(ADA, { availability: 'busy' });
    agent.say('bob@corp.example', { availability: 'away' });
    registry = createRegistry();
    registry.register(agent, '*');
    stage = document.createElement('presence-scope');
    stage.registry = registry;
    document.body.append(stage);
  });

  afterEach(() => {
    stage.remove();
    registry.dispose();
  });

  it('asks the registry around it, and again when it stands elsewhere', async () => {
    const element = tooltip({ address: ADA });
    await until(() => element.presence?.availability === 'busy');
    const other = createRegistry();
    const network = fakeAgent();
    network.say(ADA, { availability: 'dnd' });
    other.register(network, '*');
    const scope = document.createElement('presence-scope');
    scope.registry = other;
    document.body.append(scope);
    scope.append(element);
    await until(() => element.presence?.availability === 'dnd');
    scope.remove();
    other.dispose();
  });

  it('asks for another address without showing the one before', async () => {
    const element = tooltip({ address: ADA });
    await until(() => element.presence?.availability === 'busy');
    element.address = 'bob@corp.example';
    await element.updateComplete;
    expect(element.presence?.address).to.not.equal(ADA);
    await until(() => element.presence?.availability === 'away');
  });

  it('follows `for` from one anchor to another', async () => {
    const [first, second] = [button('first'), button('second')];
    const element = tooltip({ for: 'first', address: ADA });
    await until(() => first.getAttribute('aria-description') === 'Busy');
    element.for = 'second';
    await until(() => second.getAttribute('aria-description') === 'Busy');
    expect(first.hasAttribute('aria-description')).to.equal(false);
  });

  it('finds the anchor in its own shadow root', async () => {
    const outside = button('same');
    const root = stage.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
    const inside = root.appendChild(document.createElement('button'));
    inside.id = 'same';
    tooltip({ for: 'same', address: ADA }, root);
    await until(() => inside.getAttribute('aria-description') === 'Busy');
    expect(outside.hasAttribute('aria-description')).to.equal(false);
  });

  it('asks nobody any more once it is removed', async () => {
    const element = tooltip({ address: ADA });
    await until(() => element.presence);
    element.remove();
    agent.say(ADA, { availability: 'away' });
    registry.refresh();
    await until(() => registry.peek(ADA)?.availability !== undefined);
    await frame();
    expect(element.presence?.availability).to.equal('busy');
  });
});
