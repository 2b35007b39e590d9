import { createRegistry, REGISTRY_KEY } from '@presence-elements/core';
import { fakeAgent, fakeClock } from '@presence-elements/testing';
import { expect } from 'chai';
import { findRegistry } from '../controllers/find-registry.js';
import type {} from './define.js';
import { PresenceScope } from './presence-scope.js';

const ADA = 'ada@corp.example';

/** As an icon does it: watches its address in whatever registry it is given. */
class LateIcon extends HTMLElement {
  #leave = (): void => undefined;
  #unwatch = (): void => undefined;

  connectedCallback(): void {
    this.#leave = findRegistry(this, registry => {
      this.#unwatch();
      this.#unwatch = registry?.watch(ADA, ({ availability }) => (this.dataset['shows'] = availability)) ?? this.#unwatch;
    });
  }

  disconnectedCallback(): void {
    this.#leave();
    this.#unwatch();
  }
}

/** A network that tells all it was asked. */
function network() {
  const clock = fakeClock();
  const agent = fakeAgent();
  agent.say(ADA, { availability: 'away' });
  const registry = createRegistry({ now: clock.now, schedule: clock.schedule });
  registry.register(agent, '*');
  return { agent, registry, clock };
}

function draw(markup: string): void {
  document.body.insertAdjacentHTML('beforeend', markup);
}

function shadow(parent: Element, mode: ShadowRootMode, ...children: Element[]): void {
  const host = document.createElement('div');
  host.attachShadow({ mode }).append(...children);
  parent.append(host);
}

const make = (tag: string): HTMLElement => document.createElement(tag);

// One page, one story: a tag can be defined only once. Each test goes on where the one before it stopped.
describe('a scope that is defined late', () => {
  const page = network();
  const mine = network();
  const icons = (): HTMLElement[] => areas().flatMap(area => [...area.querySelectorAll<HTMLElement>('late-icon')]);
  const hidden: HTMLElement[] = [];
  const areas = (): PresenceScope[] => [...document.querySelectorAll<PresenceScope>('presence-scope')];

  before(() => {
    Object.defineProperty(globalThis, REGISTRY_KEY, { value: page.registry, configurable: true });
    draw('<presence-scope><p><late-icon></late-icon></p></presence-scope><presence-scope><late-icon></late-icon></presence-scope>');
    for (const mode of ['open', 'closed'] as const) {
      const icon = make('late-icon');
      hidden.push(icon);
      shadow(areas()[0]!, mode, icon);
    }
    const slotted = make('late-icon');
    hidden.push(slotted);
    const wrapper = document.createElement('presence-scope');
    wrapper.append(make('slot'));
    shadow(document.body, 'open', wrapper);
    document.body.lastElementChild!.append(slotted);
    wrapper.registry = mine.registry;
    customElements.define('late-icon', LateIcon);
  });

  after(() => document.body.replaceChildren());

  it('tells no address to the page\'s registry before it is defined', async () => {
    await page.clock.advance(120_000);
    expect(page.agent.asked).to.deep.equal([]);
  });

  it('tells none either for what is added or moved into it meanwhile', async () => {
    areas()[1]!.append(make('late-icon'), areas()[0]!.querySelector('late-icon')!);
    await page.clock.advance(120_000);
    expect(page.agent.asked).to.deep.equal([]);
  });

  it('still tells none once it is defined and has no registry', async () => {
    customElements.define('presence-scope', PresenceScope);
    await Promise.all(areas().map(area => area.updateComplete));
    await page.clock.advance(120_000);
    expect(page.agent.asked).to.deep.equal([]);
  });

  it('hands its registry to all who have waited, in whatever shadow root, as soon as it has one', async () => {
    for (const area of areas()) area.registry = mine.registry;
    await Promise.all(areas().map(area => area.updateComplete));
    await mine.clock.advance(100);
    expect([...icons(), ...hidden].map(icon => icon.dataset['shows'])).to.deep.equal(Array<string>(6).fill('away'));
    expect(mine.agent.asked).to.deep.equal([[ADA]]);
    expect(page.agent.asked).to.deep.equal([]);
  });

  it('lets an element outside of it ask the page\'s registry', async () => {
    draw('<late-icon></late-icon>');
    await page.clock.advance(100);
    expect(page.agent.asked).to.deep.equal([[ADA]]);
  });
});
