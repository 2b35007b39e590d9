import { expect } from 'chai';
import { render } from 'lit';
import { fakeKind, FakeProviderList, provider } from '../../test/fake-provider-list.js';
import { providerView, type ProviderView } from './provider-view.js';
import { providersWords } from './words.js';

function draw(each = provider(), more: Partial<ProviderView> = {}) {
  const area = document.createElement('ul'), acts: string[] = [];
  document.body.append(area);
  render(providerView(each, { words: providersWords(area), all: { ...new FakeProviderList().now, agents: [fakeKind] }, busy: undefined, outcome: undefined, isAsked: false, act: action => acts.push(action), ...more }), area);
  const names = (selector: string): readonly string[] => [...area.querySelectorAll(selector)].map(each => (each.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent.trim() ?? '').join(' '));
  return { area, acts, names };
}

describe('a network in the list', () => {
  afterEach(() => document.body.replaceChildren());

  it('has its name in the name of everything that one can do with it', () => {
    const { names } = draw(provider({ kind: 'enterprise' }));
    expect(names('button')).to.deep.equal(['Edit Partner', 'Reach it now Partner', 'Activate Partner', 'Remove Partner']);
    expect(names('[role="switch"]')).to.deep.equal(['Allowed Partner']);
  });

  it('says in words what it is', () => {
    const text = draw(provider({ agent: { kind: 'fake', options: {} } })).area.textContent;
    for (const each of ['Partner', 'partner.example', 'Allowed', 'A network for tests', 'Lets through: People whom the provider has verified']) expect(text).to.include(each);
    expect(draw(provider({ routes: [], agent: { kind: 'gone', options: {} } })).area.textContent).to.include('No routes').and.to.include('gone (not installed)');
  });

  it('says where no agent was chosen for it: it looked as if its people could be seen', () => {
    expect(draw().area.textContent).to.include('No agent: people are seen only where the portal itself has one');
    expect(draw(provider({ agent: { kind: 'fake', options: {} } })).area.textContent).to.not.include('No agent');
  });

  it('can be activated only where another one is active, and not removed where the operator has set it', () => {
    expect(draw(provider({ kind: 'enterprise', active: true })).names('button')).to.not.include('Activate Partner');
    const { names, area } = draw(provider({ fixed: true }));
    expect([names('button'), area.textContent.includes('Set by the operator')]).to.deep.equal([['Edit Partner', 'Reach it now Partner'], true]);
  });

  it('tells what one does, and nothing while something is under way', () => {
    const { area, acts } = draw();
    for (const each of area.querySelectorAll<HTMLElement>('button, [role="switch"]')) each.click();
    expect(acts).to.deep.equal(['block', 'edit', 'reach', 'ask']);
    const busy = draw(provider(), { busy: 'reach' });
    for (const each of busy.area.querySelectorAll('button')) each.click();
    expect([busy.acts, busy.area.textContent.includes('Trying to reach it…'), busy.area.querySelector('button')!.ariaDisabled]).to.deep.equal([[], true, 'true']);
  });

  it('shows what was asked for while it is being saved', () => {
    const isOn = (busy: 'allow' | 'block', allowed: boolean): boolean => draw(provider({ allowed }), { busy }).area.querySelector('input')!.checked;
    expect([isOn('allow', false), isOn('block', true)]).to.deep.equal([true, false]);
  });

  it('asks before it is removed, and keeps it with Escape', () => {
    const { area, acts } = draw(provider(), { isAsked: true });
    expect(area.querySelector('[role="group"]')!.ariaLabel).to.equal('Remove Partner with all its settings?');
    area.querySelector('.keep')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    area.querySelector('.keep')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    for (const each of area.querySelectorAll('button')) each.click();
    expect(acts).to.deep.equal(['keep', 'remove', 'keep']);
  });

  it('draws hostile names and routes as text', () => {
    const { area } = draw(provider({ name: '<img src=x>\u202E evil', routes: ['<b>x</b>'], id: 'a b"c' }));
    expect([area.querySelector('img, b'), area.querySelector('[part="name"]')!.textContent, area.querySelector('[part="route"]')!.textContent]).to.deep.equal([null, '<img src=x> evil', '<b>x</b>']);
  });

  it('shows what became of the last attempt', () => {
    const outcome = draw(provider(), { outcome: { what: 'failed', problem: 'forbidden' } }).area.querySelector('[part="outcome"]')!;
    expect([outcome.textContent, outcome.className]).to.deep.equal(['Nothing was changed. You are not allowed to do this.', 'failed']);
  });
});
