import { createRegistry, PresenceError, type MyPreferences, type Preferences, type PresenceRegistry } from '@presence-elements/core';
import { fakeAgent, fakeClock, fakePreferencesDesk, type FakeAgent, type FakeClock, type FakePreferencesDesk } from '@presence-elements/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import 'axe-core';
import type axeCore from 'axe-core';
import { expect } from 'chai';
import { collected } from '../../test/collected.js';
import { addMessages } from '../i18n/localize.js';
import { dePreferences } from '../i18n/locales/preferences/de.js';
import '../presence-scope/define.js';
import './define.js';
import type { PresencePreferences } from './presence-preferences.js';

const { axe } = globalThis as unknown as { axe: typeof axeCore };
const ADA = 'ada@portal.example', NEW = 'ada@new.example';

interface Stage {
  readonly element: PresencePreferences;
  readonly desk: FakePreferencesDesk;
  readonly agent: FakeAgent;
  readonly clock: FakeClock;
  readonly registry: PresenceRegistry;
  /** Lets everything that was asked be answered and drawn. */
  settle(): Promise<void>;
}

/** My preferences on a network of their own. */
async function stage(kept: Partial<MyPreferences> = {}): Promise<Stage> {
  const clock = fakeClock(), agent = fakeAgent(), desk = fakePreferencesDesk(kept);
  const registry = createRegistry({ now: clock.now, schedule: clock.schedule });
  agent.say(NEW, { availability: 'busy' });
  registry.register(Object.assign(agent, { account: () => Promise.resolve({ preferences: desk }) }), '*');
  const element = Object.assign(document.createElement('presence-preferences'), { address: ADA, registry });
  document.body.append(element);
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) {
      await clock.advance(100);
      await element.updateComplete;
    }
  };
  await settle();
  return { element, desk, agent, clock, registry, settle };
}

const find = (element: PresencePreferences, selector: string): HTMLInputElement =>
  element.shadowRoot!.querySelector<HTMLInputElement>(selector)!;
const textOf = (element: PresencePreferences, selector: string): string => find(element, selector).textContent.trim();
const focused = (element: PresencePreferences): string | undefined => element.shadowRoot!.activeElement?.id;
const save = (element: PresencePreferences): void => find(element, '[part~="save"]').click();

function type(element: PresencePreferences, selector: string, text: string, ...events: readonly string[]): void {
  const input = find(element, selector);
  input.value = text;
  for (const event of ['input', ...events]) input.dispatchEvent(new Event(event, { bubbles: true, composed: event === 'input' }));
}

afterEach(() => document.body.replaceChildren());

