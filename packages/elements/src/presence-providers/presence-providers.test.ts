import { createRegistry, PresenceError, type PresenceAccount } from '@presence-elements/core';
import { fakeAgent } from '@presence-elements/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import 'axe-core';
import type axeCore from 'axe-core';
import { expect } from 'chai';
import { fakeKind, FakeProviderList, problem, type FakeProvidersOptions } from '../../test/fake-provider-list.js';
import { collected } from '../../test/collected.js';
import { addMessages } from '../i18n/localize.js';
import { deProviders } from '../i18n/locales/providers/de.js';
import '../presence-scope/define.js';
import './define.js';
import type { PresenceProviderChangeEvent } from './presence-provider-change-event.js';
import type { PresenceProviders } from './presence-providers.js';

const { axe } = globalThis as unknown as { axe: typeof axeCore };

interface Stage {
  readonly element: PresenceProviders;
  readonly list: FakeProviderList;
}

/** Lets everything that was asked be answered and drawn. */
async function settle(element: PresenceProviders): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await element.updateComplete.then(() => Promise.resolve());
}

async function stage(options: FakeProvidersOptions = {}): Promise<Stage> {
  const list = new FakeProviderList(options);
  const element = Object.assign(document.createElement('presence-providers'), { account: { providers: list } });
  document.body.append(element);
  await settle(element);
  return { element, list };
}

const find = (element: PresenceProviders, selector: string): HTMLInputElement => element.shadowRoot!.querySelector<HTMLInputElement>(selector)!;
const field = (element: PresenceProviders, path: string): HTMLInputElement => find(element, `[id="field-${path}"]`);
const textOf = (element: PresenceProviders, selector: string): string => find(element, selector).textContent.replace(/\s+/g, ' ').trim();
const said = (element: PresenceProviders): string => textOf(element, '[part="status"]');
const focused = (element: PresenceProviders): string => element.shadowRoot!.activeElement?.id ?? '';

async function press(element: PresenceProviders, selector: string): Promise<void> {
  find(element, selector).click();
  await settle(element);
}

async function type(element: PresenceProviders, path: string, text: string): Promise<void> {
  field(element, path).value = text;
  field(element, path).dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await settle(element);
}

const save = (element: PresenceProviders): Promise<void> => press(element, '[part~="save"]');
const rowOf = (element: PresenceProviders, id: string): string => textOf(element, `#provider-${id}`);
const kept = (list: FakeProviderList, id: string) => list.now.providers.find(each => each.id === id);

afterEach(() => document.body.replaceChildren());

