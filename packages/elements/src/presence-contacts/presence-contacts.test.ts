import { createRegistry, type Availability, type Contact, type PresenceRegistry } from '@presence-elements/core';
import { fakeAgent, fakeContactList, type FakeAgent, type FakeContactList, type FakeContacts } from '@presence-elements/testing';
import { emulateMedia, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import 'axe-core';
import type axeCore from 'axe-core';
import { expect } from 'chai';
import { collected } from '../../test/collected.js';
import { frame, until } from '../../test/until.js';
import { addMessages } from '../i18n/localize.js';
import { deContacts } from '../i18n/locales/contacts/de.js';
import '../presence-scope/define.js';
import './define.js';
import type { PresenceContacts } from './presence-contacts.js';

const { axe } = globalThis as unknown as { axe: typeof axeCore };

const ADA: Contact = { address: 'ada@corp.example', name: 'Ada Lovelace', groups: ['Engines'] };
const BOB: Contact = { address: 'bob@corp.example', name: 'Bob', groups: [] };
const CAROL: Contact = { address: 'carol@corp.example', name: 'Carol', groups: ['Engines', 'Friends'] };

interface Stage {
  readonly element: PresenceContacts;
  readonly list: FakeContactList;
  readonly agent: FakeAgent;
  readonly registry: PresenceRegistry;
}

/** A contact list on a network of its own. */
async function stage(options: FakeContacts = { contacts: [ADA, BOB, CAROL] }, attributes: Readonly<Record<string, string>> = { sort: 'name' }): Promise<Stage> {
  const list = fakeContactList(options), agent = fakeAgent({ push: true, limits: { maxBatch: 1_000 } }), registry = createRegistry();
  registry.register(agent, '*');
  const element = Object.assign(document.createElement('presence-contacts'), { account: { contacts: list }, registry });
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  await until(() => element.desk.contacts ?? element.desk.problem);
  await element.updateComplete;
  // The first measures have been taken.
  await frame();
  await frame();
  return { element, list, agent, registry };
}

const many = (count: number): Contact[] => Array.from({ length: count }, (_, at) => ({ address: `p${at}@corp.example`, name: `P ${String(at).padStart(5, '0')}`, groups: [] }));

const find = ({ element }: Stage, selector: string): HTMLInputElement => element.shadowRoot!.querySelector<HTMLInputElement>(selector)!;
const findAll = ({ element }: Stage, selector: string): HTMLElement[] => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const textOf = (own: Stage, selector: string): string => find(own, selector).textContent.trim();
const names = (own: Stage): string[] => findAll(own, '[role="row"]').map(row => row.querySelector('bdi')!.textContent);
const rowOf = (own: Stage, name: string): HTMLElement => findAll(own, '[role="row"]').find(row => row.querySelector('bdi')!.textContent === name)!;
const isOpen = ({ element }: Stage): boolean => element.shadowRoot!.querySelector('dialog')!.open;
const focused = ({ element }: Stage): Element | null => element.shadowRoot!.activeElement;
const focusedName = (own: Stage): string | undefined => focused(own)?.closest('[role="row"]')?.querySelector('bdi')?.textContent;

function type(own: Stage, selector: string, text: string): void {
  const input = find(own, selector);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

async function openToAdd(own: Stage, text: string): Promise<void> {
  find(own, '[part~="add"]').click();
  await own.element.updateComplete;
  type(own, 'textarea', text);
  await own.element.updateComplete;
}

afterEach(async () => {
  await sendMouse({ type: 'move', position: [0, 0] });
  document.body.replaceChildren();
  document.body.lang = document.body.dir = '';
});

describe('<presence-contacts> for everybody', () => {
  it('pleases axe, the list and the form, in both colour schemes', async () => {
    const own = await stage({ contacts: [ADA, BOB, CAROL], requests: [{ address: 'eve@corp.example', at: 0 }], limit: 3 }, {});
    const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false }, 'landmark-one-main': { enabled: false } } };
    for (const colorScheme of ['light', 'dark'] as const) {
      await emulateMedia({ colorScheme });
      expect((await axe.run(own.element, rules)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
    }
    await emulateMedia({ colorScheme: 'light' });
    await openToAdd(own, 'x');
    find(own, '[part~="save"]').click();
    await own.element.updateComplete;
    await Promise.all(own.element.getAnimations({ subtree: true }).map(({ finished }) => finished));
    expect((await axe.run(own.element, rules)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
  });

  it('says how many rows there are, which of them each is, and of how many in its group', async () => {
    const own = await stage();
    expect(find(own, '[role="treegrid"]').getAttribute('aria-rowcount')).to.equal('7');
    const lines = findAll(own, '[role="row"]').map(row => ['rowindex', 'level', 'posinset', 'setsize', 'expanded'].map(name => row.getAttribute(`aria-${name}`)).join(' ').trim());
    expect(names(own)).to.deep.equal(['Engines', 'Ada Lovelace', 'Carol', 'Friends', 'Carol', 'Not in a group', 'Bob']);
    expect(lines).to.deep.equal(['1 1 1 3 true', '2 2 1 2', '3 2 2 2', '4 1 2 3 true', '5 2 1 1', '6 1 3 3 true', '7 2 1 1']);
    expect(textOf(own, '[part="group"]')).to.equal('Engines 2');
  });

  it('has each person\'s name and state on the icon, which has the menu', async () => {
    const own = await stage();
    own.agent.say(ADA.address, { availability: 'busy', note: { text: 'In the engine room' } });
    own.registry.refresh(ADA.address);
    const icon = rowOf(own, 'Ada Lovelace').querySelector('presence-icon')!, button = icon.shadowRoot!.querySelector('button')!;
    await until(() => button.getAttribute('aria-label') === 'Ada Lovelace: Busy');
    await until(() => rowOf(own, 'Ada Lovelace').querySelector('[part="detail"]')!.textContent === 'Busy · In the engine room');
    expect(button.getAttribute('aria-haspopup')).to.equal('menu');
  });

  it('has one tab stop among all its rows, and is gone through with arrows, pages and letters', async () => {
    const own = await stage(), after = document.createElement('button');
    document.body.append(after);
    // A list that scrolls is a tab stop of its own in some browsers.
    own.element.style.setProperty('max-block-size', '240px');
    await frame();
    find(own, '#sort').focus();
    await sendKeys({ press: 'Tab' });
    expect([focusedName(own), findAll(own, '[part="list"] [tabindex="0"]').length]).to.deep.equal(['Engines', 1]);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    expect(focusedName(own)).to.equal('Carol');
    await sendKeys({ press: 'End' });
    expect(focusedName(own)).to.equal('Bob');
    await sendKeys({ press: 'a' });
    expect(focusedName(own)).to.equal('Ada Lovelace');
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement === after).to.equal(true);
    await sendKeys({ press: 'Shift+Tab' });
    expect(focusedName(own)).to.equal('Ada Lovelace');
  });

  it('steps into a row to its icon and its buttons, and back', async () => {
    const own = await stage(), steps: string[] = [];
    rowOf(own, 'Ada Lovelace').focus();
    for (const press of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) {
      await sendKeys({ press });
      steps.push(focused(own)!.getAttribute('part') ?? focused(own)!.localName);
    }
    expect(steps).to.deep.equal(['presence-icon', 'button edit', 'button remove', 'button remove', 'button edit', 'presence-icon', 'contact', 'group']);
  });

  it('opens the menu from the row, and is back on it when that closes', async () => {
    const own = await stage();
    rowOf(own, 'Ada Lovelace').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => document.activeElement?.localName === 'presence-menu');
    await sendKeys({ press: 'Escape' });
    await until(() => focused(own));
    expect([focused(own)!.getAttribute('part'), focusedName(own)]).to.deep.equal(['contact', 'Ada Lovelace']);
    await sendKeys({ press: 'ArrowDown' });
    expect(focusedName(own)).to.equal('Carol');
  });

  it('has a tooltip on each icon', async () => {
    const own = await stage(), isShown = (): boolean => !!document.querySelector('status-tooltip')?.shadowRoot?.querySelector('[part="box"]')?.matches(':popover-open');
    const { left, top } = rowOf(own, 'Bob').querySelector('presence-icon')!.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + 12), Math.round(top + 12)] });
    await until(isShown);
    await sendMouse({ type: 'move', position: [1, 1] });
    await until(() => !isShown());
  });

  it('speaks the language of its place', async () => {
    const own = await stage();
    addMessages('de', deContacts);
    document.body.lang = 'de';
    addMessages('de', {});
    await own.element.updateComplete;
    expect([textOf(own, '[part="count"]'), find(own, '[part="list"]').getAttribute('aria-label'), textOf(own, '[part~="add"]')]).to.deep.equal(['Kontakte: 3', 'Kontakte', 'Hinzufügen']);
  });

  it('follows the direction of the script', async () => {
    const own = await stage();
    document.body.dir = 'rtl';
    rowOf(own, 'Engines').focus();
    await sendKeys({ press: 'ArrowRight' });
    await own.element.updateComplete;
    expect(rowOf(own, 'Engines').getAttribute('aria-expanded')).to.equal('false');
  });

  it('begins all names where the script begins, whatever theirs is', async () => {
    const own = await stage();
    for (const [dir, side] of [['ltr', 'left'], ['rtl', 'right']] as const) {
      document.body.dir = dir;
      const range = document.createRange(), name = rowOf(own, 'Bob').querySelector('bdi')!;
      range.selectNodeContents(name);
      expect(range.getBoundingClientRect()[side]).to.be.closeTo(name.parentElement!.getBoundingClientRect()[side], 1);
    }
  });

  it('closes and opens a group by key or click', async () => {
    const own = await stage();
    rowOf(own, 'Engines').focus();
    await sendKeys({ press: 'ArrowLeft' });
    await own.element.updateComplete;
    expect([names(own), rowOf(own, 'Engines').getAttribute('aria-expanded')]).to.deep.equal([['Engines', 'Friends', 'Carol', 'Not in a group', 'Bob'], 'false']);
    rowOf(own, 'Engines').click();
    await own.element.updateComplete;
    expect(names(own).length).to.equal(7);
  });

  it('can be hit by a finger everywhere', async () => {
    const own = await stage({ contacts: [ADA], requests: [{ address: 'eve@corp.example', at: 0 }] });
    for (const each of findAll(own, 'button, select, input, presence-icon, [role="row"]')) {
      const { width, height } = each.getBoundingClientRect();
      expect(Math.min(width, height), each.outerHTML).to.be.at.least(24);
    }
  });

  it('needs no more than 320 pixels', async () => {
    // As narrow as windows of WebKitGTK get.
    await setViewport({ width: 340, height: 600 });
    const own = await stage({ contacts: [{ ...ADA, name: 'A name '.repeat(40) }], requests: [{ address: `${'e'.repeat(60)}@corp.example`, name: 'Eve '.repeat(60), at: 0 }], limit: 1 }, {});
    own.element.style.setProperty('inline-size', '304px');
    await frame();
    expect(own.element.scrollWidth).to.equal(own.element.clientWidth);
    await openToAdd(own, `${'x'.repeat(60)}@corp.example`);
    expect(document.documentElement.scrollWidth).to.equal(340);
    await setViewport({ width: 800, height: 600 });
  });

  it('draws what strangers write as text, and keeps it from turning its surroundings round', async () => {
    const own = await stage({ contacts: [{ address: 'eve@corp.example', name: '<img src=x onerror=alert(1)>\u202Egnp', groups: ['\u202E<b>'] }] });
    expect(names(own)).to.deep.equal(['<b>', '<img src=x onerror=alert(1)>gnp']);
    expect(findAll(own, 'img, b').length).to.equal(0);
    expect([...own.element.shadowRoot!.querySelector<HTMLSelectElement>('#show')!.options].map(({ text }) => text)).to.deep.equal(['All, by group', 'All in one list', '\u2068<b>\u2069', 'Not in a group']);
  });
});

