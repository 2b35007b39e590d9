import { expect } from 'chai';
import type { Provider } from '@presence-elements/core';
import { fakeKind, familiar, provider } from '../../test/fake-provider-list.js';
import { changed, type Field } from './options/field.js';
import { changesOf, draftOf, formOf, optionsIn, withAgent, type ProviderForm } from './provider-form.js';
import { rebase, takeTheirs } from './rebase.js';

const agents = [fakeKind], corp = familiar[0]!;
const later = (known: Provider, change: Partial<Provider>): Provider => ({ ...known, revision: known.revision + 1, ...change });
const withOption = (form: ProviderForm, name: string, text: string): ProviderForm =>
  ({ ...form, options: { ...form.options, [form.agentKind]: changed(optionsIn(form)!, [name], each => ({ ...each, text }) as Field) } });

describe('a form on top of what somebody else has changed', () => {
  it('keeps what was typed and tells of it, and follows where nothing was', () => {
    const theirs = later(provider(), { name: 'Theirs', verification: 'everyone', allowed: false });
    const { form, merges } = rebase({ ...formOf(agents, provider()), name: 'Mine', allowed: false }, theirs);
    expect([form.name, form.verification, form.base]).to.deep.equal(['Mine', 'everyone', theirs]);
    expect(merges).to.deep.equal([{ path: 'name', theirs: 'Theirs', isContested: true }, { path: 'verification', theirs: 'everyone', isContested: false }]);
    expect(changesOf(theirs, draftOf(form))).to.deep.equal({ name: 'Mine' });
  });

  it('goes option by option', () => {
    const theirs = later(corp, { agent: { kind: 'fake', options: { service: 'wss://theirs', password: { env: 'PRESENCE_NEW' }, hidden: 1 } } });
    const { form, merges } = rebase(withOption(withOption(formOf(agents, corp), 'rate', '5'), 'service', 'wss://mine'), theirs);
    expect(merges.map(({ path, isContested }) => [path, isContested])).to.deep.equal([['agent.options.service', true], ['agent.options.password', false], ['agent.options.hidden', false]]);
    expect(draftOf(form).agent?.options).to.deep.equal({ service: 'wss://mine', password: { env: 'PRESENCE_NEW' }, rate: 5, hidden: 1 });
  });

  it('has another agent as a whole', () => {
    const theirs = later(corp, { agent: { kind: 'other', options: { a: 1 } } });
    const followed = rebase(formOf(agents, corp), theirs);
    expect([draftOf(followed.form).agent, followed.merges[0]]).to.deep.equal([theirs.agent, { path: 'agent', theirs: theirs.agent, isContested: false }]);
    const kept = rebase(withAgent(formOf(agents, corp), ''), theirs);
    expect([draftOf(kept.form).agent, kept.merges[0]?.isContested]).to.deep.equal([undefined, true]);
  });

  it('says nothing where both have changed the same', () => {
    expect(rebase({ ...formOf(agents, provider()), name: 'Both' }, later(provider(), { name: 'Both' })).merges).to.deep.equal([]);
  });

  it('takes an entry of theirs on demand', () => {
    const theirs = later(corp, { name: 'Theirs', routes: ['a', 'b'], signIn: '/x', agent: { kind: 'fake', options: { service: 'wss://theirs' } } });
    let form = withOption({ ...formOf(agents, corp), name: 'Mine', routes: 'mine', signIn: '/mine' }, 'service', 'wss://mine');
    for (const path of ['name', 'routes', 'signIn', 'agent.options.service']) form = takeTheirs(form, theirs, path);
    expect([form.name, form.routes, form.signIn, draftOf(form).agent?.options.service]).to.deep.equal(['Theirs', 'a\nb', '/x', 'wss://theirs']);
    expect(takeTheirs(form, later(corp, { agent: undefined }), 'agent').agentKind).to.equal('');
  });
});
