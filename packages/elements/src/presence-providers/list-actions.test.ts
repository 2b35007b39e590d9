import { expect } from 'chai';
import { FakeProviderList, provider } from '../../test/fake-provider-list.js';
import { FEDERATION, ListActions } from './list-actions.js';

function stage(): { readonly list: FakeProviderList; readonly actions: ListActions; readonly told: unknown[]; readonly host: { takesOver: boolean; gone: boolean }; readonly focused: string[] } {
  const list = new FakeProviderList(), told: unknown[] = [], focused: string[] = [], host = { takesOver: false, gone: false };
  const actions = new ListActions({
    list: () => (host.gone ? 'timeout' : list),
    announce: (...change) => (told.push(change), !host.takesOver),
    reread: async () => void (await list.read().catch(() => undefined)),
    edit: id => told.push(`edit ${id}`),
    focus: selector => focused.push(selector),
    requestUpdate: () => undefined,
  });
  return { list, actions, told, host, focused };
}

describe('what one does in the list', () => {
  it('is told to the page first, done, and drawn anew before it is said', async () => {
    const { list, actions, told } = stage();
    await actions.allow(provider(), false);
    expect(told).to.deep.equal([['block', provider(), { allowed: false }]]);
    expect(list.asked).to.deep.equal(['change partner {"allowed":false}', 'read']);
    expect([actions.last, actions.outcomes.size, actions.busy.size]).to.deep.equal([{ what: 'isBlocked', name: 'Partner' }, 0, 0]);
  });

  it('is left to a page that takes over', async () => {
    const { list, actions, host } = stage();
    host.takesOver = true;
    await actions.allow(provider(), true);
    await actions.setFederation(false);
    expect([await actions.remove(provider()), await actions.restore(provider())]).to.deep.equal([false, false]);
    await actions.activate(provider());
    expect([list.asked, actions.last]).to.deep.equal([[], undefined]);
  });

  it('is one thing at a time with each network', async () => {
    const { list, actions } = stage();
    list.hang();
    const first = actions.allow(provider(), false), second = actions.allow(provider(), true), reaching = actions.reach(provider());
    expect(actions.busy.get('partner')).to.equal('block');
    list.recover();
    await Promise.all([first, second, reaching]);
    expect(list.asked).to.deep.equal(['change partner {"allowed":false}', 'read']);
  });

  it('says at the network why it failed, until something else is done with it', async () => {
    const { list, actions } = stage();
    list.fail('forbidden');
    await actions.activate(provider());
    expect([actions.outcomes.get('partner'), actions.last]).to.deep.equal([{ what: 'failed', problem: 'forbidden' }, { what: 'failed', problem: 'forbidden' }]);
    list.recover();
    await actions.activate(provider());
    expect(actions.outcomes.size).to.equal(0);
  });

  it('says that somebody else was quicker, and overwrites nothing', async () => {
    const { list, actions } = stage();
    list.elsewhere('partner', { name: 'New' });
    await actions.allow(provider(), false);
    expect([actions.outcomes.get('partner'), list.now.providers.find(({ id }) => id === 'partner')]).to.deep.include.members([{ what: 'changedInList' }]);
    expect(list.now.providers.find(({ id }) => id === 'partner')).to.include({ name: 'New', allowed: true });
  });

  it('can be taken back where something was removed', async () => {
    const { list, actions, told } = stage();
    expect(await actions.remove(provider())).to.equal(true);
    expect([actions.removed, list.now.providers.length]).to.deep.equal([[provider()], 6]);
    expect(await actions.restore(provider())).to.equal(true);
    expect([actions.removed, list.now.providers.length, actions.last]).to.deep.equal([[], 7, { what: 'restored', name: 'Partner' }]);
    expect(told.map(change => (change as string[])[0])).to.deep.equal(['remove', 'restore']);
  });

  it('keeps what was removed at hand where it cannot be taken back yet, until one dismisses it', async () => {
    const { list, actions } = stage();
    await actions.remove(provider());
    list.fail();
    expect(await actions.restore(provider())).to.equal(false);
    expect([actions.removed.length, actions.outcomes.get('partner')?.what]).to.deep.equal([1, 'failed']);
    actions.dismiss(provider());
    expect([actions.removed.length, actions.outcomes.size]).to.deep.equal([0, 0]);
  });

  it('is asked about before it is removed, and leaves the focus where one goes on', async () => {
    const { list, actions, focused } = stage();
    actions.act('ask', provider());
    expect(actions.asked).to.equal('partner');
    actions.act('keep', provider());
    expect([actions.asked, list.asked]).to.deep.equal([undefined, []]);
    actions.act('ask', provider());
    await actions.remove(provider());
    await actions.restore(provider());
    expect([actions.asked, focused]).to.deep.equal([undefined, ['.keep', '[id="ask-partner"]', '.keep', '[id="undo-partner"]', '[id="edit-partner"]']]);
  });

  it('is what its button says', () => {
    const { actions, told } = stage();
    actions.act('edit', provider());
    for (const action of ['allow', 'activate', 'remove'] as const) {
      actions.act(action, provider());
      actions.busy.clear();
    }
    actions.act('reach', provider());
    expect([told.map(each => (Array.isArray(each) ? (each as unknown[])[0] : each)), actions.busy.get('partner')]).to.deep.equal([['edit partner', 'allow', 'activate', 'remove'], 'reach']);
  });

  it('switches federation as a whole', async () => {
    const { list, actions, told } = stage();
    const switching = actions.setFederation(false);
    expect(actions.busy.get(FEDERATION)).to.equal('federation-off');
    await switching;
    expect([list.now.federation, actions.last, told]).to.deep.equal([false, { what: 'federationOff' }, [['federation-off', undefined, undefined]]]);
  });

  it('tells nobody that something is tried to be reached, and shows the answer', async () => {
    const { list, actions, told } = stage();
    await actions.reach(provider());
    expect([told, list.asked, actions.outcomes.get('partner')]).to.deep.equal([[], ['check partner'], { what: 'reached', reached: list.reached }]);
  });

  it('is not said to have changed nothing where something could not even be tried', async () => {
    const { list, actions } = stage();
    list.fail('unreachable');
    await actions.reach(provider());
    expect(actions.outcomes.get('partner')).to.deep.equal({ what: 'untried', problem: 'unreachable' });
  });

  it('is forgotten where another list is looked at, also what is under way', async () => {
    const { list, actions, focused } = stage();
    await actions.remove(provider());
    list.hang();
    const reaching = actions.reach(provider({ id: 'msn' }));
    actions.act('ask', provider({ id: 'aol' }));
    const removing = actions.remove(provider({ id: 'aol' }));
    actions.forget();
    list.recover();
    await Promise.all([reaching, removing]);
    expect(focused.at(-1)).to.equal('.keep');
    expect([actions.removed, actions.outcomes.size, actions.busy.size, actions.asked, actions.last]).to.deep.equal([[], 0, 0, undefined, undefined]);
  });

  it('fails in words where there is no list any more', async () => {
    const { actions, host } = stage();
    host.gone = true;
    await actions.activate(provider());
    expect(actions.last).to.deep.equal({ what: 'failed', problem: 'timeout' });
    actions.say(undefined);
    expect(actions.last).to.equal(undefined);
  });
});