describe('<presence-preferences> for everybody', () => {
  const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] };

  it('pleases axe, filled and with mistakes', async () => {
    const { element, settle } = await stage({ address: NEW, allow: ['bob@corp.example'], block: ['evil.example'], signIns: [{ provider: 'y', name: 'Yahoo!', url: '/y?back={back}' }] });
    expect((await axe.run(element, rules)).violations).to.deep.equal([]);
    type(element, '#address', 'nobody');
    save(element);
    find(element, '#block [part~="add"]').click();
    await settle();
    expect((await axe.run(element, rules)).violations).to.deep.equal([]);
  });

  it('is used by keyboard alone: an address typed and saved, somebody blocked and let go again', async () => {
    const { element, desk, settle } = await stage();
    find(element, '#address').focus();
    await sendKeys({ type: NEW });
    await sendKeys({ press: 'Enter' });
    await settle();
    expect([desk.kept.address, focused(element), textOf(element, '[part="status"]')]).to.deep.equal([NEW, 'address', 'Saved.']);
    find(element, '#block-entry').focus();
    await sendKeys({ type: 'evil.example' });
    await sendKeys({ press: 'Enter' });
    await settle();
    expect([desk.kept.block, focused(element), find(element, '#block-entry').value]).to.deep.equal([['evil.example'], 'block-entry', '']);
    find(element, '#block [part~="remove"]').focus();
    await sendKeys({ press: 'Enter' });
    await settle();
    expect([desk.kept.block, element.shadowRoot!.activeElement?.textContent]).to.deep.equal([[], 'Undo']);
    await sendKeys({ press: 'Enter' });
    await settle();
    expect([desk.kept.block, focused(element)]).to.deep.equal([['evil.example'], 'block-entry']);
  });

  it('is saved by one click right from the field that was emptied or filled in: nothing moves under the pointer', async () => {
    // Field and button are in view together: where an engine scrolls to the caret, and when, has nothing to do with this.
    await setViewport({ width: 800, height: 1_000 });
    const { element, desk, settle } = await stage({ address: NEW });
    for (const [typed, kept] of [['', undefined], [NEW, NEW], ['', undefined]] as const) {
      find(element, '#address').select();
      await sendKeys(typed ? { type: typed } : { press: 'Backspace' });
      const button = find(element, '[part~="save"]'), clicked = new Promise(resolve => button.addEventListener('click', resolve, { once: true }));
      const { x, y, width, height } = button.getBoundingClientRect();
      await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
      await clicked;
      // What waited for the press to be over is drawn in a turn of its own.
      await new Promise(resolve => setTimeout(resolve));
      await settle();
      expect([desk.kept.address, find(element, '#address').value, scrollY]).to.deep.equal([kept, typed, 0]);
    }
    await setViewport({ width: 800, height: 600 });
  });

  it('goes to what undoes a removal from wherever in the list it was, and to the list where somebody else removes', async () => {
    const { element, desk, settle } = await stage({ block: ['a.example', 'b.example', 'c.example'] });
    const removeOf = (place: number): HTMLElement => element.shadowRoot!.querySelectorAll<HTMLElement>('#block [part~="remove"]')[place]!;
    removeOf(0).focus();
    await sendKeys({ press: 'Enter' });
    await settle();
    const undo = element.shadowRoot!.activeElement?.textContent;
    removeOf(1).focus();
    desk.elsewhere({ block: ['b.example'] });
    await settle();
    expect([undo, element.shadowRoot!.activeElement?.getAttribute('aria-labelledby')]).to.deep.equal(['Undo', 'block-title']);
  });

  it('shows a long choice whole where there is little room', async () => {
    const { element } = await stage({ mayOverride: true });
    element.style.inlineSize = '10rem';
    const select = find(element, '#sharing');
    expect(select.scrollHeight).to.be.at.most(select.clientHeight);
  });

  it('speaks the language of its place', async () => {
    addMessages('de', dePreferences);
    const { element } = await stage();
    document.body.lang = 'de';
    addMessages('de', {});
    await element.updateComplete;
    document.body.lang = '';
    expect(find(element, 'section').ariaLabel).to.equal('Einstellungen zur Verfügbarkeit');
  });

  it('has targets of 24 by 24 at least, and fits into 320, also in longer words', async () => {
    addMessages('de', dePreferences);
    document.body.lang = 'de';
    const { element } = await stage({ address: NEW, block: ['evil.example'], signIns: [{ provider: 'y', name: 'Y'.repeat(80), url: '/y' }] });
    element.style.width = '288px';
    document.body.append(element);
    for (const target of element.shadowRoot!.querySelectorAll('button:not([hidden]), a, input:not([type="checkbox"]), select, label.check')) {
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height), target.outerHTML).to.be.at.least(24);
    }
    document.body.lang = '';
    expect(textOf(element, 'legend')).to.equal(dePreferences.preferences.network);
    expect(find(element, 'section').scrollWidth).to.be.at.most(288);
  });
});

