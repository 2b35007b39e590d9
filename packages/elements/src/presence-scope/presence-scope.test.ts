import { createRegistry, defaultRegistry, REGISTRY_KEY, type PresenceRegistry, type PresenceView } from '@presence-elements/core';
import 'axe-core';
import type axeCore from 'axe-core';
import { expect } from 'chai';
import { findRegistry } from '../controllers/find-registry.js';
import './define.js';

const { axe } = globalThis as unknown as { axe: typeof axeCore };

type Scope = HTMLElementTagNameMap['presence-scope'];
type Made = PresenceRegistry & { url: string; disposed: number };

const RELAY_KEY = Symbol.for('presence-elements.relay.1');
const relays = globalThis as { [RELAY_KEY]?: ((url: string) => PresenceRegistry) | undefined };

/** Every registry that a relay agent was asked for. */
let made: Made[] = [];

function relayReady(): void {
  relays[RELAY_KEY] = url => {
    const registry: Made = Object.assign(createRegistry(), { url, disposed: 0, dispose: () => registry.disposed++ });
    made.push(registry);
    return registry;
  };
  document.dispatchEvent(new Event('presence-relay-ready'));
}

async function draw(markup: string): Promise<Scope> {
  document.body.insertAdjacentHTML('beforeend', markup);
  const scope = document.body.querySelector<Scope>('presence-scope:last-of-type')!;
  await scope.updateComplete;
  return scope;
}

/** What somebody inside is told, first to last. */
function listenIn(scope: Element): (PresenceView | undefined)[] {
  const heard: (PresenceView | undefined)[] = [];
  const element = document.createElement('span');
  scope.append(element);
  findRegistry(element, registry => heard.push(registry));
  return heard;
}

