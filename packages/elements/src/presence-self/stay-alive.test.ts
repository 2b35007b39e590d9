import { createRegistry, type PresenceNetworkAgent } from '@presence-elements/core';
import { expect } from 'chai';
import { disabledView } from '../presence-scope/disabled-view.js';
import { stayAlive } from './stay-alive.js';

interface Portal extends PresenceNetworkAgent {
  /** How many keep me alive there now. */
  readonly now: () => number;
  readonly alive: () => Promise<() => void>;
}

/** A network on which one is there while somebody says so. */
function portal(): Portal {
  let count = 0;
  return {
    name: 'portal',
    query: () => Promise.resolve([]),
    publish: own => Promise.resolve(own),
    now: () => count,
    alive: () => {
      count++;
      return Promise.resolve(() => void count--);
    },
  };
}

/** Starting and stopping go through promises; a message comes after all of them. */
async function settled(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise(resolve => {
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
  port1.close();
}

describe('staying alive', () => {
  it('lasts until the undo, also where that comes before it has begun', async () => {
    const registry = createRegistry(), network = portal();
    registry.register(network, 'corp.example');
    const stop = stayAlive(registry, 'ada@corp.example');
    await settled();
    expect(network.now()).to.equal(1);
    stop();
    stayAlive(registry, 'ada@corp.example')();
    await settled();
    expect(network.now()).to.equal(0);
  });

  it('follows a network that comes later, and one that takes over', async () => {
    const registry = createRegistry(), first = portal(), second = portal();
    const stop = stayAlive(registry, 'ada@corp.example');
    registry.register(first, '*');
    await settled();
    const after = [first.now(), second.now()];
    registry.register(second, 'corp.example');
    await settled();
    expect([...after, first.now(), second.now()]).to.deep.equal([1, 0, 0, 1]);
    stop();
  });

  it('is on the network that would set my presence, where no address says which', async () => {
    const registry = createRegistry(), network = portal();
    registry.register({ name: 'directory', query: () => Promise.resolve([]) }, '*');
    registry.register(network, 'corp.example');
    const stop = stayAlive(registry, '');
    await settled();
    expect(network.now()).to.equal(1);
    stop();
  });

  it('needs nothing of networks that ask for nothing, nor of areas that are switched off', () => {
    const registry = createRegistry();
    registry.register({ name: 'directory', query: () => Promise.resolve([]) }, '*');
    stayAlive(registry, 'ada@corp.example')();
    stayAlive(disabledView, 'ada@corp.example')();
  });

  it('breaks nothing when it cannot begin', async () => {
    const registry = createRegistry();
    registry.register({ ...portal(), alive: () => Promise.reject(new Error('module not served')) } as Portal, '*');
    stayAlive(registry, 'ada@corp.example')();
    await settled();
  });
});