describe('<presence-contacts> in a page', () => {
  it('takes what was set before it was upgraded', async () => {
    const { list, registry } = await stage();
    const element = document.implementation.createHTMLDocument().createElement('presence-contacts');
    Object.assign(element, { account: { contacts: list }, registry });
    element.setAttribute('sort', 'name');
    document.body.append(element);
    await until(() => element.shadowRoot?.querySelector('[role="row"]'));
    expect(element.shadowRoot!.querySelectorAll('[role="row"]').length).to.equal(7);
  });

  it('finds the list of the scope that it is moved into, and lets two of them show the same', async () => {
    const own = await stage(), other = fakeContactList({ contacts: [BOB] }), registry = createRegistry();
    registry.register({ name: 'with an account', query: async () => [], account: async () => ({ contacts: other }) }, '*');
    const scope = Object.assign(document.createElement('presence-scope'), { registry });
    document.body.append(scope);
    Object.assign(own.element, { account: undefined, registry: undefined });
    scope.append(own.element, document.createElement('presence-contacts'));
    const both = [...scope.querySelectorAll('presence-contacts')];
    await until(() => both.every(({ desk }) => desk.contacts));
    other.elsewhere({ contacts: [CAROL] });
    await until(() => both.every(({ desk }) => desk.contacts?.contacts.length === 2));
    expect([own.list.followers, other.followers]).to.deep.equal([0, 2]);
  });

  it('goes on where it was when it is only moved', async () => {
    const own = await stage(), before = own.element.desk.contacts;
    const aside = document.createElement('aside');
    document.body.append(aside);
    aside.append(own.element);
    await own.element.updateComplete;
    expect([own.element.desk.contacts, own.list.followers, names(own).length]).to.deep.equal([before, 1, 7]);
  });

  it('leaves nobody followed or watched behind, and can be collected', async () => {
    const { element, list, registry, agent } = await stage({ contacts: [ADA, BOB] }, {});
    await until(() => agent.watched.length === 2);
    element.remove();
    const gone: WeakRef<PresenceContacts>[] = [];
    for (let round = 0; round < 10; round++) {
      const another = Object.assign(document.createElement('presence-contacts'), { account: { contacts: list }, registry });
      document.body.append(another);
      await until(() => another.desk.contacts);
      await another.updateComplete;
      await frame();
      another.remove();
      gone.push(new WeakRef(another));
    }
    expect(list.followers).to.equal(0);
    registry.pause();
    await collected(gone, 1);
  });
});

