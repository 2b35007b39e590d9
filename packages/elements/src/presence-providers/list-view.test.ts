import type { Provider } from '@presence-elements/core';
import { expect } from 'chai';
import { render } from 'lit';
import { familiar, FakeProviderList, provider } from '../../test/fake-provider-list.js';
import { FEDERATION, ListActions } from './list-actions.js';
import { listView } from './list-view.js';
import { providersWords } from './words.js';

function draw(list = new FakeProviderList(), prepare: (actions: ListActions) => void = () => undefined) {
  const area = document.createElement('div'), told: string[] = [];
  document.body.append(area);
  const actions = new ListActions({ list: () => list, announce: action => (told.push(action), false), reread: async () => undefined, edit: id => told.push(`edit ${id}`), focus: () => undefined, requestUpdate: () => undefined });
  prepare(actions);
  render(listView({ words: providersWords(area), all: list.now, actions, add: () => told.push('add') }), area);
  return { area, told, actions };
}

describe('the list of networks', () => {
  afterEach(() => document.body.replaceChildren());

  it('is in sections by kind, each with its heading', () => {
    const { area } = draw();
    expect([...area.querySelectorAll('section')].map(section => [document.getElementById(section.getAttribute('aria-labelledby')!)!.textContent, section.querySelectorAll('li').length]))
      .to.deep.equal([['Enterprise connections', 2], ['Federated servers', 2], ['Public providers', 3]]);
  });

  it('has no empty sections, and says where there is nothing', () => {
    const { area } = draw(new FakeProviderList({ providers: [] }));
    expect([area.querySelectorAll('section').length, area.textContent.includes('There is no network yet.')]).to.deep.equal([0, true]);
  });

  it('says so where no enterprise connection is the active one: none of one’s own people is asked for then', () => {
    const own = familiar.filter(({ kind }) => kind === 'enterprise'), says = (providers: readonly Provider[]): boolean => draw(new FakeProviderList({ providers })).area.textContent.includes('None of them is active');
    expect([says(familiar), says(own.map(each => ({ ...each, active: false }))), says(familiar.filter(({ kind }) => kind !== 'enterprise'))]).to.deep.equal([false, true, false]);
  });

  it('switches federation, and says what it means that it is off', () => {
    const { area, told } = draw(new FakeProviderList({ federation: false })), federation = area.querySelector<HTMLInputElement>('#federation')!;
    expect([federation.checked, document.getElementById(federation.getAttribute('aria-describedby')!)!.textContent]).to.deep.equal([false, 'Federation is off: nobody outside is asked or answered, whatever the list says.']);
    federation.click();
    expect(told).to.deep.equal(['federation-on']);
    expect(draw(undefined, actions => actions.busy.set(FEDERATION, 'federation-off')).area.querySelector<HTMLInputElement>('#federation')!.checked).to.equal(false);
    expect(draw(undefined, actions => actions.outcomes.set(FEDERATION, { what: 'failed', problem: 'forbidden' })).area.textContent).to.include('You are not allowed to do this');
  });

  it('offers to bring back what was removed, or to dismiss it', () => {
    const { area, told, actions } = draw(undefined, actions => {
      actions.removed = [provider({ id: 'gone', name: 'Gone' })];
      actions.outcomes.set('gone', { what: 'failed', problem: 'timeout' });
    });
    expect(area.querySelector('[part="removed"]')!.textContent).to.include('Gone is removed.').and.to.include('There was no answer in time');
    area.querySelector<HTMLElement>('#undo-gone')!.click();
    area.querySelector<HTMLElement>('#add')!.click();
    area.querySelector<HTMLElement>('#edit-partner')!.click();
    expect(told).to.deep.equal(['restore', 'add', 'edit partner']);
    area.querySelector<HTMLElement>('#dismiss-gone')!.click();
    expect(actions.removed).to.deep.equal([]);
  });
});