describe('<presence-providers> for everybody', () => {
  it('pleases axe: the list, the form, its mistakes, a question', async () => {
    const { element } = await stage(), rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] };
    const violations = async (): Promise<unknown> => (await axe.run(element, rules)).violations;
    expect(await violations()).to.deep.equal([]);
    await press(element, '#ask-partner');
    expect(await violations()).to.deep.equal([]);
    await press(element, '#edit-corp');
    await type(element, 'name', '');
    await save(element);
    expect(await violations()).to.deep.equal([]);
  });

  it('is used by keyboard alone: opened, typed, saved, and back where one was', async () => {
    const { element, list } = await stage();
    find(element, '#edit-partner').focus();
    await sendKeys({ press: 'Enter' });
    await settle(element);
    expect(focused(element)).to.equal('form-title');
    field(element, 'name').focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ type: ' Ltd' });
    await sendKeys({ press: 'Enter' });
    await settle(element);
    expect([kept(list, 'partner')?.name, focused(element), said(element)]).to.deep.equal(['Partner Ltd', 'edit-partner', 'Partner Ltd is saved.']);
  });

  it('switches with the space bar and says politely what became of it', async () => {
    const { element, list } = await stage();
    find(element, '#allow-partner').focus();
    await sendKeys({ press: ' ' });
    await settle(element);
    expect([kept(list, 'partner')?.allowed, focused(element), said(element)]).to.deep.equal([false, 'allow-partner', 'Partner is blocked for now.']);
    expect(find(element, '[part="status"]').getAttribute('role')).to.equal('status');
  });

  it('leaves the focus nowhere: a question, its answer and what is taken back have it', async () => {
    const { element } = await stage();
    await press(element, '#ask-partner');
    expect(element.shadowRoot!.activeElement?.className).to.equal('keep');
    await sendKeys({ press: 'Escape' });
    await settle(element);
    expect(focused(element)).to.equal('ask-partner');
    await press(element, '#ask-partner');
    await press(element, '[part~="remove"]');
    expect([focused(element), said(element)]).to.deep.equal(['undo-partner', 'Partner is removed.']);
    await press(element, '#undo-partner');
    expect([focused(element), said(element)]).to.deep.equal(['edit-partner', 'Partner is back.']);
  });

  it('hands the focus on where what has it goes: with its row, to its row, to the row before, to the whole', async () => {
    const { element, list } = await stage();
    find(element, '#activate-old').focus();
    await press(element, '#activate-old');
    const activated = focused(element);
    find(element, '#edit-msn').focus();
    list.elsewhere('msn', { kind: 'federated' });
    await settle(element);
    const moved = focused(element);
    list.elsewhere('msn', undefined);
    await settle(element);
    const before = focused(element);
    list.fail('signed-out');
    list.elsewhere('aol', {});
    await settle(element);
    const whole = element.shadowRoot!.activeElement?.localName;
    find(element, '[part="trouble"] button').focus();
    list.recover();
    await press(element, '[part="trouble"] button');
    expect([activated, moved, before, whole, element.shadowRoot!.activeElement?.localName]).to.deep.equal(['provider-old', 'edit-msn', 'provider-file', 'section', 'section']);
  });

  it('leaves the focus in the list where what was edited is not there any more', async () => {
    const { element, list } = await stage();
    for (const button of ['save', 'cancel']) {
      await press(element, `#edit-${button === 'save' ? 'partner' : 'file'}`);
      list.elsewhere(button === 'save' ? 'partner' : 'file', undefined);
      await settle(element);
      find(element, `[part~="${button}"]`).focus();
      await press(element, `[part~="${button}"]`);
      expect(focused(element), button).to.equal('add');
    }
  });

  it('has room for fingers, and fits a page of 320 pixels', async () => {
    const agents = [{ ...fakeKind, title: 'A network for tests, with a title as long as titles are' }];
    const { element } = await stage({ agents }), page = document.createElement('div');
    page.style.inlineSize = '320px';
    document.body.append(page);
    page.append(element);
    await settle(element);
    const tooSmall = (): readonly string[] => [...element.shadowRoot!.querySelectorAll('button, input, select, textarea')].filter(each => {
      const { width, height } = (each.closest('label') ?? each).getBoundingClientRect();
      return width < 24 || height < 24;
    }).map(({ id }) => id);
    expect([tooSmall(), page.scrollWidth]).to.deep.equal([[], 320]);
    await press(element, '#edit-corp');
    expect([tooSmall(), page.scrollWidth]).to.deep.equal([[], 320]);
  });

  it('shows in forced colours which switches are on', async function () {
    await emulateMedia({ forcedColors: 'active' }).catch(() => {
      this.test!.title += ' [WebKit has no forced colours]';
      this.skip();
    });
    const { element } = await stage(), colour = (id: string): string => getComputedStyle(find(element, id)).backgroundColor;
    expect(colour('#allow-partner')).to.not.equal(colour('#allow-msn'));
    await emulateMedia({ forcedColors: 'none' });
  });

  it('speaks the language of its place, also with a form open', async () => {
    addMessages('de', deProviders);
    const { element } = await stage();
    await press(element, '#edit-partner');
    await type(element, 'name', 'Halb get');
    document.body.lang = 'de';
    addMessages('de', {});
    await settle(element);
    document.body.lang = '';
    expect([textOf(element, '#form-title'), field(element, 'name').value]).to.deep.equal(['Partner bearbeiten', 'Halb get']);
  });

  it('leaves nothing of what was typed in the storage of the page', async () => {
    const { element } = await stage();
    await press(element, '#edit-corp');
    await type(element, 'agent.options.password', 'correct horse battery staple');
    expect(find(element, 'form').autocomplete).to.equal('off');
    expect([...element.shadowRoot!.querySelectorAll('input, textarea')].filter(each => (each as HTMLInputElement).type === 'text' && each.getAttribute('autocomplete') !== 'off')).to.deep.equal([]);
    expect(JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), history.state])).to.not.include('correct horse');
  });
});

