import { createRegistry, type Capability, type Presence, type PresenceRegistry } from '@presence-elements/core';
import { fakeAgent, type FakeAgent } from '@presence-elements/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import 'axe-core';
import type axeCore from 'axe-core';
import { expect } from 'chai';
import { collected } from '../../test/collected.js';
import { frame, until } from '../../test/until.js';
import type { PresenceActionEvent } from '../events.js';
import { current } from '../overlay/current.js';
import type { OverlayElement } from '../overlay/overlay-element.js';
import type { PresenceIcon } from '../presence-icon/presence-icon.js';
import '../presence-icon/define.js';
import '../presence-scope/define.js';
import '../status-tooltip/define.js';
import './define.js';

const { axe } = globalThis as unknown as { axe: typeof axeCore };
const ADA = 'ada@corp.example';

let agent: FakeAgent;
let registry: PresenceRegistry;
let stage: HTMLElement;
let actions: PresenceActionEvent[];

const isShown = ({ box }: OverlayElement): boolean => box.matches(':popover-open');
/** Drawn, not only left over from the one before. */
const openOne = (): Promise<OverlayElement> => until(() => {
  const overlay = current.overlay as OverlayElement | undefined;
  return overlay && isShown(overlay) && !overlay.isUpdatePending ? overlay : undefined;
});
/** None is open, nor still to be seen: they close from a timer. */
const closed = (): Promise<boolean> => until(() => !current.overlay && ![...document.querySelectorAll<OverlayElement>('presence-menu, status-tooltip')].some(isShown));
const itemsOf = (menu: OverlayElement): HTMLAnchorElement[] => [...menu.box.querySelectorAll<HTMLAnchorElement>('[role=menuitem]')];
const labelsOf = (menu: OverlayElement): string[] => itemsOf(menu).map(item => item.textContent);
const focusedIn = (menu: OverlayElement): string | undefined => menu.shadowRoot?.activeElement?.textContent ?? undefined;
const buttonOf = (icon: PresenceIcon): HTMLElement => icon.shadowRoot!.querySelector('button')!;

function put<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Record<string, string> = {}, parent: ParentNode = stage): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
}

async function icon(attributes: Record<string, string> = {}, parent: ParentNode = stage): Promise<PresenceIcon> {
  const element = put('presence-icon', { address: ADA, label: 'Ada Lovelace', ...attributes }, parent);
  element.registry = registry;
  await until(() => element.presence);
  await element.updateComplete;
  return element;
}

function anchorIn(parent: ParentNode, attributes: Record<string, string> = {}): HTMLElement {
  const anchor = put('button', attributes, parent);
  anchor.textContent = 'Ada Lovelace';
  return anchor;
}

async function click(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
}

async function openByKeyboard(element: PresenceIcon): Promise<OverlayElement> {
  element.focus();
  await sendKeys({ press: 'Enter' });
  return openOne();
}

/** Keeps the browser from following links, and tells where it would have gone. */
function followed(): string[] {
  const links: string[] = [];
  window.addEventListener('click', event => {
    const link = event.composedPath()[0] as HTMLAnchorElement;
    if (link.href && !event.defaultPrevented) links.push(link.href);
    event.preventDefault();
  }, { capture: true, once: true });
  return links;
}

const ALL: readonly Capability[] = ['mail', 'message', 'call'];

