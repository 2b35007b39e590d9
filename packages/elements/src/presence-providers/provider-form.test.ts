import { expect } from 'chai';
import { fakeKind, familiar, provider } from '../../test/fake-provider-list.js';
import { changed, type Field } from './options/field.js';
import { changesOf, checkForm, checkOptions, draftOf, formOf, isTouched, optionsField, optionsIn, placeInForm, shownFields, withAgent, type ProviderForm } from './provider-form.js';

const agents = [fakeKind], corp = familiar[0]!;

function withOption(form: ProviderForm, name: string, text: string): ProviderForm {
  const field = changed(optionsIn(form)!, [name], each => ({ ...each, text }) as Field);
  return { ...form, options: { ...form.options, [form.agentKind]: field } };
}

const found = (form: ProviderForm): readonly string[] => checkForm(form).map(({ path, code }) => `${path}: ${code}`);

describe('the form of a network', () => {
  it('describes the network exactly as it is until somebody changes something', () => {
    for (const each of familiar) {
      expect(changesOf(each, draftOf(formOf(agents, each))), each.name).to.deep.equal({});
      expect(isTouched(formOf(agents, each))).to.equal(false);
    }
  });

  it('begins with what is usual: allowed, with those let through whom the provider has verified', () => {
    expect(draftOf(formOf(agents))).to.deep.equal({ kind: 'enterprise', name: '', routes: [], allowed: true, verification: 'provider-verified', isPublic: false, supports: [] });
    expect(isTouched(formOf(agents))).to.equal(false);
  });

  it('tells only what differs', () => {
    const form = withOption({ ...formOf(agents, corp), name: ' New ', routes: ' a.example\n\n*.b.example ' }, 'rate', '5');
    expect(changesOf(corp, draftOf(form))).to.deep.equal({ name: 'New', routes: ['a.example', '*.b.example'], agent: { kind: 'fake', options: { ...corp.agent!.options, rate: 5 } } });
    expect(isTouched(form)).to.equal(true);
  });

  it('tells that something was emptied', () => {
    const signedIn = provider({ signIn: '/sign-in' });
    expect(changesOf(signedIn, draftOf({ ...formOf(agents, signedIn), signIn: ' ' }))).to.deep.equal({ signIn: undefined });
    expect(changesOf(corp, draftOf(withAgent(formOf(agents, corp), '')))).to.deep.equal({ agent: undefined });
  });

  it('is public only as far as an enterprise connection can be', () => {
    expect(draftOf({ ...formOf(agents), kind: 'enterprise', isPublic: true }).isPublic).to.equal(false);
    expect(draftOf({ ...formOf(agents), kind: 'public', isPublic: true }).isPublic).to.equal(true);
  });

  it('keeps what was entered for one agent while another is looked at', () => {
    const form = withOption(formOf(agents, corp), 'service', 'wss://new');
    expect(draftOf(withAgent(withAgent(form, ''), 'fake')).agent?.options.service).to.equal('wss://new');
  });

  it('shows the options of an agent that is not there as text, and loses none', () => {
    const options = { url: 'https://acme.example', nested: { kept: [1] } };
    const form = formOf([], provider({ agent: { kind: '@acme/agent', options } }));
    expect(optionsIn(form)?.kind).to.equal('json');
    expect(draftOf(form).agent).to.deep.equal({ kind: '@acme/agent', options });
    expect(optionsField(agents, 'none').kind).to.equal('json');
  });
});

describe('the form of a network of the operator’s', () => {
  const fixed = provider({ fixed: true, kind: 'enterprise', agent: { kind: 'fake', options: {} } });

  it('changes nothing but what may be changed, and finds nothing wrong with the rest', () => {
    const form = { ...formOf(agents, fixed), name: 'x', allowed: false };
    expect(changesOf(fixed, draftOf(form))).to.deep.equal({ allowed: false });
    expect([checkForm(form), checkOptions(form)]).to.deep.equal([[], []]);
  });
});

describe('the check of a network', () => {
  it('wants a name, and routes and a page that are some', () => {
    const form = { ...formOf(agents), name: ' ', routes: 'corp.example\nada@corp.example\nhttps://x\n*.corp.example\naim:\n*', signIn: 'javascript:alert(1)' };
    expect(found(form)).to.deep.equal(['name: required', 'routes.1: not-a-route', 'routes.2: not-a-route', 'signIn: not-a-page']);
    expect(found({ ...form, name: 'x', routes: 'x.example', signIn: '/sign-in?back={back}' })).to.deep.equal([]);
    expect(found({ ...form, name: 'x', routes: ' \n', signIn: '' })).to.deep.equal(['routes: required']);
  });

  it('goes into the options of the agent', () => {
    const form = withOption(withOption(formOf(agents, corp), 'password', 'hunter2'), 'rate', 'x');
    expect(found(form)).to.deep.equal(['agent.options.password: secret-name', 'agent.options.rate: not-a-number']);
    expect(checkOptions(form)).to.have.length(2);
    expect([found(withAgent(formOf(agents, provider()), 'fake')), checkOptions(formOf(agents))]).to.deep.equal([['agent.options.service: required'], []]);
  });

  it('has a place for each mistake, or says it of the whole', () => {
    const form = formOf(agents, corp), place = (path: string): string => placeInForm(form, path);
    expect([place('name'), place('routes.3'), place('agent.kind'), place('agent'), place('agent.options.rate'), place('agent.options')]).to.deep.equal(['name', 'routes', 'agent', 'agent', 'agent.options.rate', 'agent.options']);
    expect([place(''), place('verification'), place('unheard.of')]).to.deep.equal(['', '', '']);
    expect(placeInForm(withAgent(form, ''), 'agent.options.rate')).to.equal('agent');
  });

  it('shows what has a meaning for a kind of network, and of the operator’s what may be changed', () => {
    const shown = (more: Parameters<typeof provider>[0]): readonly string[] => shownFields(formOf(agents, provider(more)));
    expect(shown({ kind: 'enterprise' })).to.not.include('verification');
    expect(shown({ kind: 'federated' })).to.include('verification').and.to.not.include('supports');
    expect(shown({ kind: 'public' })).to.include('supports');
    expect(shown({ fixed: true })).to.deep.equal(['allowed', 'verification']);
  });
});