describe('<presence-providers> in a page', () => {
  it('takes what was set before it was upgraded', async () => {
    const element = document.implementation.createHTMLDocument().createElement('presence-providers');
    element.account = { providers: new FakeProviderList() };
    document.body.append(element);
    await settle(element);
    expect(element.providers?.providers).to.have.length(7);
  });

  it('finds the networks through the registry of the scope that it is moved into, and keeps what was typed', async () => {
    const list = new FakeProviderList(), registry = createRegistry();
    registry.register(Object.assign(fakeAgent(), { account: async (): Promise<PresenceAccount> => ({ providers: list }) }), '*');
    const scope = Object.assign(document.createElement('presence-scope'), { registry }), element = document.createElement('presence-providers');
    document.body.append(scope);
    scope.append(element);
    await settle(element);
    await press(element, '#edit-partner');
    await type(element, 'name', 'Half a na');
    document.body.append(element);
    scope.append(element);
    await settle(element);
    expect([field(element, 'name').value, list.followers]).to.deep.equal(['Half a na', 1]);
  });

  it('is one of two that tell the same', async () => {
    const { element, list } = await stage(), other = Object.assign(document.createElement('presence-providers'), { account: { providers: list } });
    document.body.append(other);
    await settle(other);
    await press(element, '#allow-partner');
    await settle(other);
    expect(rowOf(other, 'partner')).to.include('Blocked for now');
  });

  it('follows nobody once it is gone, and can be collected', async () => {
    const list = new FakeProviderList(), gone: WeakRef<PresenceProviders>[] = [];
    for (let round = 0; round < 10; round++) {
      const element = Object.assign(document.createElement('presence-providers'), { account: { providers: list } });
      document.body.append(element);
      await settle(element);
      await press(element, '#edit-corp');
      element.remove();
      gone.push(new WeakRef(element));
    }
    expect(list.followers).to.equal(0);
    await collected(gone, 1);
  });
});

describe('<presence-providers> where there is no list', () => {
  const empty = (element: PresenceProviders): string => textOf(element, '[part="empty"], [part="trouble"]');

  async function alone(account: PresenceAccount | (() => Promise<PresenceAccount>)): Promise<PresenceProviders> {
    const registry = createRegistry(), element = document.createElement('presence-providers');
    registry.register(Object.assign(fakeAgent(), { account: typeof account === 'function' ? account : async () => account }), '*');
    element.registry = registry;
    document.body.append(element);
    await settle(element);
    return element;
  }

  it('says that it is coming, that one has to sign in, or that one is no administrator', async () => {
    expect(empty(await alone(() => new Promise(() => undefined)))).to.equal('Loading…');
    expect(empty(await alone(() => Promise.reject(new PresenceError('signed-out'))))).to.equal('Sign in to see the networks. Try again');
    expect(empty(await alone({}))).to.equal('Only administrators see the networks.');
  });

  it('tries again when asked to', async () => {
    const { element, list } = await stage();
    list.fail('signed-out');
    list.elsewhere('partner', {});
    await settle(element);
    expect([empty(element), element.providers]).to.deep.equal(['Sign in to see the networks. Try again', undefined]);
    list.recover();
    await press(element, '[part="trouble"] button');
    expect(element.providers?.providers).to.have.length(7);
  });

  it('asks for the account again only where there is no list', async () => {
    const list = new FakeProviderList();
    let asked = 0;
    list.fail('unreachable');
    const element = await alone(async () => (asked++, { providers: list }));
    list.recover();
    await press(element, '[part="trouble"] button');
    expect([element.providers?.providers.length, asked]).to.deep.equal([7, 1]);
    const other = await alone(async () => {
      if (asked++ === 1) throw new PresenceError('signed-out');
      return { providers: list };
    });
    await press(other, '[part="trouble"] button');
    expect([other.providers?.providers.length, asked]).to.deep.equal([7, 3]);
  });

  it('keeps what it knows through a failure, and says so', async () => {
    const { element, list } = await stage();
    list.fail('unreachable');
    list.elsewhere('partner', {});
    await settle(element);
    expect([empty(element), rowOf(element, 'partner').startsWith('Partner')]).to.deep.equal(['There is no connection at the moment. Try again', true]);
  });

  it('has a new one only where there is a list', async () => {
    const element = await alone({});
    element.edit();
    await settle(element);
    expect(find(element, 'form')).to.equal(null);
  });
});

