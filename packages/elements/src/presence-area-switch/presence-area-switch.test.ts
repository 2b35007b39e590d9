import { createRegistry, PresenceError, type Area, type PresenceRegistry } from '@presence-elements/core';
import { sendKeys } from '@web/test-runner-commands';
import 'axe-core';
import type axeCore from 'axe-core';
import { expect } from 'chai';
import { collected } from '../../test/collected.js';
import { addMessages } from '../i18n/localize.js';
import { dePreferences } from '../i18n/locales/preferences/de.js';
import '../presence-scope/define.js';
import './define.js';
import type { PresenceAreaSwitch } from './presence-area-switch.js';

const { axe } = globalThis as unknown as { axe: typeof axeCore };

/** A network with one area. */
class Network {
  area: Area = { enabled: true, moderated: true };
  problem: 'forbidden' | undefined;
  readonly followers = new Set<() => void>();
  readonly registry: PresenceRegistry = createRegistry();

  constructor() {
    const read = async (): Promise<Area> => this.area;
    const write = async (_: string, enabled: boolean): Promise<Area> => {
      if (this.problem) throw new PresenceError(this.problem);
      this.elsewhere({ enabled });
      return this.area;
    };
    const follow = (changed: () => void): (() => void) => {
      this.followers.add(changed);
      return () => void this.followers.delete(changed);
    };
    this.registry.register({ name: 'network', query: () => Promise.resolve([]), account: async () => ({ areas: { read, write, follow } }) }, '*');
  }

  elsewhere(change: Partial<Area>): void {
    this.area = { ...this.area, ...change };
    for (const follower of this.followers) follower();
  }
}

async function settled(element: PresenceAreaSwitch): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await new Promise(resolve => setTimeout(resolve));
    await element.updateComplete;
  }
}

async function draw(network: Network, into: Element = document.body): Promise<PresenceAreaSwitch> {
  const element = Object.assign(document.createElement('presence-area-switch'), { area: 'marketing', ...(into === document.body && { registry: network.registry }) });
  into.append(element);
  await settled(element);
  return element;
}

const control = (element: PresenceAreaSwitch): HTMLInputElement => element.shadowRoot!.querySelector('input')!;
const status = (element: PresenceAreaSwitch): string => element.shadowRoot!.querySelector('[role="status"]')!.textContent;

describe('<presence-area-switch>', () => {
  afterEach(() => document.body.replaceChildren());

  it('pleases axe, and is used by keyboard', async () => {
    const network = new Network(), element = await draw(network);
    expect((await axe.run(element, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })).violations).to.deep.equal([]);
    control(element).focus();
    await sendKeys({ press: 'Space' });
    await settled(element);
    expect([network.area.enabled, control(element).checked, status(element), element.enabled]).to.deep.equal([false, false, 'Saved.', false]);
    expect(element.shadowRoot!.querySelector('label')!.getBoundingClientRect().height).to.be.at.least(24);
  });

  it('takes what was set before it was upgraded', async () => {
    const network = new Network(), element = document.implementation.createHTMLDocument().createElement('presence-area-switch');
    element.registry = network.registry;
    element.setAttribute('area', 'marketing');
    document.body.append(element);
    await settled(element);
    expect(control(element).checked).to.equal(true);
  });

  it('is not there for who is no moderator', async () => {
    const network = new Network();
    network.area = { enabled: true, moderated: false };
    const element = await draw(network);
    const before = element.shadowRoot!.querySelector('input');
    network.elsewhere({ moderated: true });
    await settled(element);
    expect([before, control(element).role]).to.deep.equal([null, 'switch']);
  });

  it('is as it was where that failed, and says why', async () => {
    const network = new Network(), element = await draw(network);
    network.problem = 'forbidden';
    control(element).click();
    await settled(element);
    expect([control(element).checked, status(element)]).to.deep.equal([true, 'Not saved. You are not allowed to change this.']);
  });

  it('tells the page first, which may do it in its own way', async () => {
    const network = new Network(), element = await draw(network);
    let wish: unknown;
    element.addEventListener('presence-area-change', event => {
      const { area, enabled } = event as unknown as { area: string; enabled: boolean };
      wish = [area, enabled];
      event.preventDefault();
    });
    control(element).click();
    await settled(element);
    expect([wish, network.area.enabled, control(element).checked]).to.deep.equal([['marketing', false], true, true]);
  });

  it('switches presence on again inside of the area where it is off, and two of them tell the same', async () => {
    const network = new Network();
    network.area = { enabled: false, moderated: true };
    const scope = Object.assign(document.createElement('presence-scope'), { registry: network.registry, area: 'marketing' });
    document.body.append(scope);
    const inside = await draw(network, scope), outside = await draw(network);
    while (!inside.shadowRoot!.querySelector('input')) await settled(inside);
    const before = [control(inside).checked, control(outside).checked];
    control(inside).click();
    await settled(inside);
    expect([before, control(outside).checked, network.area.enabled]).to.deep.equal([[false, false], true, true]);
  });

  it('speaks the language of its place', async () => {
    addMessages('de', dePreferences);
    document.body.lang = 'de';
    const element = await draw(new Network());
    document.body.lang = '';
    expect(element.shadowRoot!.querySelector('label')!.textContent.trim()).to.equal('Verfügbarkeit in diesem Bereich anzeigen');
  });

  it('keeps what it knows when it is moved, leaves nobody following behind, and can be collected', async () => {
    const network = new Network(), kept = await draw(network);
    document.body.append(document.createElement('p'));
    document.body.lastElementChild!.append(kept);
    expect(control(kept).checked).to.equal(true);
    kept.remove();
    const gone: WeakRef<PresenceAreaSwitch>[] = [];
    for (let round = 0; round < 10; round++) {
      const element = await draw(network);
      element.remove();
      gone.push(new WeakRef(element));
    }
    expect(network.followers.size).to.equal(0);
    await collected(gone, 1);
  });
});