describe('<presence-contacts> with ten thousand', () => {
  it('has in the document what is seen, wherever one scrolls, and the row that has the focus', async () => {
    const own = await stage({ contacts: many(10_000) }), list = find(own, '[part="list"]');
    expect([names(own)[0], names(own).length < 40, list.getAttribute('aria-rowcount')]).to.deep.equal(['P 00000', true, '10000']);
    expect(list.scrollHeight).to.be.closeTo(10_000 * findAll(own, '[role="row"]')[0]!.offsetHeight, 2);
    rowOf(own, 'P 00001').focus({ preventScroll: true });
    list.scrollTop = list.scrollHeight;
    await until(() => rowOf(own, 'P 09999'));
    expect([names(own).length < 40, focusedName(own), names(own)[0]]).to.deep.equal([true, 'P 00001', 'P 00001']);
    await sendKeys({ press: 'ArrowDown' });
    await until(() => focusedName(own) === 'P 00002');
    const { top, bottom } = rowOf(own, 'P 00002').getBoundingClientRect(), view = list.getBoundingClientRect();
    expect(top >= view.top - 1 && bottom <= view.bottom + 1).to.equal(true);
  });

  it('goes from one end to the other by key, and a page at a time', async () => {
    const own = await stage({ contacts: many(10_000) });
    rowOf(own, 'P 00000').focus();
    await sendKeys({ press: 'End' });
    await until(() => focusedName(own) === 'P 09999');
    await sendKeys({ press: 'PageUp' });
    await until(() => focusedName(own) !== 'P 09999');
    expect(focusedName(own)! < 'P 09999' && focusedName(own)! > 'P 09980').to.equal(true);
    // In one go: a machine that stops for a second between two letters would have begun a new word.
    for (const key of 'p 05000') focused(own)!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    await until(() => focusedName(own) === 'P 05000');
  });

  it('watches those on the screen, and looks the others up, five hundred at a time', async () => {
    const own = await stage({ contacts: many(3_000) }, {});
    await until(() => findAll(own, '#order')[0]?.textContent.startsWith('Availability as of'));
    expect(own.agent.asked.filter(({ length }) => length === 500).length).to.equal(6);
    expect(own.agent.watched.length).to.be.lessThan(60);
  });

  it('finds one among them', async () => {
    const own = await stage({ contacts: many(10_000) });
    type(own, '[part="search"]', 'p7777@');
    await own.element.updateComplete;
    expect([names(own), textOf(own, '.found')]).to.deep.equal([['P 07777'], '1 of 10,000 shown']);
    type(own, '[part="search"]', 'nobody');
    await own.element.updateComplete;
    expect([textOf(own, '.nothing'), textOf(own, '.found')]).to.deep.equal(['Nobody in your list matches this.', '0 of 10,000 shown']);
  });
});