describe('<presence-providers> when it changes networks', () => {
  it('adds one, in its section', async () => {
    const { element, list } = await stage();
    await press(element, '#add');
    await type(element, 'name', 'Lovelace Ltd');
    await type(element, 'routes', 'lovelace.example\n*.lovelace.example');
    await save(element);
    expect(kept(list, 'id-1')).to.deep.include({ name: 'Lovelace Ltd', kind: 'enterprise', routes: ['lovelace.example', '*.lovelace.example'] });
    expect([rowOf(element, 'id-1').startsWith('Lovelace Ltd'), focused(element)]).to.deep.equal([true, 'add']);
  });

  it('says at each field in words what is wrong, goes to the first, and changes nothing', async () => {
    const { element, list } = await stage(), before = kept(list, 'corp');
    await press(element, '#edit-corp');
    for (const [path, text] of [['name', ''], ['routes', 'no route'], ['signIn', 'javascript:alert(1)'], ['agent.options.service', 'http://x'], ['agent.options.password', 'hunter2!'], ['agent.options.rate', '1000']] as const) {
      await type(element, path, text);
    }
    await save(element);
    const mistakes = [...element.shadowRoot!.querySelectorAll('[aria-invalid="true"]')].map(each => [each.id, textOf(element, `[id="${each.getAttribute('aria-describedby')!.split(' ')[0]!}"]`)]);
    expect(mistakes).to.deep.equal([
      ['field-name', 'Please fill this in.'],
      ['field-routes', 'Entry 1: This is no route. Enter a domain (corp.example), domains (*.corp.example) or a kind of address (aim:).'],
      ['field-agent.options.service', 'This does not look as described.'],
      ['field-agent.options.password', 'Enter the name of an environment variable that may be used here, such as PRESENCE_OFFICE_PASSWORD. Never enter the secret itself.'],
      ['field-agent.options.rate', 'Enter 100 or less.'],
      ['field-signIn', 'This is no page to sign in at. Enter an https:// address, or a path of this site that begins with a slash.'],
    ]);
    expect([focused(element), said(element)]).to.deep.equal(['field-name', 'Nothing was saved: some entries cannot be taken. Each says why.']);
    expect([kept(list, 'corp'), list.asked]).to.deep.equal([before, ['read']]);
  });

  it('goes to what the server does not take, and keeps what was typed', async () => {
    const { element, list } = await stage();
    await press(element, '#edit-partner');
    await type(element, 'name', 'MSN');
    await save(element);
    expect([focused(element), field(element, 'name').value, kept(list, 'partner')?.name]).to.deep.equal(['field-name', 'MSN', 'Partner']);
    expect(textOf(element, '#field-name-mistake')).to.equal('Another network has this name already.');
  });

  it('keeps what was typed when the connection is lost and when the session ends', async () => {
    const { element, list } = await stage();
    await press(element, '#edit-partner');
    await type(element, 'name', 'Partner Ltd');
    for (const [code, words] of [['unreachable', 'There is no connection at the moment'], ['signed-out', 'Sign in again in another window, then try once more']] as const) {
      list.fail(code);
      await save(element);
      list.elsewhere('msn', {});
      await settle(element);
      expect([field(element, 'name').value, said(element).startsWith(`Nothing was changed. ${words}.`)]).to.deep.equal(['Partner Ltd', true]);
    }
    list.recover();
    await save(element);
    expect(kept(list, 'partner')?.name).to.equal('Partner Ltd');
  });

  it('shows no form to whoever is no administrator, and brings it back to one who is', async () => {
    const { element, list } = await stage();
    await press(element, '#edit-corp');
    await type(element, 'name', 'Half a na');
    element.account = {};
    await settle(element);
    const seen = [textOf(element, '[part="empty"]'), find(element, 'input'), said(element)];
    element.account = { providers: list };
    await settle(element);
    const back = field(element, 'name').value;
    list.fail('forbidden');
    list.elsewhere('corp', {});
    await settle(element);
    const forbidden = find(element, 'input');
    list.recover();
    await press(element, '[part="empty"] button');
    expect([...seen, back, forbidden, field(element, 'name').value]).to.deep.equal(['Only administrators see the networks. What you typed is still here. Try again', null, 'Only administrators see the networks.', 'Half a na', null, 'Half a na']);
  });

  it('shows nothing of one account where another is asked, and brings nothing back there that was removed elsewhere', async () => {
    const { element } = await stage(), other = new FakeProviderList();
    await press(element, '#ask-partner');
    await press(element, '[part~="remove"]');
    other.hang();
    element.account = { providers: other };
    await settle(element);
    expect([element.providers, textOf(element, '[part="empty"]')]).to.deep.equal([undefined, 'Loading…']);
    other.recover();
    await settle(element);
    expect([element.providers?.providers.length, find(element, '[part="removed"]'), said(element)]).to.deep.equal([7, null, '']);
  });

  it('calls nobody back who is elsewhere when it is saved', async () => {
    const { element, list } = await stage(), elsewhere = document.body.appendChild(document.createElement('input'));
    await press(element, '#edit-partner');
    await type(element, 'name', 'Partner Ltd');
    list.hang();
    await save(element);
    elsewhere.focus();
    list.recover();
    await settle(element);
    expect([find(element, 'form'), document.activeElement]).to.deep.equal([null, elsewhere]);
  });

  it('says that it is being saved, and saves once', async () => {
    const { element, list } = await stage();
    await press(element, '#edit-partner');
    await type(element, 'name', 'Partner Ltd');
    list.hang();
    await save(element);
    await save(element);
    expect([said(element), textOf(element, '[part~="save"]')]).to.deep.equal(['Saving…', 'Saving…']);
    list.recover();
    await settle(element);
    expect(list.asked.filter(call => call.startsWith('change'))).to.have.length(1);
  });

  it('forgets what was typed when one cancels, and when the page closes the form', async () => {
    const { element, list } = await stage();
    await press(element, '#edit-partner');
    await type(element, 'name', 'Never mind');
    await press(element, '[part~="cancel"]');
    expect([focused(element), rowOf(element, 'partner').startsWith('Partner Edit') || rowOf(element, 'partner').startsWith('Partner')]).to.deep.equal(['edit-partner', true]);
    element.edit('partner');
    await settle(element);
    expect(field(element, 'name').value).to.equal('Partner');
    element.close();
    await settle(element);
    expect([find(element, 'form'), list.asked]).to.deep.equal([null, ['read']]);
  });

  it('tries to reach one, says that it does, and what came of it', async () => {
    const { element, list } = await stage();
    list.hang();
    await press(element, '#reach-partner');
    expect([said(element), rowOf(element, 'partner').includes('Trying to reach it…')]).to.deep.equal(['Trying to reach it…', true]);
    list.recover();
    await settle(element);
    expect(said(element)).to.equal('Reached in 120 ms. Signed in as presence@corp.example.');
    list.reached = { reached: false, problem: 'forbidden', message: 'The password was refused.', milliseconds: 80 };
    await press(element, '#edit-partner');
    await type(element, 'name', 'Unsaved');
    await press(element, '#form-reach');
    expect([said(element), list.asked.at(-1)]).to.deep.equal(['Not reached. It does not allow this account to ask. The password was refused.', 'check Unsaved']);
  });

  it('activates one of several enterprise connections, and switches federation', async () => {
    const { element, list } = await stage();
    await press(element, '#activate-old');
    expect([kept(list, 'old')?.active, kept(list, 'corp')?.active, said(element)]).to.deep.equal([true, false, 'Old Lync is active.']);
    await press(element, '#federation');
    expect([list.now.federation, said(element), rowOf(element, 'partner').includes('Off with federation')]).to.deep.equal([false, 'Federation is off.', true]);
  });

  it('says at its row why it could not be changed, and shows what is true', async () => {
    const { element, list } = await stage();
    list.fail('rate-limited');
    await press(element, '#allow-partner');
    expect([find(element, '#allow-partner').checked, rowOf(element, 'partner').includes('Nothing was changed. There is too much to do at the moment')]).to.deep.equal([true, true]);
  });

  it('tells the page first, which may do it in its own way', async () => {
    const { element, list } = await stage(), told: unknown[] = [];
    const takeOver = (event: Event): void => {
      const { action, provider, draft } = event as PresenceProviderChangeEvent;
      told.push([action, provider?.id, draft]);
      event.preventDefault();
    };
    document.body.addEventListener('presence-provider-change', takeOver);
    await press(element, '#allow-partner');
    await press(element, '#activate-old');
    await press(element, '#federation');
    const shown = [find(element, '#allow-partner').checked, find(element, '#federation').checked];
    await press(element, '#ask-partner');
    await press(element, '[part~="remove"]');
    await press(element, '#edit-partner');
    await type(element, 'name', 'Partner Ltd');
    await save(element);
    document.body.removeEventListener('presence-provider-change', takeOver);
    expect(told).to.deep.equal([
      ['block', 'partner', { allowed: false }], ['activate', 'old', undefined], ['federation-off', undefined, undefined], ['remove', 'partner', undefined], ['change', 'partner', { name: 'Partner Ltd' }],
    ]);
    expect([list.asked, field(element, 'name').value]).to.deep.equal([['read'], 'Partner Ltd']);
    // As it is, until the page has done it.
    expect(shown).to.deep.equal([true, true]);
  });
});

