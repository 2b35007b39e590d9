import { expect } from 'chai';
import { fakeKind, provider } from '../../test/fake-provider-list.js';
import { FormSession } from './form-session.js';
import { ListActions } from './list-actions.js';
import { formOf } from './provider-form.js';
import { saidOf } from './said.js';
import { providersWords } from './words.js';

const words = providersWords(document.createElement('i')), nothing = (): undefined => undefined;
const actions = (): ListActions => new ListActions({ list: () => 'no-agent', announce: () => true, reread: async () => undefined, edit: nothing, focus: nothing, requestUpdate: nothing });
const session = (): FormSession => new FormSession(formOf([fakeKind], provider()), nothing);

describe('what is said to whoever does not see it', () => {
  it('is nothing while nothing happens', () => {
    expect([saidOf(words, undefined, actions(), undefined), saidOf(words, session(), actions(), undefined)]).to.deep.equal(['', '']);
  });

  it('is that something is under way, then what became of it', () => {
    const list = actions();
    list.busy.set('a', 'reach');
    expect(saidOf(words, undefined, list, undefined)).to.equal('Trying to reach it…');
    list.busy.set('a', 'block');
    expect(saidOf(words, undefined, list, undefined)).to.equal('Saving…');
    list.busy.clear();
    list.say({ what: 'isBlocked', name: 'A' });
    expect(saidOf(words, undefined, list, undefined)).to.equal('A is blocked for now.');
  });

  it('is of an open form what happens in it, also what others do', () => {
    const open = session();
    open.busy = 'saving';
    expect(saidOf(words, open, actions(), undefined)).to.equal('Saving…');
    open.busy = undefined;
    open.outcome = { what: 'correct' };
    open.merges = [{ path: 'name', theirs: 'x', isContested: false }];
    expect(saidOf(words, open, actions(), 'There is no connection.')).to.equal(`${words.providers.correct} ${words.providers.changedMeanwhile} There is no connection.`);
    open.isGone = true;
    expect(saidOf(words, open, actions(), undefined)).to.include(words.providers.removedMeanwhile);
  });

  it('is nothing twice', () => {
    const list = actions(), open = session();
    list.say({ what: 'failed', problem: 'unreachable' });
    open.outcome = { what: 'failed', problem: 'unreachable' };
    const trouble = 'There is no connection at the moment.';
    expect([saidOf(words, undefined, list, trouble), saidOf(words, open, list, trouble)]).to.deep.equal(Array(2).fill('Nothing was changed. There is no connection at the moment.'));
  });

  it('is why the list may be old', () => {
    expect(saidOf(words, undefined, actions(), 'There is no connection.')).to.equal('There is no connection.');
  });
});