describe('<presence-contacts> in its order', () => {
  const flat = { contacts: [ADA, BOB, CAROL].map(contact => ({ ...contact, groups: [] })) };

  async function byAvailability(states: readonly Availability[]): Promise<Stage> {
    const own = await stage(flat, {});
    await until(() => own.agent.watched.length === 3);
    own.agent.goLive();
    flat.contacts.forEach(({ address }, at) => own.agent.push(address, { availability: states[at]! }));
    return own;
  }

  it('begins with whom one may reach, and follows', async () => {
    const own = await byAvailability(['offline', 'away', 'online']);
    await until(() => names(own).join() === 'Carol,Bob,Ada Lovelace');
    own.agent.push(ADA.address, { availability: 'online' });
    await until(() => names(own).join() === 'Ada Lovelace,Carol,Bob');
  });

  it('moves no row under a focus, and catches up when that leaves, or when somebody says so', async () => {
    const own = await byAvailability(['offline', 'away', 'online']);
    await until(() => names(own)[0] === 'Carol');
    rowOf(own, 'Carol').focus();
    own.agent.push(ADA.address, { availability: 'online' });
    await until(() => textOf(own, '#order') === 'Some have changed meanwhile.');
    expect(names(own)).to.deep.equal(['Carol', 'Bob', 'Ada Lovelace']);
    find(own, '[part~="again"]').click();
    await own.element.updateComplete;
    expect([names(own), textOf(own, '#order'), focusedName(own)]).to.deep.equal([['Ada Lovelace', 'Carol', 'Bob'], '', 'Carol']);
    own.agent.push(BOB.address, { availability: 'online' });
    await until(() => textOf(own, '#order'));
    find(own, '[part="search"]').focus();
    await until(() => names(own).join() === 'Ada Lovelace,Bob,Carol');
  });

  it('moves no row under a pointer', async () => {
    const own = await byAvailability(['offline', 'away', 'online']);
    await until(() => names(own)[0] === 'Carol');
    const { left, top, width, height } = rowOf(own, 'Bob').getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    own.agent.push(ADA.address, { availability: 'online' });
    await until(() => textOf(own, '#order'));
    expect(names(own)[0]).to.equal('Carol');
    await sendMouse({ type: 'move', position: [1, 1] });
    await until(() => names(own)[0] === 'Ada Lovelace');
  });

  it('keeps what is seen where it is when others come and go elsewhere', async () => {
    const own = await stage({ contacts: many(1_000) });
    const list = find(own, '[part="list"]');
    list.scrollTop = 10_000;
    await until(() => names(own).includes('P 00215'));
    rowOf(own, 'P 00212').focus({ preventScroll: true });
    const before = rowOf(own, 'P 00212').getBoundingClientRect().top;
    own.list.elsewhere({ contacts: many(10).map(contact => ({ ...contact, address: `new-${contact.address}`, name: 'A newcomer' })), removed: ['p3@corp.example'] });
    await until(() => own.element.desk.contacts?.contacts.length === 1_009);
    await own.element.updateComplete;
    expect([focusedName(own), Math.round(rowOf(own, 'P 00212').getBoundingClientRect().top - before)]).to.deep.equal(['P 00212', 0]);
  });

  it('shows all in one list, a group, or those in none', async () => {
    const own = await stage(), select = find(own, '#show');
    const show = async (value: string): Promise<string[]> => {
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await own.element.updateComplete;
      return names(own);
    };
    expect(await show('one')).to.deep.equal(['Ada Lovelace', 'Bob', 'Carol']);
    expect(await show('in Friends')).to.deep.equal(['Carol']);
    expect(await show('ungrouped')).to.deep.equal(['Bob']);
  });
});

