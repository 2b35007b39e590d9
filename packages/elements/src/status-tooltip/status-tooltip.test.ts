import { createRegistry, type Presence, type PresenceRegistry } from '@presence-elements/core';
import { fakeAgent, type FakeAgent } from '@presence-elements/testing';
import { executeServerCommand, sendKeys, sendMouse } from '@web/test-runner-commands';
import 'axe-core';
import type axeCore from 'axe-core';
import { expect } from 'chai';
import '../presence-icon/define.js';
import '../presence-scope/define.js';
import './define.js';
import { OverlayElement } from '../overlay/overlay-element.js';
import { StatusTooltip } from './status-tooltip.js';

const { axe } = globalThis as unknown as { axe: typeof axeCore };
const ADA = 'ada@corp.example';

let agent: FakeAgent;
let registry: PresenceRegistry;
let stage: HTMLElement & { registry?: PresenceRegistry };

const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);

/** Waits for what a person would see; mocha's own limit ends a wait in vain. */
async function until<Seen>(seen: () => Seen): Promise<NonNullable<Seen>> {
  for (;;) {
    const now = seen();
    if (now) return now;
    await frame();
  }
}

const boxOf = (tooltip: Element | null | undefined): HTMLElement | null | undefined => tooltip?.shadowRoot?.querySelector('[part~=box]');
const isOpen = (tooltip: Element | null | undefined): boolean => boxOf(tooltip)?.matches(':popover-open') ?? false;
const openOne = (): Promise<HTMLElement> => until(() => OverlayElement.current && isOpen(OverlayElement.current) ? OverlayElement.current : undefined);
const closed = (): Promise<boolean> => until(() => !OverlayElement.current);
const partOf = (tooltip: Element, part: string): string | undefined => tooltip.shadowRoot?.querySelector(`[part~=${part}]`)?.textContent;

function put<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Record<string, string> = {}, parent: ParentNode = stage): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
}

async function icon(attributes: Record<string, string> = {}, parent: ParentNode = stage): Promise<HTMLElement> {
  const element = put('presence-icon', { address: ADA, label: 'Ada Lovelace', ...attributes }, parent);
  element.registry = registry;
  await until(() => element.presence);
  await element.updateComplete;
  return element;
}

async function pointAt(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
}

const presence = (facts: Partial<Presence> = {}): Presence => ({
  address: ADA, availability: 'online', activities: [], capabilities: [], stale: false, confidence: 'confirmed', observedAt: Date.now(), ...facts,
});

describe('status-tooltip', () => {
  beforeEach(async () => {
    document.documentElement.lang = 'en';
    document.title = 'status-tooltip';
    await sendMouse({ type: 'move', position: [0, 0] });
    agent = fakeAgent();
    agent.say(ADA, { availability: 'busy', note: { text: 'Writing the first program' } });
    registry = createRegistry();
    registry.register(agent, '*');
    stage = put('main', {}, document.body);
    stage.style.setProperty('padding', '100px');
  });

  afterEach(async () => {
    OverlayElement.current?.hide();
    await closed();
    stage.remove();
    registry.dispose();
  });

  describe('accessibility', () => {
    it('pleases axe while it is open', async () => {
      await pointAt(await icon());
      await openOne();
      const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join()}`)).to.deep.equal([]);
    });

    it('opens as soon as the keyboard brings the focus, and closes as it leaves', async () => {
      await icon();
      await sendKeys({ press: 'Tab' });
      const tooltip = await openOne();
      expect(partOf(tooltip, 'note')).to.equal('Writing the first program');
      await sendKeys({ press: 'Tab' });
      await closed();
    });

    it('closes with Escape, which closes nothing else', async () => {
      const dialog = put('dialog');
      dialog.showModal();
      (await icon({}, dialog)).focus();
      await sendKeys({ press: 'Tab' });
      await openOne();
      await sendKeys({ press: 'Escape' });
      await closed();
      expect(dialog.open).to.equal(true);
      await sendKeys({ press: 'Escape' });
      await until(() => !dialog.open);
    });
  });
});
