import { createRegistry, type Presence, type PresenceRegistry } from '@presence-elements/core';
import { fakeAgent, type FakeAgent } from '@presence-elements/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import 'axe-core';
import type axeCore from 'axe-core';
import { expect } from 'chai';
import { collected } from '../../test/collected.js';
import { until } from '../../test/until.js';
import '../presence-icon/define.js';
import '../presence-scope/define.js';
import './define.js';
import { GRACE, OPEN_DELAY } from '../overlay/hover-intent.js';
import { current } from '../overlay/current.js';
import type { StatusTooltip } from './status-tooltip.js';

const { axe } = globalThis as unknown as { axe: typeof axeCore };
const ADA = 'ada@corp.example';

function skipKeyboard(context: Mocha.Context): never {
  context.test!.title += ' [WebKitGTK under WebDriver never matches :focus-visible]';
  return context.skip();
}

let agent: FakeAgent;
let registry: PresenceRegistry;
let stage: HTMLElement & { registry?: PresenceRegistry };

const boxOf = (tooltip: Element | null | undefined): HTMLElement | null | undefined => tooltip?.shadowRoot?.querySelector('[part~=box]');
const isOpen = (tooltip: Element | null | undefined): boolean => boxOf(tooltip)?.matches(':popover-open') ?? false;
const openOne = (): Promise<HTMLElement> => until(() => current.overlay && isOpen(current.overlay) ? current.overlay : undefined);
/** None is open, nor still to be seen: they close from a timer. */
const closed = (): Promise<boolean> => until(() => !current.overlay && ![...document.querySelectorAll('presence-menu, status-tooltip')].some(isOpen));
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

/** The keyboard brings the focus to what follows. Does the browser show it? WebKitGTK does not while it is driven from outside. */
async function tabInto(parent: ParentNode = stage): Promise<boolean> {
  const before = put('button', { 'aria-label': 'Before' }, parent);
  parent.prepend(before);
  before.focus();
  await sendKeys({ press: 'Tab' });
  return !!document.activeElement?.shadowRoot?.activeElement?.matches(':focus-visible');
}

function middleOf(element: Element): [number, number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}

const pointAt = async (element: Element): Promise<void> => sendMouse({ type: 'move', position: middleOf(element) });

/** Longer than anybody takes to close it: there is nothing to wait for where nothing is to happen. */
const patience = (): Promise<unknown> => new Promise(resolve => setTimeout(resolve, GRACE + 100));

/** What the page waits for meanwhile, in milliseconds: how long that takes is a matter of the machine. */
async function delaysDuring(run: () => Promise<void>): Promise<unknown[]> {
  const delays: unknown[] = [], { setTimeout } = globalThis;
  globalThis.setTimeout = new Proxy(setTimeout, { apply: (target, self, args) => (delays.push(args[1]), Reflect.apply(target, self, args) as unknown) });
  await run().finally(() => (globalThis.setTimeout = setTimeout));
  return delays;
}

/** Until it stands still. */
async function settled(box: Element): Promise<void> {
  let before = '';
  await until(() => {
    const { left, top } = box.getBoundingClientRect();
    const now = `${left} ${top}`;
    const still = now === before;
    before = now;
    return still;
  });
}