describe('<presence-preferences> in a page', () => {
  it('takes what was set before it was upgraded', async () => {
    const element = document.implementation.createHTMLDocument().createElement('presence-preferences');
    element.account = { preferences: fakePreferencesDesk({ displayName: 'Ada' }) };
    element.setAttribute('address', ADA);
    document.body.append(element);
    await new Promise(resolve => setTimeout(resolve));
    await element.updateComplete;
    expect([find(element, '#displayName').value, element.address, element.preferences?.displayName]).to.deep.equal(['Ada', ADA, 'Ada']);
  });

  it('says that it is loading, and then that nothing is kept here', async () => {
    const element = Object.assign(document.createElement('presence-preferences'), { registry: createRegistry() });
    document.body.append(element);
    await element.updateComplete;
    const before = textOf(element, '[part="status"]');
    await new Promise(resolve => setTimeout(resolve));
    await element.updateComplete;
    expect([before, textOf(element, '[part="status"]')]).to.deep.equal(['Loading your preferences…', 'Presence preferences are not kept here.']);
  });

  it('lets one try again after a failure, and puts the focus where it was read', async () => {
    const { element, desk, settle, registry } = await stage();
    const other = fakePreferencesDesk({ displayName: 'Ada' });
    other.fail('signed-out');
    element.account = { preferences: other };
    await settle();
    const said = textOf(element, '[part="status"]');
    other.recover();
    find(element, '[part~="retry"]').click();
    await settle();
    expect([said, find(element, '#displayName').value, focused(element)])
      .to.deep.equal(['Your preferences cannot be shown. Sign in to see and change your preferences.', 'Ada', 'address']);
    expect([desk.followers, registry.agents().length]).to.deep.equal([0, 1]);
  });

  it('keeps what was typed when it is moved, and uses the scope that it is moved into', async () => {
    const { element, registry, desk, settle } = await stage({ displayName: 'Ada' });
    type(element, '#address', 'half@');
    const scope = Object.assign(document.createElement('presence-scope'), { registry });
    document.body.append(scope);
    element.registry = undefined;
    scope.append(element);
    await settle();
    expect([find(element, '#address').value, find(element, '#displayName').value, desk.followers]).to.deep.equal(['half@', 'Ada', 1]);
  });

  it('shows nothing of one account for a moment where another is asked', async () => {
    const { element } = await stage({ displayName: 'Ada' });
    const silent = createRegistry();
    silent.register({ name: 'silent', query: () => Promise.resolve([]), account: () => new Promise(() => undefined) }, '*');
    element.registry = silent;
    await element.updateComplete;
    expect([find(element, '#displayName'), textOf(element, '[part="status"]')]).to.deep.equal([null, 'Loading your preferences…']);
  });

  it('shows nobody what somebody else has typed, or has done to a list', async () => {
    const { element, desk, registry, settle } = await stage({ block: ['evil.example'] });
    type(element, '#displayName', 'Half a na');
    find(element, '#block [part~="remove"]').click();
    await settle();
    type(element, '#block-entry', 'boss@');
    find(element, '#block [part~="add"]').click();
    element.address = 'bob@portal.example';
    await settle();
    const bobs = [find(element, '#displayName').value, find(element, '#block-entry').value, textOf(element, '#block-entry-mistake')];
    expect(bobs).to.deep.equal(['', '', '']);
    find(element, '#block [part~="add"]').click();
    type(element, '#block-entry', 'spam.example');
    find(element, '#block [part~="add"]').click();
    await settle();
    const undo = find(element, '#block [part~="undo"]');
    element.account = { preferences: fakePreferencesDesk({}) };
    await settle();
    expect([undo.localName, find(element, '#block [part~="undo"]'), desk.kept.block, registry.agents().length]).to.deep.equal(['button', null, ['spam.example'], 1]);
  });

  it('lets two of them tell the same', async () => {
    const { element, registry, settle } = await stage();
    const other = Object.assign(document.createElement('presence-preferences'), { registry });
    document.body.append(other);
    type(element, '#displayName', 'Ada');
    await settle();
    await other.updateComplete;
    type(other, '#noteFor', 'nobody');
    save(element);
    await settle();
    await other.updateComplete;
    expect([find(other, '#displayName').value, find(other, '#noteFor').value, find(element, '#noteFor').value]).to.deep.equal(['Ada', 'nobody', 'everyone']);
  });

  it('leaves nobody following or watching behind, and can be collected', async () => {
    const { element, agent, desk, registry, clock } = await stage({ address: NEW });
    element.remove();
    const gone: WeakRef<PresencePreferences>[] = [];
    for (let round = 0; round < 10; round++) {
      const another = Object.assign(document.createElement('presence-preferences'), { registry });
      document.body.append(another);
      await clock.advance(100);
      await another.updateComplete;
      another.remove();
      gone.push(new WeakRef(another));
    }
    // The registry lingers a while in case somebody looks again.
    await clock.advance(300_000);
    agent.asked.length = 0;
    await clock.advance(300_000);
    expect([desk.followers, agent.asked]).to.deep.equal([0, []]);
    await collected(gone, 1);
  });
});