describe('<presence-contacts> when the list is changed', () => {
  it('adds as many as there is room for, says before how many that is, and after who was refused and why', async () => {
    const own = await stage({ contacts: many(195), limit: 200 }), six = ['a', 'b', 'c', 'd', 'e', 'f'].map(user => `${user}@x.example`);
    expect(textOf(own, '[part="count"]')).to.equal('195 of 200');
    await openToAdd(own, six.join('\n'));
    expect(textOf(own, '#room')).to.equal('6 are entered, but there is room for 5 only: the last ones will not be added.');
    find(own, '[part~="save"]').click();
    await until(() => findAll(own, '#text-error li').length);
    expect([textOf(own, '#text-error [role="alert"]'), textOf(own, '#text-error li'), find(own, 'textarea').value, textOf(own, '#room'), textOf(own, '[part="count"]')]).to.deep.equal([
      'Added: 5. Not added: 1.', 'f@x.example: your list is full', 'f@x.example', 'Your list is full: 200 of 200. Remove somebody to make room for others.', '200 of 200',
    ]);
  });

  it('adds by IM address, with keys alone, and is back where it was opened', async () => {
    const own = await stage();
    find(own, '[part~="add"]').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => focused(own)?.localName === 'textarea');
    await sendKeys({ type: 'john_smith@ocs.com' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'John' });
    await sendKeys({ press: 'Enter' });
    await until(() => rowOf(own, 'John'));
    expect([textOf(own, '[part="notice"]'), focused(own)?.getAttribute('part'), isOpen(own)]).to.deep.equal(['john_smith@ocs.com was added.', 'button add', false]);
    expect(own.list.asked).to.include('add john_smith@ocs.com');
  });

  it('keeps what was typed when it fails, when the session ends, and when the form is closed', async () => {
    const own = await stage();
    await openToAdd(own, 'john_smith@ocs.com');
    own.list.fail('unreachable');
    find(own, '[part~="save"]').click();
    await until(() => textOf(own, '[part="status"]').startsWith('Nothing was changed.'));
    own.list.fail('signed-out');
    own.list.elsewhere({});
    await until(() => find(own, '.nothing'));
    expect(textOf(own, '.nothing p')).to.equal('Your contacts cannot be shown. Sign in to see and change your contacts.');
    expect([find(own, 'textarea').value, isOpen(own), names(own)]).to.deep.equal(['john_smith@ocs.com', true, []]);
    await sendKeys({ press: 'Escape' });
    await until(() => !isOpen(own));
    own.list.recover();
    find(own, '[part~="retry"]').click();
    await until(() => names(own).length);
    find(own, '[part~="add"]').click();
    await own.element.updateComplete;
    expect(find(own, 'textarea').value).to.equal('john_smith@ocs.com');
  });

  it('says at the field what is wrong with it', async () => {
    const own = await stage();
    find(own, '[part~="add"]').click();
    await own.element.updateComplete;
    find(own, '[part~="save"]').click();
    await own.element.updateComplete;
    expect([textOf(own, '#text-error'), find(own, 'textarea').getAttribute('aria-invalid')]).to.deep.equal(['Enter an IM address.', 'true']);
    type(own, 'textarea', 'john smith');
    await own.element.updateComplete;
    expect([textOf(own, '#text-error'), find(own, 'textarea').getAttribute('aria-invalid')]).to.deep.equal(['', null]);
    find(own, '[part~="save"]').click();
    await own.element.updateComplete;
    expect(findAll(own, '#text-error li').map(({ textContent }) => textContent)).to.deep.equal(['john: this is not an IM address', 'smith: this is not an IM address']);
  });

  it('changes a name and groups', async () => {
    const own = await stage();
    rowOf(own, 'Bob').focus();
    await sendKeys({ press: 'F2' });
    await until(() => find(own, '#name'));
    type(own, '#name', 'Robert');
    find(own, '[name="groups"]').click();
    type(own, '#new-group', 'Newcomers');
    find(own, '[part~="save"]').click();
    await until(() => rowOf(own, 'Newcomers'));
    expect((await own.list.read()).contacts.find(({ address }) => address === BOB.address)).to.deep.equal({ address: BOB.address, name: 'Robert', groups: ['Engines', 'Newcomers'] });
    expect(textOf(own, '[part="notice"]')).to.equal('Robert was saved.');
  });

  it('removes somebody, goes on with the next, and undoes it', async () => {
    const own = await stage();
    rowOf(own, 'Ada Lovelace').focus();
    await sendKeys({ press: 'Delete' });
    await until(() => textOf(own, '[part="notice"]') === 'Ada Lovelace was removed.');
    expect([names(own), focusedName(own)]).to.deep.equal([['Engines', 'Carol', 'Friends', 'Carol', 'Not in a group', 'Bob'], 'Carol']);
    find(own, '[part~="undo"]').focus();
    find(own, '[part~="undo"]').click();
    await until(() => textOf(own, '[part="notice"]') === 'Ada Lovelace is back in your list.');
    expect([names(own).length, focused(own) !== null]).to.deep.equal([7, true]);
    rowOf(own, 'Bob').focus();
    await sendKeys({ press: 'Delete' });
    await until(() => textOf(own, '[part="notice"]') === 'Bob was removed.');
    await sendKeys({ press: 'Control+z' });
    await until(() => textOf(own, '[part="notice"]') === 'Bob is back in your list.');
  });

  it('shows the old state, as under way, until the network has confirmed', async () => {
    const own = await stage();
    own.list.hang();
    find(own, '[aria-label="Remove Ada Lovelace"]').click();
    await own.element.updateComplete;
    expect([rowOf(own, 'Ada Lovelace').getAttribute('aria-busy'), rowOf(own, 'Bob').getAttribute('aria-busy')]).to.deep.equal(['true', null]);
    own.list.fail('forbidden');
    await until(() => textOf(own, '[part="notice"]'));
    expect([textOf(own, '[part="notice"]'), rowOf(own, 'Ada Lovelace').getAttribute('aria-busy')]).to.deep.equal(['Nothing was changed. You are not allowed to do this.', null]);
  });

  it('tells the page before each change, and lets it take over', async () => {
    const own = await stage({ contacts: [ADA, BOB], requests: [{ address: 'eve@corp.example', at: 0 }] }), told: unknown[] = [];
    const main = document.createElement('main');
    document.body.append(main);
    main.append(own.element);
    main.addEventListener('presence-contacts-change', event => {
      told.push(event.change);
      event.preventDefault();
    });
    find(own, '[aria-label="Remove Bob"]').click();
    find(own, '[part~="approve"]').click();
    await openToAdd(own, 'carol@corp.example');
    find(own, '[part~="save"]').click();
    await own.element.updateComplete;
    expect(told).to.deep.equal([
      { type: 'remove', addresses: [BOB.address] },
      { type: 'approve', address: 'eve@corp.example' },
      { type: 'add', contacts: [{ address: 'carol@corp.example' }] },
    ]);
    expect(own.list.asked.filter(call => call !== 'read')).to.deep.equal([]);
  });

  it('lets one answer who asks, one after the other, and says what that means', async () => {
    const own = await stage({ contacts: [ADA], requests: [{ address: 'eve@corp.example', name: 'Eve', at: Date.now() - 300_000 }, { address: 'may@corp.example', at: 0 }] });
    expect([textOf(own, '#requests'), textOf(own, '#deny-hint'), textOf(own, '[part="request"] [part="detail"]')])
      .to.deep.equal(['Want to see your presence: 2', 'Whoever you deny sees you as offline, unless you put them on your allow list.', 'eve@corp.example · asked 5 minutes ago']);
    find(own, '[aria-label="Deny Eve"]').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => textOf(own, '[part="notice"]') === 'Eve sees you as offline.');
    expect(focused(own)?.getAttribute('aria-label')).to.equal('Approve may@corp.example');
    await sendKeys({ press: 'Enter' });
    await until(() => !find(own, '[part="requests"]'));
    expect(own.list.asked.filter(call => call !== 'read')).to.deep.equal(['deny eve@corp.example', 'approve may@corp.example']);
    expect(focusedName(own)).to.equal('Engines');
  });

  it('shows who has not answered yet', async () => {
    const own = await stage({ contacts: [{ ...BOB, waiting: true }] });
    expect(textOf(own, '[part="detail"]')).to.equal('Waiting for approval');
  });

  it('says what it is when there is nothing to show', async () => {
    const empty = await stage({ contacts: [] });
    expect(textOf(empty, '.nothing')).to.equal('There is nobody in your list yet.Add the first person by IM address.');
    const none = Object.assign(document.createElement('presence-contacts'), { account: {} });
    document.body.append(none);
    await none.updateComplete;
    expect(none.shadowRoot!.querySelector('.nothing')!.textContent.trim()).to.equal('No contact list is kept here.');
    const waiting = Object.assign(document.createElement('presence-contacts'), { registry: empty.registry, account: { contacts: Object.assign(fakeContactList(), { read: () => new Promise(() => undefined) }) } });
    document.body.append(waiting);
    await waiting.updateComplete;
    expect(waiting.shadowRoot!.querySelector('.nothing')!.textContent.trim()).to.equal('Loading your contacts…');
  });

  it('keeps what it shows when it cannot be read again, says so, and tries again', async () => {
    const own = await stage();
    own.list.fail('timeout');
    own.list.elsewhere({ contacts: [{ address: 'new@corp.example', groups: [] }] });
    await until(() => find(own, '[part~="retry"]'));
    expect([names(own).length, textOf(own, '.notices:has([part~="retry"]) p')]).to.deep.equal([7, 'This may be out of date. The network did not answer in time.']);
    own.list.recover();
    find(own, '[part~="retry"]').click();
    await until(() => names(own).length === 8);
  });
});