describe('<presence-providers> where others change networks, too', () => {
  it('follows in its list', async () => {
    const { element, list } = await stage();
    list.elsewhere('partner', { name: 'Renamed' });
    list.elsewhere('msn', undefined);
    await settle(element);
    expect([rowOf(element, 'partner').startsWith('Renamed'), find(element, '#provider-msn')]).to.deep.equal([true, null]);
  });

  it('overwrites no form, and says that something else is true by now', async () => {
    const { element, list } = await stage();
    await press(element, '#edit-partner');
    await type(element, 'name', 'Mine');
    list.elsewhere('partner', { name: 'Theirs', verification: 'everyone' });
    await settle(element);
    expect([field(element, 'name').value, said(element)]).to.deep.equal(['Mine', 'Somebody else has changed this network meanwhile. What you save goes on top of that.']);
    expect(textOf(element, '[part="meanwhile"]')).to.include('Theirs: Theirs').and.to.include('Yours: Mine');
    await save(element);
    expect(kept(list, 'partner')).to.include({ name: 'Mine', verification: 'everyone' });
  });

  it('loses nothing where somebody was quicker and nobody told it', async () => {
    const { element, list } = await stage();
    Object.assign(list, { follow: undefined });
    await press(element, '#edit-partner');
    await type(element, 'name', 'Mine');
    element.account = { providers: Object.assign(Object.create(list) as FakeProviderList, { read: () => list.read(), change: (...change: Parameters<FakeProviderList['change']>) => list.change(...change) }) };
    await settle(element);
    list.elsewhere('partner', { name: 'Theirs' });
    await save(element);
    expect([field(element, 'name').value, kept(list, 'partner')?.name]).to.deep.equal(['Mine', 'Theirs']);
    expect(said(element)).to.include('Somebody else has just changed this.');
    await press(element, '#take-0');
    expect(field(element, 'name').value).to.equal('Theirs');
  });

  it('shows a switch as it is now where somebody was quicker', async () => {
    const { element, list } = await stage();
    const change = list.change.bind(list);
    list.change = async (id, what) => change(id, what, 0);
    await press(element, '#allow-partner');
    expect([find(element, '#allow-partner').checked, rowOf(element, 'partner').includes('somebody else has just changed it')]).to.deep.equal([true, true]);
  });

  it('adds it again where somebody else has removed what one edits', async () => {
    const { element, list } = await stage();
    await press(element, '#edit-partner');
    list.elsewhere('partner', undefined);
    await settle(element);
    expect(said(element)).to.equal('Somebody else has removed this network meanwhile. If you save it, it is added again.');
    await save(element);
    expect(kept(list, 'id-1')?.name).to.equal('Partner');
  });

  it('cannot bring back what would be there twice, and says why', async () => {
    const { element, list } = await stage();
    await press(element, '#ask-partner');
    await press(element, '[part~="remove"]');
    list.refuse(problem('name', 'name-taken'));
    await press(element, '#undo-partner');
    expect(textOf(element, '#removed-partner')).to.include('Another network has this name already.');
    await press(element, '#dismiss-partner');
    expect(find(element, '[part="removed"]')).to.equal(null);
  });
});