describe('<presence-preferences> while one types', () => {
  it('follows what others change, and overwrites nothing that was typed', async () => {
    const { element, desk, settle } = await stage({ displayName: 'Ada' });
    type(element, '#address', NEW);
    desk.elsewhere({ displayName: 'Countess', address: 'ada@elsewhere.example', block: ['evil.example'] });
    await settle();
    expect([find(element, '#address').value, find(element, '#displayName').value, textOf(element, '#block bdi')]).to.deep.equal([NEW, 'Countess', 'evil.example']);
    save(element);
    await settle();
    expect(desk.asked).to.deep.equal([{ address: NEW }]);
  });

  it('keeps what was typed when the session ends, and says so', async () => {
    const { element, desk, settle } = await stage();
    type(element, '#displayName', 'Ada');
    desk.fail('signed-out');
    save(element);
    desk.elsewhere({});
    await settle();
    expect([find(element, '#displayName').value, textOf(element, '[part="status"]'), textOf(element, '[part="problem"] [role="status"]')])
      .to.deep.equal(['Ada', 'Not saved. Sign in to see and change your preferences.', 'Sign in to see and change your preferences.']);
    desk.recover();
    find(element, '[part~="retry"]').click();
    await settle();
    save(element);
    await settle();
    expect([desk.kept.displayName, find(element, '[part="problem"]').textContent.trim()]).to.deep.equal(['Ada', '']);
  });

  it('looks at an address only once it was left, and never calls offline what is unknown', async () => {
    const { element, agent, settle } = await stage();
    agent.asked.length = 0;
    for (const text of ['a', 'ada@', NEW]) type(element, '#address', text);
    await settle();
    const typing = agent.asked.flat();
    type(element, '#address', NEW, 'change');
    await settle();
    const seen = textOf(element, '[part="preview"]'), place = getComputedStyle(find(element, '[part="preview"]'));
    expect([place.position, place.display]).to.deep.equal(['static', 'flex']);
    type(element, '#address', 'stranger@new.example', 'change');
    await settle();
    expect([typing, seen, textOf(element, '[part="preview"]')]).to.deep.equal([[], 'Seen there now: Busy', 'Seen there now: Unknown, Nothing is known at the moment']);
    type(element, '#address', 'no address', 'change');
    await settle();
    expect([textOf(element, '[part="preview"]'), agent.asked.flat()]).to.deep.equal(['', [NEW, 'stranger@new.example']]);
    // Takes no room, but is there to be filled and said.
    expect([place.position, place.display]).to.deep.equal(['absolute', 'flex']);
  });

  it('forgets what was typed when one cancels', async () => {
    const { element, settle } = await stage({ address: NEW });
    type(element, '#address', 'wrong', 'change');
    find(element, '[part="button"][type="button"]').click();
    await settle();
    expect([find(element, '#address').value, textOf(element, '#address-mistake')]).to.deep.equal([NEW, '']);
  });
});

