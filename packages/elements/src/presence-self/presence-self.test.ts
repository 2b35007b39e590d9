import { createRegistry, type OwnPresence, type PresenceRegistry } from '@presence-elements/core';
import { fakeAgent, fakeClock, type FakeAgent, type FakeAgentOptions, type FakeClock } from '@presence-elements/testing';
import { sendKeys } from '@web/test-runner-commands';
import 'axe-core';
import type axeCore from 'axe-core';
import { expect } from 'chai';
import { collected } from '../../test/collected.js';
import { until } from '../../test/until.js';
import { addMessages } from '../i18n/localize.js';
import { de } from '../i18n/locales/de.js';
import '../presence-scope/define.js';
import './define.js';
import type { PresenceSelf } from './presence-self.js';

const { axe } = globalThis as unknown as { axe: typeof axeCore };
const ADA = 'ada@corp.example';

interface Stage {
  readonly self: PresenceSelf;
  readonly agent: FakeAgent;
  readonly clock: FakeClock;
  readonly registry: PresenceRegistry;
  /** Lets everything that was asked be answered and drawn. */
  settle(): Promise<void>;
}

/** My element on a network of its own. */
async function stage(options: FakeAgentOptions = { publish: true }, address = ADA): Promise<Stage> {
  const clock = fakeClock({ now: Date.now() - 3_600_000 }), agent = fakeAgent(options);
  const registry = createRegistry({ now: clock.now, schedule: clock.schedule });
  agent.say(ADA, { availability: 'away', note: { text: 'In the engine room' } });
  registry.register(agent, '*');
  const self = Object.assign(document.createElement('presence-self'), { address, registry });
  document.body.append(self);
  const settle = async (): Promise<void> => {
    await clock.advance(100);
    // What only a person's own act needs is loaded when it comes to that, in its own time: the clock stands still until then.
    await until(() => textOf(self, 'status') !== 'Saving…');
    await clock.advance(100);
    await self.updateComplete;
  };
  await self.updateComplete;
  await settle();
  return { self, agent, clock, registry, settle };
}

const find = (self: PresenceSelf, selector: string): HTMLInputElement =>
  self.shadowRoot!.querySelector<HTMLInputElement>(selector)!;
const summary = (self: PresenceSelf): HTMLElement => find(self, '[part="summary"]');
const nameOf = (self: PresenceSelf): string | null => summary(self).getAttribute('aria-label');
const panel = (self: PresenceSelf): HTMLElement => find(self, '[part="panel"]');
const isOpen = (self: PresenceSelf): boolean => panel(self).matches(':popover-open');
const textOf = (self: PresenceSelf, part: string): string => find(self, `[part="${part}"]`).textContent.trim();

function choose(self: PresenceSelf, choice: string): void {
  find(self, `[aria-labelledby="${choice}"]`).click();
}

function type(self: PresenceSelf, field: string, text: string): void {
  const input = find(self, `[name="${field}"]`);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

const save = (self: PresenceSelf): void => find(self, '[part~="save"]').click();

afterEach(() => document.body.replaceChildren());

describe('<presence-self> for everybody', () => {
  it('pleases axe, closed and open', async () => {
    const { self } = await stage();
    const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] };
    expect((await axe.run(self, rules)).violations).to.deep.equal([]);
    summary(self).click();
    expect((await axe.run(self, rules)).violations).to.deep.equal([]);
  });

  it('says my state and message in the name of its button', async () => {
    const { self } = await stage();
    expect(nameOf(self)).to.equal('My status: Away, In the engine room');
  });

  it('is used by keyboard alone: opened, chosen, saved, and back on its button', async () => {
    const { self, agent, settle } = await stage();
    summary(self).focus();
    await sendKeys({ press: 'Enter' });
    expect(self.shadowRoot!.activeElement?.getAttribute('aria-labelledby')).to.equal('auto');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(agent.published.at(-1)?.availability).to.equal('online');
    expect(isOpen(self)).to.equal(false);
    expect(self.shadowRoot!.activeElement === summary(self)).to.equal(true);
  });

  it('closes with Escape and keeps what was typed', async () => {
    const { self } = await stage();
    summary(self).click();
    type(self, 'text', 'Half a sent');
    await sendKeys({ press: 'Escape' });
    await self.updateComplete;
    expect(isOpen(self)).to.equal(false);
    summary(self).click();
    expect(find(self, '#text').value).to.equal('Half a sent');
  });

  it('speaks the language of its place', async () => {
    addMessages('de', de);
    const { self } = await stage();
    document.body.lang = 'de';
    addMessages('de', {});
    await self.updateComplete;
    document.body.lang = '';
    expect(nameOf(self)).to.equal('Mein Status: Abwesend, In the engine room');
  });

  it('draws a hostile message as text', async () => {
    const { self, agent, registry, settle } = await stage();
    agent.say(ADA, { availability: 'busy', note: { text: '<img src=x onerror=alert(1)>\u202Egnp' } });
    registry.refresh(ADA);
    await settle();
    expect(textOf(self, 'note')).to.equal('<img src=x onerror=alert(1)>gnp');
  });
});