describe('<presence-scope>', () => {
  before(() => Object.defineProperty(globalThis, REGISTRY_KEY, { value: createRegistry(), configurable: true }));

  afterEach(() => {
    document.body.replaceChildren();
    relays[RELAY_KEY] = undefined;
    made = [];
  });

  it('is not there for assistive technology, and makes no box', async () => {
    const scope = await draw('<presence-scope><ul><li>Ada</li></ul></presence-scope>');
    expect((await axe.run(document.body, { runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa'] })).violations).to.deep.equal([]);
    expect(getComputedStyle(scope).display).to.equal('contents');
    scope.hidden = true;
    expect(getComputedStyle(scope).display).to.equal('none');
  });

  it('takes what was set before it was upgraded', async () => {
    const registry = createRegistry();
    const scope = document.implementation.createHTMLDocument().createElement('presence-scope');
    scope.registry = registry;
    scope.setAttribute('profile-url', '/people/{address}');
    document.body.append(scope);
    await scope.updateComplete;
    expect(listenIn(scope)).to.deep.equal([registry]);
    expect(scope.profileUrl).to.equal('/people/{address}');
  });

  it('keeps two areas apart', async () => {
    const one = await draw('<presence-scope></presence-scope>');
    const two = await draw('<presence-scope></presence-scope>');
    one.registry = createRegistry();
    two.registry = createRegistry();
    expect([listenIn(one), listenIn(two)]).to.deep.equal([[one.registry], [two.registry]]);
  });

  it('hands a new registry to everybody inside', async () => {
    const scope = await draw('<presence-scope></presence-scope>');
    const [first, second] = [createRegistry(), createRegistry()];
    scope.registry = first;
    const heard = listenIn(scope);
    scope.registry = second;
    await scope.updateComplete;
    scope.registry = undefined;
    await scope.updateComplete;
    expect(heard).to.deep.equal([first, second, undefined]);
  });

  it('answers only those who ask for a registry', async () => {
    const scope = await draw('<presence-scope><i></i></presence-scope>');
    let passed = false;
    document.body.addEventListener('context-request', () => (passed = true), { once: true });
    scope.querySelector('i')!.dispatchEvent(Object.assign(new Event('context-request', { bubbles: true }), { context: 'theme' }));
    expect(passed).to.equal(true);
  });

  it('answers once, and forgets, who does not subscribe', async () => {
    const scope = await draw('<presence-scope><i></i></presence-scope>');
    const heard: unknown[] = [];
    scope.querySelector('i')!.dispatchEvent(Object.assign(new Event('context-request', { bubbles: true }), {
      context: Symbol.for('presence-elements.context.1'),
      callback: (...answer: unknown[]) => heard.push(answer),
    }));
    scope.registry = createRegistry();
    await scope.updateComplete;
    expect(heard).to.deep.equal([[undefined, undefined, scope]]);
  });

  it('asks nobody while it is disabled, and says that presence is switched off', async () => {
    const scope = await draw('<presence-scope disabled></presence-scope>');
    scope.registry = createRegistry();
    const heard = listenIn(scope);
    expect(heard.at(-1)?.peek('ada@corp.example')).to.include({ availability: 'unknown', problem: 'network-disabled' });
    scope.disabled = false;
    await scope.updateComplete;
    expect(heard.at(-1)).to.equal(scope.registry);
  });
});

describe('<presence-scope relay>', () => {
  afterEach(() => {
    document.body.replaceChildren();
    relays[RELAY_KEY] = undefined;
    made = [];
  });

  it('makes a registry of its own for its relay', async () => {
    relayReady();
    const heard = listenIn(await draw('<presence-scope relay="/presence"></presence-scope>'));
    expect(made.map(({ url }) => url)).to.deep.equal(['/presence']);
    expect(heard).to.deep.equal(made);
  });

  it('makes what is inside wait until the relay agent is there', async () => {
    const heard = listenIn(await draw('<presence-scope relay="/presence"></presence-scope>'));
    expect(heard).to.deep.equal([undefined]);
    relayReady();
    expect(heard).to.deep.equal([undefined, made[0]]);
  });

  it('asks another relay when its URL changes, and disposes the registry of the first', async () => {
    relayReady();
    const scope = await draw('<presence-scope relay="/one"></presence-scope>');
    const heard = listenIn(scope);
    scope.relay = '/two';
    await scope.updateComplete;
    expect(made.map(({ url, disposed }) => [url, disposed])).to.deep.equal([['/one', 1], ['/two', 0]]);
    expect(heard).to.deep.equal(made);
  });

  it('makes none while it is disabled or was given another registry', async () => {
    relayReady();
    await draw('<presence-scope relay="/presence" disabled></presence-scope>');
    const scope = document.createElement('presence-scope');
    Object.assign(scope, { relay: '/presence', registry: createRegistry() });
    document.body.append(scope);
    await scope.updateComplete;
    expect(made).to.deep.equal([]);
  });

  it('keeps its registry when it is moved', async () => {
    relayReady();
    const scope = await draw('<p></p><presence-scope relay="/presence"></presence-scope>');
    document.querySelector('p')!.append(scope);
    await scope.updateComplete;
    expect(made.map(({ disposed }) => disposed)).to.deep.equal([0]);
  });

  it('disposes its registry when it leaves, and makes a new one when it comes back', async () => {
    relayReady();
    const scope = await draw('<presence-scope relay="/presence"></presence-scope>');
    scope.remove();
    await Promise.resolve();
    expect(made.map(({ disposed }) => disposed)).to.deep.equal([1]);
    document.body.append(scope);
    await scope.updateComplete;
    expect(made.map(({ disposed }) => disposed)).to.deep.equal([1, 0]);
  });

  it('never disposes a registry that it was given', async () => {
    const scope = await draw('<presence-scope></presence-scope>');
    let disposed = false;
    scope.registry = Object.assign(createRegistry(), { dispose: () => (disposed = true) });
    await scope.updateComplete;
    scope.remove();
    await Promise.resolve();
    expect(disposed).to.equal(false);
  });

  describe('that inherits', () => {
    it('hands on the registry around it, and still says where profiles are', async () => {
      const registry = createRegistry();
      const outer = await draw('<presence-scope><presence-scope inherit profile-url="/who/{address}"></presence-scope></presence-scope>');
      const inner = outer.firstElementChild as Scope;
      outer.registry = registry;
      await outer.updateComplete;
      await inner.updateComplete;
      expect(listenIn(inner).at(-1) === registry).to.equal(true);
      expect(inner.profileUrl).to.equal('/who/{address}');
    });

    it('hands on the page’s where there is no scope around it', async () => {
      const scope = await draw('<presence-scope inherit></presence-scope>');
      expect(listenIn(scope).at(-1) === defaultRegistry()).to.equal(true);
    });

    it('waits as long as the one around it waits', async () => {
      const outer = await draw('<presence-scope><presence-scope inherit></presence-scope></presence-scope>');
      expect(listenIn(outer.firstElementChild!)).to.deep.equal([undefined]);
    });
  });
});

describe('<presence-scope area>', () => {
  afterEach(() => document.body.replaceChildren());

  /** A network that keeps settings of areas, all switched on or off as `on` says. */
  function keeper(): { registry: PresenceRegistry; on: boolean; tell: Set<() => void> } {
    const registry = createRegistry(), kept = { registry, on: false, tell: new Set<() => void>() };
    const read = async () => ({ enabled: kept.on, moderated: false });
    const follow = (changed: () => void): (() => void) => {
      kept.tell.add(changed);
      return () => void kept.tell.delete(changed);
    };
    registry.register({ name: 'keeper', query: () => Promise.resolve([]), account: async () => ({ areas: { read, write: read, follow } }) }, '*');
    return kept;
  }

  /** Until those inside have been told so many times. */
  async function told(heard: readonly unknown[], times: number): Promise<void> {
    while (heard.length < times) await new Promise(resolve => setTimeout(resolve));
  }

  it('makes what is inside wait, then says that presence is switched off, and follows at once', async () => {
    const kept = keeper(), scope = await draw('<presence-scope area="marketing"></presence-scope>');
    scope.registry = kept.registry;
    const heard = listenIn(scope);
    await told(heard, 2);
    const off = heard[1]?.peek('ada@corp.example')?.problem;
    kept.on = true;
    kept.tell.forEach(tell => tell());
    await told(heard, 3);
    expect([heard[0], off, heard[2] === kept.registry, heard.length]).to.deep.equal([undefined, 'network-disabled', true, 3]);
  });

  it('goes before nothing but what it would let through: disabled is disabled, and no registry is none', async () => {
    const scope = await draw('<presence-scope area="marketing" disabled></presence-scope>');
    const heard = listenIn(scope);
    scope.disabled = false;
    await told(heard, 2);
    expect([heard[0]?.peek('ada@corp.example')?.problem, heard[1]]).to.deep.equal(['network-disabled', undefined]);
  });

  it('asks for nothing once it has no area any more', async () => {
    const kept = keeper(), scope = await draw('<presence-scope area="marketing"></presence-scope>');
    scope.registry = kept.registry;
    const heard = listenIn(scope);
    await told(heard, 2);
    scope.area = null;
    await scope.updateComplete;
    expect([heard.at(-1) === kept.registry, kept.tell.size]).to.deep.equal([true, 0]);
  });

  it('follows nothing once it has left', async () => {
    const kept = keeper(), scope = await draw('<presence-scope area="marketing"></presence-scope>');
    scope.registry = kept.registry;
    await told(listenIn(scope), 2);
    scope.remove();
    await Promise.resolve();
    await Promise.resolve();
    expect(kept.tell.size).to.equal(0);
  });
});