describe('<presence-preferences> when it saves', () => {
  it('shows that it is being saved, and counts nothing as saved before it is', async () => {
    const { element, desk, settle } = await stage();
    type(element, '#displayName', 'Ada');
    desk.hang();
    save(element);
    await settle();
    expect([textOf(element, '[part="status"]'), element.preferences?.displayName]).to.deep.equal(['Saving…', undefined]);
    save(element);
    desk.recover();
    await settle();
    expect([textOf(element, '[part="status"]'), element.preferences?.displayName, desk.asked.length]).to.deep.equal(['Saved.', 'Ada', 1]);
    expect(find(element, '[part="status"]').role).to.equal('status');
  });

  it('goes to the first field that is wrong, says what is in words, and keeps what was before', async () => {
    const { element, desk, settle } = await stage({ address: NEW, displayName: 'Ada' });
    type(element, '#displayName', 'x'.repeat(65));
    type(element, '#address', 'ada at new');
    save(element);
    await settle();
    expect([focused(element), textOf(element, '#address-mistake')]).to.deep.equal(['address', 'Enter one IM address, such as ada@corp.example, or leave this empty.']);
    type(element, '#address', NEW);
    save(element);
    await settle();
    expect([focused(element), textOf(element, '#displayName-mistake'), find(element, '#displayName').value.length]).to.deep.equal(['displayName', 'This is too long.', 65]);
    expect([desk.kept.address, desk.kept.displayName]).to.deep.equal([NEW, 'Ada']);
  });

  for (const field of ['noteFor', 'lastActiveFor', 'locationFor', 'sharing', 'approval', 'onlyAllowedMayWrite'] as const) {
    it(`says at ${field}, too, what the network does not take`, async () => {
      const { element, desk, settle } = await stage();
      if (field === 'onlyAllowedMayWrite') find(element, '#onlyAllowedMayWrite').click();
      else type(element, `#${field}`, find(element, `#${field} option:last-child`).value);
      desk.refuse({ path: field, code: 'not-a-choice', message: 'Choose another one.' });
      save(element);
      await settle();
      const input = find(element, `#${field}`);
      expect([focused(element), input.ariaInvalid, textOf(element, `#${field}-mistake`)]).to.deep.equal([field, 'true', 'Choose another one.']);
      expect(input.getAttribute('aria-describedby')).to.contain(`${field}-mistake`);
    });
  }

  it('has the page\'s icons of me asked for again at once', async () => {
    const { element, agent, registry, settle } = await stage();
    agent.say(ADA, { availability: 'online' });
    let availability = '';
    registry.watch(ADA, presence => ({ availability } = presence));
    await settle();
    const before = availability;
    agent.say(ADA, { availability: 'busy' });
    type(element, '#address', NEW);
    save(element);
    await settle();
    expect([before, availability]).to.deep.equal(['online', 'busy']);
  });

  it('is back at the enterprise presence by one press, and says so', async () => {
    const { element, desk, settle } = await stage({ address: NEW, displayName: 'Ada' });
    const button = find(element, '[part~="enterprise"]');
    button.focus();
    button.click();
    await settle();
    expect([desk.kept.address, desk.kept.displayName, textOf(element, '[part="status"]')]).to.deep.equal([undefined, undefined, 'Your enterprise presence is shown again.']);
    expect([focused(element), find(element, '[part~="enterprise"]').hidden]).to.deep.equal(['address', true]);
  });

  it('tells the page first, which may do it in its own way', async () => {
    const { element, desk, settle } = await stage();
    const changes: Partial<Preferences>[] = [];
    const listen = (event: Event): void => {
      changes.push((event as unknown as { change: Partial<Preferences> }).change);
      event.preventDefault();
    };
    document.body.addEventListener('presence-preferences-change', listen);
    type(element, '#displayName', 'Ada');
    save(element);
    type(element, '#block-entry', 'evil.example');
    find(element, '#block [part~="add"]').click();
    await settle();
    document.body.removeEventListener('presence-preferences-change', listen);
    expect(changes).to.deep.equal([{ displayName: 'Ada' }, { block: { add: ['evil.example'] } }]);
    expect([desk.asked, find(element, '#displayName').value, find(element, '#block-entry').value]).to.deep.equal([[], 'Ada', 'evil.example']);
  });

  it('answers a script with what is kept then, and rejects where it cannot be', async () => {
    const { element, desk } = await stage();
    expect(await element.write({ noteFor: 'nobody' })).to.include({ noteFor: 'nobody' });
    desk.fail('rate-limited');
    expect(await element.write({ noteFor: 'everyone' }).catch((error: unknown) => error)).to.include({ name: 'PresenceError', code: 'rate-limited' });
  });

  it('goes to no mistake of another form', async () => {
    const { element, desk, settle } = await stage({ allow: ['bob@corp.example'] });
    type(element, '#allow-entry', 'bob@corp.example');
    find(element, '#allow [part~="add"]').click();
    await settle();
    find(element, '#displayName').focus();
    type(element, '#displayName', 'Ada');
    desk.fail('unreachable');
    save(element);
    await settle();
    expect([find(element, '#allow-entry').ariaInvalid, focused(element)]).to.deep.equal(['true', 'displayName']);
  });

  it('leaves the focus where somebody went meanwhile', async () => {
    const { element, desk, settle } = await stage({ block: ['evil.example'] });
    desk.hang();
    find(element, '#block [part~="remove"]').click();
    const elsewhere = document.body.appendChild(document.createElement('input'));
    elsewhere.focus();
    desk.recover();
    await settle();
    expect(document.activeElement).to.equal(elsewhere);
  });
});