/** Does somebody who points at its middle point at it? */
function isOnTop(box: Element): boolean {
  const { left, top, width, height } = box.getBoundingClientRect();
  return box.contains((box.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2));
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
    current.overlay?.hide();
    await closed();
    stage.remove();
    registry.dispose();
  });

  describe('accessibility', () => {
    it('pleases axe while it is open', async () => {
      await pointAt(await icon());
      const tooltip = await openOne();
      // While it fades in, its contrast is not yet what it will be.
      await until(() => getComputedStyle(tooltip.shadowRoot!.querySelector('[part~=box]')!).opacity === '1');
      const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join()}`)).to.deep.equal([]);
    });

    it('opens as soon as the keyboard brings the focus, and closes as it leaves', async function () {
      await icon();
      if (!(await tabInto())) skipKeyboard(this);
      const tooltip = await openOne();
      expect(partOf(tooltip, 'note')).to.equal('Writing the first program');
      await sendKeys({ press: 'Shift+Tab' });
      await closed();
    });

    it('closes with Escape, which closes nothing else', async function () {
      const dialog = put('dialog');
      dialog.showModal();
      await icon({}, dialog);
      if (!(await tabInto(dialog))) skipKeyboard(this);
      await openOne();
      await sendKeys({ press: 'Escape' });
      await closed();
      expect(dialog.open).to.equal(true);
      await sendKeys({ press: 'Escape' });
      await until(() => !dialog.open);
    });

    it('is a copy for the eye: assistive technology reads the button', async () => {
      const element = await icon();
      await pointAt(element);
      expect(boxOf(await openOne())?.getAttribute('aria-hidden')).to.equal('true');
      expect(element.shadowRoot?.querySelector('button')?.getAttribute('aria-description')).to.equal('Writing the first program');
    });

    it('stays while the pointer moves into it, and while the focus stays', async function () {
      await pointAt(await icon());
      const tooltip = await openOne();
      await pointAt(boxOf(tooltip)!);
      await patience();
      expect(isOpen(tooltip)).to.equal(true);
      await sendMouse({ type: 'move', position: [0, 0] });
      await closed();
      if (!(await tabInto())) skipKeyboard(this);
      await openOne();
      await pointAt(boxOf(tooltip)!);
      await sendMouse({ type: 'move', position: [0, 0] });
      await patience();
      expect(isOpen(tooltip)).to.equal(true);
    });
  });

  describe('by markup alone', () => {
    it('hangs on the anchor that it names, whether attributes come before the upgrade or after', async () => {
      const anchor = put('button', { id: 'ada' });
      anchor.textContent = 'Ada';
      const scope = put('presence-scope');
      scope.registry = registry;
      const before = put('status-tooltip', { for: 'ada', address: ADA }, scope);
      await until(() => before.presence);
      await pointAt(anchor);
      expect(partOf(await openOne(), 'status')).to.equal('Busy');
      before.remove();
      await closed();
      const after = put('status-tooltip', {}, scope);
      after.for = 'ada';
      after.address = ADA;
      await until(() => after.presence);
      await sendMouse({ type: 'move', position: [0, 0] });
      await pointAt(anchor);
      expect(await openOne()).to.equal(after);
    });

    it('hangs on the anchor that it wraps, and on text', async () => {
      const scope = put('presence-scope');
      scope.registry = registry;
      const around = put('status-tooltip', { address: ADA }, scope);
      around.append(put('a', { href: '#ada' }));
      around.firstElementChild!.textContent = 'Ada';
      const text = put('status-tooltip', { address: ADA }, scope);
      text.textContent = 'Ada again';
      for (const tooltip of [around, text]) {
        await until(() => tooltip.presence);
        await pointAt(tooltip.reference);
        expect(await until(() => current.overlay === tooltip && isOpen(tooltip) && tooltip)).to.equal(tooltip);
      }
    });

    it('finds an anchor that comes later', async () => {
      const scope = put('presence-scope');
      scope.registry = registry;
      const tooltip = put('status-tooltip', { for: 'later', address: ADA }, scope);
      await until(() => tooltip.presence);
      const anchor = put('button', { id: 'later' });
      anchor.textContent = 'Ada';
      await until(() => anchor.hasAttribute('aria-description'));
      await pointAt(anchor);
      await openOne();
    });

    it('describes its anchor to assistive technology until it is removed, and leaves the description of the author', async () => {
      const scope = put('presence-scope');
      scope.registry = registry;
      const own = put('button', { id: 'own', 'aria-description': 'Author' });
      const bare = put('button', { id: 'bare' });
      const tooltips = [own, bare].map(({ id }) => put('status-tooltip', { for: id, address: ADA }, scope));
      await until(() => bare.getAttribute('aria-description') === 'Busy. Writing the first program');
      expect(own.getAttribute('aria-description')).to.equal('Author');
      agent.say(ADA, { availability: 'away' });
      registry.refresh(ADA);
      await until(() => bare.getAttribute('aria-description') === 'Away');
      tooltips.forEach(tooltip => tooltip.remove());
      expect(bare.hasAttribute('aria-description')).to.equal(false);
      expect(own.getAttribute('aria-description')).to.equal('Author');
    });

    it('goes on after it was moved in the page', async () => {
      const scope = put('presence-scope');
      scope.registry = registry;
      const tooltip = put('status-tooltip', { address: ADA }, scope);
      const anchor = put('button', {}, tooltip);
      anchor.textContent = 'Ada';
      await until(() => tooltip.presence);
      const elsewhere = put('presence-scope');
      elsewhere.registry = registry;
      elsewhere.append(tooltip);
      await until(() => tooltip.presence);
      await pointAt(anchor);
      expect(await openOne()).to.equal(tooltip);
    });

    it('keeps two on one page apart', async () => {
      agent.say('bob@corp.example', { availability: 'away' });
      const scope = put('presence-scope');
      scope.registry = registry;
      for (const [id, address] of [['a', ADA], ['b', 'bob@corp.example']] as const) {
        put('button', { id }).textContent = id;
        const tooltip = put('status-tooltip', { for: id, address }, scope);
        await until(() => tooltip.presence);
      }
      await pointAt(document.getElementById('a')!);
      expect(partOf(await openOne(), 'status')).to.equal('Busy');
      await pointAt(document.getElementById('b')!);
      await until(() => current.overlay && partOf(current.overlay, 'status') === 'Away');
      await until(() => [...document.querySelectorAll('status-tooltip')].filter(isOpen).length === 1);
    });
  });

  describe('by script', () => {
    it('shows what it is given beside any element, and hides it', async () => {
      const tooltip = document.createElement('status-tooltip');
      tooltip.show(put('button'), presence({ availability: 'dnd', activities: [{ kind: 'presenting' }] }));
      expect(isOpen(tooltip)).to.equal(false);
      await tooltip.updateComplete;
      expect(isOpen(tooltip)).to.equal(true);
      expect(partOf(tooltip, 'status')).to.equal('Do not disturb · Presenting');
      tooltip.hide();
      await tooltip.updateComplete;
      expect(isOpen(tooltip)).to.equal(false);
      tooltip.remove();
    });
  });

  describe('wherever the anchor is', () => {
    it('is in the modal dialog around it, through shadow roots, and back in the body afterwards', async () => {
      const dialog = put('dialog');
      const host = put('div', {}, dialog);
      dialog.showModal();
      const inner = host.attachShadow({ mode: 'closed' });
      await pointAt(await icon({}, inner));
      const tooltip = await openOne();
      expect(dialog.contains(tooltip)).to.equal(true);
      expect(isOnTop(boxOf(tooltip)!)).to.equal(true);
      dialog.close();
      await closed();
      await pointAt(await icon());
      await openOne();
      expect(tooltip.parentNode).to.equal(document.body);
    });

    it('is not clipped by overflow, transform or containment', async () => {
      for (const [property, value] of [['overflow', 'hidden'], ['transform', 'rotate(0deg)'], ['contain', 'strict'], ['filter', 'blur(0)']] as const) {
        const small = put('div');
        for (const [name, size] of [[property, value], ['inline-size', '30px'], ['block-size', '30px']]) small.style.setProperty(name!, size!);
        await pointAt(await icon({}, small));
        const box = boxOf(await openOne())!;
        const { left, right, top, bottom } = box.getBoundingClientRect();
        expect(isOnTop(box), property).to.equal(true);
        expect(left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight, property).to.equal(true);
        await sendMouse({ type: 'move', position: [0, 0] });
        await closed();
        small.remove();
      }
    });

    it('stands above in the same place the first and the second time, and below where there is no room', async () => {
      const element = await icon();
      const places: DOMRect[] = [];
      for (let time = 0; time < 2; time++) {
        await pointAt(element);
        const box = boxOf(await openOne())!;
        await settled(box);
        places.push(box.getBoundingClientRect());
        await sendMouse({ type: 'move', position: [0, 0] });
        await closed();
      }
      const { left, top, bottom } = places[0]!;
      expect({ left: places[1]!.left, top: places[1]!.top }).to.deep.equal({ left, top });
      expect(bottom).to.be.at.most(element.getBoundingClientRect().top);
      stage.style.setProperty('padding', '0');
      await pointAt(element);
      const box = boxOf(await openOne())!;
      await settled(box);
      expect(box.getBoundingClientRect().top).to.be.at.least(element.getBoundingClientRect().bottom);
    });

    it('follows its anchor while the page scrolls, and closes as it leaves the sight', async () => {
      const scroller = put('div');
      for (const [name, value] of [['overflow', 'auto'], ['block-size', '150px']]) scroller.style.setProperty(name!, value!);
      const long = put('div', {}, scroller);
      long.style.setProperty('block-size', '1000px');
      long.style.setProperty('padding-block-start', '120px');
      const element = await icon({}, long);
      await pointAt(element);
      const box = boxOf(await openOne())!;
      await settled(box);
      const gap = element.getBoundingClientRect().top - box.getBoundingClientRect().bottom;
      scroller.scrollTop = 20;
      // In the frame that scrolls, or in the next: it depends on the engine.
      await until(() => element.getBoundingClientRect().top - box.getBoundingClientRect().bottom === gap);
      scroller.scrollTop = 400;
      await closed();
    });

    it('closes when its anchor is removed or hidden', async () => {
      for (const vanish of [(element: HTMLElement) => element.remove(), (element: HTMLElement) => (element.hidden = true)]) {
        const element = await icon();
        await pointAt(element);
        await openOne();
        vanish(element);
        await closed();
        await sendMouse({ type: 'move', position: [0, 0] });
        element.remove();
      }
    });

    it('takes direction and colour scheme from its anchor', async () => {
      stage.dir = 'rtl';
      stage.style.setProperty('color-scheme', 'dark');
      await pointAt(await icon());
      const box = boxOf(await openOne())!;
      expect(box.dir).to.equal('rtl');
      expect(getComputedStyle(box).backgroundColor).to.equal('rgb(43, 45, 49)');
    });

    it('fits a window of 320 pixels with a note of any length, all of which can be reached', async () => {
      await setViewport({ width: 340, height: 256 });
      agent.say(ADA, { availability: 'busy', note: { text: 'word '.repeat(2000) } });
      stage.style.setProperty('padding', '20px');
      await pointAt(await icon());
      const box = boxOf(await openOne())!;
      await settled(box);
      const { left, right, top, bottom } = box.getBoundingClientRect();
      expect(left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight).to.equal(true);
      expect(box.scrollHeight).to.be.above(box.clientHeight);
      await setViewport({ width: 800, height: 600 });
    });
  });

  describe('what strangers wrote', () => {
    const hostile = '<img src=x onerror="document.title=1"> {{7*7}} \u202Egnp.exe \u0000' + 'Z' + '\u0301'.repeat(500);

    it('is text', async () => {
      agent.say(ADA, { availability: 'busy', note: { text: hostile, emoji: '<b>' }, activities: [{ kind: 'odd', text: hostile }] });
      await pointAt(await icon());
      const tooltip = await openOne();
      expect(partOf(tooltip, 'note')).to.equal('<img src=x onerror="document.title=1"> {{7*7}} gnp.exe Z' + '\u0301'.repeat(6));
      expect(boxOf(tooltip)!.querySelector('img')).to.equal(null);
      expect(boxOf(tooltip)!.scrollWidth).to.be.at.most(boxOf(tooltip)!.clientWidth);
    });

    it('breaks no strict content security policy', async () => {
      const frameElement = put('iframe');
      const source = new URL('../presence-icon/define.ts', import.meta.url).pathname;
      frameElement.srcdoc = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${location.origin}; style-src ${location.origin}; require-trusted-types-for 'script'">
        <body><presence-icon address="${ADA}"></presence-icon><script type="module" src="${source}"></script>`;
      const page = await until(() => frameElement.contentDocument?.querySelector('presence-icon') && frameElement.contentDocument);
      const violations: string[] = [];
      page.addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective));
      await until(() => page.querySelector('presence-icon')?.matches(':defined'));
      const { left, top } = frameElement.getBoundingClientRect();
      const [x, y] = middleOf(page.querySelector('presence-icon')!);
      const position: [number, number] = [Math.round(left) + x, Math.round(top) + y];
      await sendMouse({ type: 'move', position });
      await until(() => isOpen(page.querySelector('status-tooltip')));
      await sendMouse({ type: 'click', position });
      await until(() => isOpen(page.querySelector('presence-menu')));
      expect(violations).to.deep.equal([]);
    });
  });

  it('says what changes while it is open', async () => {
    await pointAt(await icon());
    const tooltip = await openOne();
    agent.say(ADA, { availability: 'away' });
    registry.refresh(ADA);
    await until(() => partOf(tooltip, 'status') === 'Away');
    expect(partOf(tooltip, 'note')).to.equal(undefined);
  });

  it('opens at once beside a neighbour that was just asked', async () => {
    const [first, second] = [await icon(), await icon()];
    await pointAt(first);
    await openOne();
    const delays = await delaysDuring(async () => {
      await pointAt(second);
      await until(() => (current.overlay as StatusTooltip | undefined)?.subject === second);
    });
    expect(delays).to.include(0).and.to.not.include(OPEN_DELAY);
  });

  it('leaves no trace of elements that are gone', async () => {
    const gone: WeakRef<object>[] = [];
    const comeAndGo = async (): Promise<void> => {
      const element = await icon();
      const scope = put('presence-scope');
      scope.registry = registry;
      const tooltip = put('status-tooltip', { address: ADA }, scope);
      const anchor = put('button', {}, tooltip);
      anchor.textContent = 'Ada';
      await until(() => tooltip.presence);
      tooltip.show();
      await tooltip.updateComplete;
      gone.push(new WeakRef(element), new WeakRef(tooltip), new WeakRef(anchor));
      element.remove();
      scope.remove();
    };
    for (let time = 0; time < 10; time++) await comeAndGo();
    // Whatever was open last may be remembered until something else opens.
    await pointAt(await icon());
    await openOne();
    await collected(gone);
  });
});