describe('<presence-self> in a page', () => {
  it('takes what was set before it was upgraded', async () => {
    const { registry, settle } = await stage();
    const self = document.implementation.createHTMLDocument().createElement('presence-self');
    self.registry = registry;
    self.setAttribute('address', ADA);
    document.body.append(self);
    await self.updateComplete;
    await settle();
    await self.updateComplete;
    expect(nameOf(self)).to.equal('My status: Away, In the engine room');
  });

  it('uses the registry of the scope that it is moved into', async () => {
    const { self, registry, settle } = await stage();
    const scope = document.createElement('presence-scope');
    Object.assign(scope, { registry });
    document.body.append(scope);
    self.registry = undefined;
    scope.append(self);
    await settle();
    expect(self.presence?.availability).to.equal('away');
  });

  it('lets two of them tell the same', async () => {
    const { self, registry, settle } = await stage();
    const other = Object.assign(document.createElement('presence-self'), { address: ADA, registry });
    document.body.append(other);
    await other.updateComplete;
    choose(self, 'dnd');
    save(self);
    await settle();
    await other.updateComplete;
    expect([isOpen(self), isOpen(other)]).to.deep.equal([false, false]);
    expect(nameOf(other)).to.equal('My status: Away, In the engine room');
  });

  it('leaves no watcher behind, and can be collected', async () => {
    const { self, agent, registry, clock } = await stage({ publish: true, push: true });
    self.remove();
    const gone: WeakRef<PresenceSelf>[] = [];
    for (let round = 0; round < 10; round++) {
      const another = Object.assign(document.createElement('presence-self'), { address: ADA, registry });
      document.body.append(another);
      await another.updateComplete;
      another.remove();
      gone.push(new WeakRef(another));
    }
    // The registry lingers a while in case somebody looks again.
    await clock.advance(300_000);
    expect(agent.watched).to.deep.equal([]);
    await collected(gone, 1);
  });
});