describe('presence-menu', () => {
  beforeEach(async () => {
    document.documentElement.lang = 'en';
    document.title = 'presence-menu';
    await sendMouse({ type: 'move', position: [0, 0] });
    agent = fakeAgent();
    agent.say(ADA, { availability: 'online', capabilities: ALL, links: { call: 'sip:ada@corp.example' } });
    registry = createRegistry();
    registry.register(agent, '*');
    stage = put('main', {}, document.body);
    stage.style.setProperty('padding', '60px');
    actions = [];
    stage.addEventListener('presence-action', event => actions.push(event));
  });

  afterEach(async () => {
    current.overlay?.hide();
    await closed();
    stage.remove();
    registry.dispose();
  });

  describe('accessibility', () => {
    it('pleases axe while it is open', async () => {
      const { box } = await openByKeyboard(await icon());
      // While it fades in, its contrast is not yet what it will be.
      await until(() => getComputedStyle(box).opacity === '1');
      const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join()}`)).to.deep.equal([]);
    });

    it('says what it no longer knows, and when it last did', async () => {
      const element = await icon();
      agent.fail('unreachable');
      registry.refresh();
      await until(() => element.presence?.stale);
      const menu = await openByKeyboard(element);
      const [status, why, when] = [...menu.box.querySelectorAll('[part~=detail]')].map(line => line.textContent);
      expect([status, why]).to.deep.equal(['Available', 'The network cannot be reached at the moment']);
      expect(when).to.match(/^Last known at /);
    });

    it('is a menu named after the person, and its button says whether it is open', async () => {
      const element = await icon();
      const menu = await openByKeyboard(element);
      expect(menu.box.querySelector('[role=menu]')?.ariaLabel).to.equal('Actions for Ada Lovelace');
      expect(menu.box.querySelector('[part~=status]')?.textContent).to.equal('Ada LovelaceAvailable');
      await until(() => buttonOf(element).getAttribute('aria-expanded') === 'true');
      await sendKeys({ press: 'Escape' });
      await until(() => buttonOf(element).getAttribute('aria-expanded') === 'false');
    });

    it('moves the focus with arrows, Home, End and letters, round and round', async () => {
      const menu = await openByKeyboard(await icon());
      expect(labelsOf(menu)).to.deep.equal(['Send message', 'Send e-mail', 'Call']);
      const visited = [focusedIn(menu)];
      for (const press of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End', 's', 's', 'c', 'x']) {
        await sendKeys({ press });
        visited.push(focusedIn(menu));
      }
      expect(visited).to.deep.equal([
        'Send message', 'Send e-mail', 'Call', 'Send message', 'Call', 'Send message', 'Call', 'Send message', 'Send e-mail', 'Call', 'Call',
      ]);
    });

    it('opens with the arrow keys at its beginning and its end', async () => {
      const element = await icon();
      element.focus();
      await sendKeys({ press: 'ArrowDown' });
      expect(focusedIn(await openOne())).to.equal('Send message');
      await sendKeys({ press: 'Escape' });
      await closed();
      await sendKeys({ press: 'ArrowUp' });
      expect(focusedIn(await openOne())).to.equal('Call');
    });

    it('gives the focus back with Escape, which closes nothing else', async () => {
      const dialog = put('dialog');
      dialog.showModal();
      const element = await icon({}, dialog);
      await openByKeyboard(element);
      await sendKeys({ press: 'Escape' });
      await until(() => document.activeElement === element);
      await closed();
      expect(dialog.open).to.equal(true);
    });

    it('lets Tab go on from the button', async () => {
      const element = await icon();
      const next = anchorIn(stage);
      await openByKeyboard(element);
      await sendKeys({ press: 'Tab' });
      await closed();
      expect(document.activeElement).to.equal(next);
    });

    it('closes with a click elsewhere, which keeps the focus it brings, and with a second click on the button', async () => {
      const element = await icon();
      const elsewhere = anchorIn(stage);
      elsewhere.style.setProperty('margin-block-start', '300px');
      await click(element);
      await openOne();
      await click(elsewhere);
      await closed();
      await frame();
      expect(document.activeElement).to.equal(elsewhere);
      await click(element);
      await openOne();
      await click(element);
      await closed();
    });

    it('has targets of at least 24 pixels', async () => {
      for (const item of itemsOf(await openByKeyboard(await icon()))) expect(item.getBoundingClientRect().height).to.be.at.least(24);
    });

    it('says that there is nothing to do where there is nothing, in an item that can be read and not chosen', async () => {
      const menu = put('presence-menu');
      menu.show(anchorIn(stage), { ...presence(), address: 'icq:1' });
      await openOne();
      expect(labelsOf(menu)).to.deep.equal(['No actions available']);
      expect(itemsOf(menu)[0]!.ariaDisabled).to.equal('true');
      expect(focusedIn(menu)).to.equal('No actions available');
      await sendKeys({ press: 'Enter' });
      expect(actions).to.have.length(0);
      expect(current.overlay).to.equal(menu);
    });
  });

  describe('by markup alone', () => {
    it('hangs on the anchor that it wraps or names, and makes it a menu button while it does', async () => {
      const scope = put('presence-scope');
      scope.registry = registry;
      const named = anchorIn(stage, { id: 'named' });
      const wrapping = put('presence-menu', { address: ADA }, scope);
      const wrapped = anchorIn(wrapping);
      const naming = put('presence-menu', { for: 'named', address: ADA }, scope);
      for (const [anchor, menu] of [[wrapped, wrapping], [named, naming]] as const) {
        await until(() => anchor.getAttribute('aria-haspopup') === 'menu');
        await click(anchor);
        expect(await openOne()).to.equal(menu);
        await until(() => anchor.ariaExpanded === 'true');
        expect(menu.box.querySelector('[role=menu]')?.ariaLabel).to.equal('Actions for Ada Lovelace');
        await sendKeys({ press: 'Escape' });
        await until(() => anchor.ariaExpanded === 'false');
        expect(document.activeElement).to.equal(anchor);
        menu.remove();
        expect(anchor.hasAttribute('aria-haspopup')).to.equal(false);
      }
    });

    it('shares an anchor with a tooltip', async () => {
      const scope = put('presence-scope');
      scope.registry = registry;
      const tooltip = put('status-tooltip', { address: ADA }, scope);
      const menu = put('presence-menu', { address: ADA }, tooltip);
      const anchor = anchorIn(menu);
      await until(() => menu.presence && tooltip.presence);
      const { left, top } = anchor.getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(left + 5), Math.round(top + 5)] });
      expect(await openOne()).to.equal(tooltip);
      await click(anchor);
      await until(() => current.overlay === menu);
    });

    it('chooses nothing on the anchor while one chooses in the menu', async () => {
      const scope = put('presence-scope');
      scope.registry = registry;
      const menu = put('presence-menu', { address: ADA }, scope);
      menu.textContent = 'Ada';
      await until(() => menu.presence);
      await click(menu);
      await openOne();
      const links = followed();
      await click(itemsOf(menu)[1]!);
      expect(links).to.deep.equal(['mailto:ada@corp.example']);
      await closed();
    });
  });

  describe('choosing', () => {
    it('tells the page from the anchor and then follows the link', async () => {
      const element = await icon();
      const menu = await openByKeyboard(element);
      const links = followed();
      await click(itemsOf(menu)[2]!);
      await closed();
      expect(actions.map(({ target, capability, presence: about }) => [target, capability, about?.address])).to.deep.equal([[element, 'call', ADA]]);
      expect(links).to.deep.equal(['sip:ada@corp.example']);
    });

    it('follows a link by Enter and by the space bar', async () => {
      for (const press of ['Enter', ' ']) {
        await openByKeyboard(await icon());
        await sendKeys({ press: 'End' });
        const links = followed();
        await sendKeys({ press });
        expect(links).to.deep.equal(['sip:ada@corp.example']);
        await closed();
      }
    });

    it('leaves it to the page that prevents the default', async () => {
      const performed: string[] = [];
      registry.handle('message', address => performed.push(address));
      stage.addEventListener('presence-action', event => event.preventDefault());
      const menu = await openByKeyboard(await icon());
      itemsOf(menu)[0]!.click();
      await closed();
      const link = itemsOf(menu)[2]!;
      const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
      await openByKeyboard(await icon());
      link.dispatchEvent(event);
      expect(event.defaultPrevented).to.equal(true);
      expect(performed).to.deep.equal([]);
    });

    it('takes a double click for one choice', async () => {
      const menu = await openByKeyboard(await icon());
      const clicks = [1, 2].map(() => new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
      const links = followed();
      for (const event of clicks) itemsOf(menu)[2]!.dispatchEvent(event);
      expect([links, clicks[1]!.defaultPrevented]).to.deep.equal([['sip:ada@corp.example'], true]);
      expect(actions).to.have.length(1);
    });

    it('goes the way of the host where it has one, before any link', async () => {
      const performed: string[] = [];
      registry.handle('call', address => performed.push(address));
      const menu = await openByKeyboard(await icon());
      itemsOf(menu)[2]!.click();
      await until(() => performed.length);
      expect(performed).to.deep.equal([ADA]);
      expect(itemsOf(menu)[2]!.hasAttribute('href')).to.equal(false);
    });

    it('reports where the way of the host fails', async () => {
      registry.handle('message', () => Promise.reject(new TypeError('no window')));
      const problems: string[] = [];
      stage.addEventListener('presence-problem', event => problems.push(event.problem));
      const menu = await openByKeyboard(await icon());
      itemsOf(menu)[0]!.click();
      await until(() => problems.length);
      expect(problems).to.deep.equal(['agent-fault']);
    });

    it('answers whoever asked what was chosen, and nothing where nothing was', async () => {
      const menu = put('presence-menu');
      const ran: unknown[] = [];
      menu.actions = [{ id: 'pin', label: 'Pin to the top', run: about => ran.push(about?.address) }];
      const anchor = anchorIn(stage);
      const chosen = menu.choose(anchor, presence());
      await openOne();
      expect(labelsOf(menu).at(-1)).to.equal('Pin to the top');
      itemsOf(menu).at(-1)!.click();
      expect(await chosen).to.equal('pin');
      expect(ran).to.deep.equal([ADA]);
      expect(actions.map(({ target, capability }) => [target, capability])).to.deep.equal([[anchor, 'pin']]);
      const nothing = menu.choose(anchor, presence());
      await openOne();
      await sendKeys({ press: 'Escape' });
      expect(await nothing).to.equal(undefined);
      const replaced = menu.choose(anchor, presence());
      const last = menu.choose(anchor, presence());
      expect(await replaced).to.equal(undefined);
      menu.hide();
      expect(await last).to.equal(undefined);
    });
  });

  it('keeps the focus where it is while presence changes beside it', async () => {
    const menu = await openByKeyboard(await icon());
    await sendKeys({ press: 'End' });
    const item = menu.shadowRoot?.activeElement;
    const label = focusedIn(menu);
    agent.say(ADA, { availability: 'away', capabilities: ALL, links: { call: 'sip:ada@corp.example' } });
    registry.refresh(ADA);
    await until(() => menu.box.querySelector('[part~=status]')?.textContent === 'Ada LovelaceAway');
    expect(menu.shadowRoot?.activeElement === item).to.equal(true);
    // A mail is the better choice now and comes first: what is focused is still what was about to be chosen.
    agent.say(ADA, { availability: 'busy', capabilities: ALL, links: { call: 'sip:ada@corp.example' } });
    registry.refresh(ADA);
    await until(() => labelsOf(menu)[0] === 'Send e-mail');
    expect(focusedIn(menu)).to.equal(label);
    agent.say(ADA, { availability: 'offline', capabilities: ALL });
    registry.refresh(ADA);
    await until(() => labelsOf(menu).join() === 'Send e-mail,Send message');
    expect(focusedIn(menu)).to.equal('Send e-mail');
  });

  it('stands at the end of the anchor where the page reads from right to left', async () => {
    stage.dir = 'rtl';
    const element = await icon();
    const menu = await openByKeyboard(element);
    await until(() => Math.abs(menu.box.getBoundingClientRect().right - element.getBoundingClientRect().right) < 1);
  });

  it('opens and is toggled from within a closed shadow root', async () => {
    const root = put('div').attachShadow({ mode: 'closed' });
    const element = await icon({}, root);
    await click(element);
    await openOne();
    await click(element);
    await closed();
  });

  it('stays open while the pointer rests on other icons', async () => {
    const [element, other] = [await icon(), await icon()];
    const menu = await openByKeyboard(element);
    const { left, top } = other.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + 8), Math.round(top + 8)] });
    await new Promise(resolve => setTimeout(resolve, 400));
    expect(current.overlay).to.equal(menu);
  });

  it('fits a small window, all of it within reach', async () => {
    await setViewport({ width: 340, height: 200 });
    const menu = await openByKeyboard(await icon());
    await until(() => menu.box.getBoundingClientRect().bottom <= innerHeight && menu.box.getBoundingClientRect().top >= 0);
    await sendKeys({ press: 'End' });
    const last = itemsOf(menu).at(-1)!.getBoundingClientRect();
    expect(last.bottom).to.be.at.most(innerHeight);
    await setViewport({ width: 800, height: 600 });
  });

  it('leaves no trace of elements that are gone', async () => {
    const gone: WeakRef<object>[] = [];
    const comeAndGo = async (): Promise<void> => {
      const element = await icon();
      await openByKeyboard(element);
      const menu = put('presence-menu');
      menu.show(anchorIn(stage), presence());
      await menu.updateComplete;
      gone.push(new WeakRef(element), new WeakRef(menu));
      element.remove();
      menu.remove();
    };
    for (let time = 0; time < 10; time++) await comeAndGo();
    await openByKeyboard(await icon());
    await collected(gone);
  });
});

function presence(): Presence {
  return { address: ADA, availability: 'online', activities: [], capabilities: [], stale: false, confidence: 'confirmed', observedAt: Date.now() };
}