describe('<presence-preferences> and signing in', () => {
  const signIns = [{ provider: 'y', name: 'Yahoo!', url: '/y?back={back}' }];

  it('lets the host sign in in its own way, and reads again what is shown', async () => {
    const { element, desk, registry, settle } = await stage({ address: NEW, signIns });
    let signed: (() => void) | undefined, asked = '';
    registry.handle('credentials', address => {
      asked = address;
      return new Promise<void>(resolve => (signed = resolve));
    });
    find(element, '[part~="credentials"]').click();
    await settle();
    const before = desk.reads;
    signed!();
    await settle();
    expect([asked, desk.reads - before]).to.deep.equal([NEW, 1]);
  });

  it('says why that failed', async () => {
    const { element, registry, settle } = await stage({ signIns });
    registry.handle('credentials', () => Promise.reject(new PresenceError('unreachable')));
    find(element, '[part~="credentials"]').click();
    await settle();
    expect(textOf(element, 'form > [part="status"]')).to.equal('Change credentials: The network cannot be reached at the moment.');
  });

  it('says first that what was typed is not saved, and goes at the second press', async () => {
    const { element, settle } = await stage({ signIns });
    const stopped: boolean[] = [], note = (event: Event): void => { stopped.push(event.defaultPrevented); event.preventDefault(); };
    document.body.addEventListener('click', note);
    const name = find(element, '#displayName');
    name.value = 'Ada L.';
    name.dispatchEvent(new InputEvent('input', { bubbles: true }));
    find(element, 'a[part~="credentials"]').click();
    await settle();
    expect(textOf(element, 'form > [part="status"]')).to.include('not saved yet').and.to.include('Change credentials');
    expect(name.value).to.equal('Ada L.');
    find(element, 'a[part~="credentials"]').click();
    document.body.removeEventListener('click', note);
    expect(stopped).to.deep.equal([true, false]);
  });

  it('reads again when the person comes back from the sign-in page', async () => {
    const { element, desk, settle } = await stage({ signIns });
    document.body.addEventListener('click', event => event.preventDefault(), { once: true });
    find(element, 'a[part~="credentials"]').click();
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(desk.reads).to.equal(2);
  });
});