describe('<presence-self> when it sets my presence', () => {
  it('asks for all that stands in the form', async () => {
    const { self, agent, settle } = await stage();
    summary(self).click();
    choose(self, 'busy');
    type(self, 'emoji', '🎉');
    type(self, 'text', 'Release day');
    type(self, 'expiry', 'hour');
    const before = Date.now();
    save(self);
    const after = Date.now();
    await settle();
    const [own] = agent.published;
    expect(own).to.deep.include({ availability: 'busy', note: { text: 'Release day', emoji: '🎉' } });
    expect(own!.expiresAt).to.be.within(before + 3_600_000, after + 3_600_000);
    expect(nameOf(self)).to.equal('My status: Busy, 🎉 Release day');
  });

  it('shows the old state, and that it is being saved, until the network has confirmed', async () => {
    const { self, agent, settle } = await stage();
    summary(self).click();
    agent.hang();
    choose(self, 'busy');
    save(self);
    await self.updateComplete;
    expect([textOf(self, 'status'), nameOf(self)]).to.deep.equal(['Saving…', 'My status: Away, In the engine room']);
    save(self);
    agent.recover();
    await settle();
    expect(agent.published).to.have.length(1);
    expect([isOpen(self), nameOf(self)]).to.deep.equal([false, 'My status: Busy, In the engine room']);
  });

  it('says why it failed, changes nothing and keeps what was typed', async () => {
    const { self, agent, settle } = await stage();
    summary(self).click();
    agent.fail('forbidden');
    choose(self, 'dnd');
    type(self, 'text', 'A long story');
    save(self);
    await settle();
    expect(textOf(self, 'status')).to.equal('Not saved. You are not allowed to set this.');
    expect(find(self, '[part="status"]').getAttribute('role')).to.equal('status');
    expect([nameOf(self), find(self, '#text').value]).to.deep.equal(['My status: Away, In the engine room', 'A long story']);
  });

  it('says it beside its button where the form was closed meanwhile', async () => {
    const { self, agent, settle } = await stage();
    summary(self).click();
    agent.hang();
    save(self);
    panel(self).hidePopover();
    agent.fail('unreachable');
    await settle();
    expect(textOf(self, 'problem')).to.equal('Not saved. The network cannot be reached at the moment.');
  });

  it('tells the truth where the network set something else', async () => {
    const { self, settle } = await stage({ publish: own => ({ ...own, availability: 'away' }) });
    summary(self).click();
    choose(self, 'busy');
    save(self);
    await settle();
    expect([isOpen(self), textOf(self, 'status')]).to.deep.equal([true, 'Saved, but the network set: Away']);
  });

  it('says that it cannot where no network can', async () => {
    const { self, settle } = await stage({});
    summary(self).click();
    save(self);
    await settle();
    expect(textOf(self, 'status')).to.equal('Not saved. Your status cannot be set here.');
  });

  it('asks for one emoji where something else was typed, and goes there', async () => {
    const { self, agent, settle } = await stage();
    summary(self).click();
    type(self, 'emoji', 'hello');
    save(self);
    await settle();
    const field = find(self, '#emoji');
    expect(self.shadowRoot!.activeElement === field).to.equal(true);
    expect(field.getAttribute('aria-describedby')).to.equal('emoji-error');
    expect(textOf(self, 'panel')).to.include('Enter one emoji, or leave this empty.');
    expect(agent.published).to.deep.equal([]);
  });

  it('forgets what was typed when one cancels', async () => {
    const { self } = await stage();
    summary(self).click();
    type(self, 'text', 'Never mind');
    find(self, '[part="button"][type="button"]').click();
    await self.updateComplete;
    expect(isOpen(self)).to.equal(false);
    expect(find(self, '#text').value).to.equal('In the engine room');
  });

  it('clears my message', async () => {
    const { self, agent, settle } = await stage();
    summary(self).click();
    find(self, '[part~="clear"]').click();
    save(self);
    await settle();
    expect(agent.published).to.deep.equal([{ note: { text: '' } }]);
    expect(nameOf(self)).to.equal('My status: Away');
  });

  it('tells the page first, which may do it in its own way', async () => {
    const { self, agent, settle } = await stage();
    let own: OwnPresence | undefined;
    document.body.addEventListener('presence-publish', event => {
      ({ own } = event as unknown as { own: OwnPresence });
      event.preventDefault();
    }, { once: true });
    expect(await self.publish({ availability: 'busy' })).to.equal(undefined);
    await settle();
    expect(own).to.deep.equal({ availability: 'busy' });
    expect(agent.published).to.deep.equal([]);
  });

  it('answers a script with what was really set, and rejects where that failed', async () => {
    const { self, agent } = await stage();
    expect(await self.publish({ availability: 'invisible' })).to.deep.equal({ availability: 'invisible' });
    await self.updateComplete;
    expect(nameOf(self)).to.equal('My status: Appear offline');
    agent.fail('rate-limited');
    const failure = await self.publish({ availability: 'busy' }).catch((error: unknown) => error);
    expect(failure).to.include({ name: 'PresenceError', code: 'rate-limited' });
  });

  it('shows what it set itself where it has no address to watch', async () => {
    const { self, settle } = await stage({ publish: true }, '');
    expect(nameOf(self)).to.equal('My status');
    choose(self, 'auto');
    save(self);
    await settle();
    expect(nameOf(self)).to.equal('My status: Automatic');
  });
});
