import { expect } from 'chai';
import { render } from 'lit';
import { fakeKind, FakeProviderList, familiar, problem, provider } from '../../test/fake-provider-list.js';
import { FormSession } from './form-session.js';
import { formView } from './form-view.js';
import { formOf } from './provider-form.js';
import { providersWords } from './words.js';

function draw(base?: Parameters<typeof formOf>[1], trouble?: string) {
  const area = document.createElement('div'), told: string[] = [];
  document.body.append(area);
  const session = new FormSession(formOf([fakeKind], base), () => void show());
  const show = (): unknown => render(formView({ words: providersWords(area), session, trouble, save: () => told.push('save'), reach: () => told.push('reach'), cancel: () => told.push('cancel') }), area);
  show();
  const labels = (): readonly string[] => [...area.querySelectorAll('[part~="field"] > label:not(.check), legend, .check > span')].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  return { area, session, told, labels, field: (name: string): HTMLInputElement => area.querySelector(`[id="field-${name}"]`)! };
}

describe('the form of a network', () => {
  afterEach(() => document.body.replaceChildren());

  it('has a name, and is remembered by no browser', () => {
    const { area } = draw(provider({ name: 'A\u202E<b>' })), form = area.querySelector('form')!;
    expect([document.getElementById(form.getAttribute('aria-labelledby')!)!.textContent, form.autocomplete, form.noValidate]).to.deep.equal(['Edit A<b>', 'off', true]);
    expect(draw().area.querySelector('h3')!.textContent).to.equal('Add a network');
  });

  it('asks for what has a meaning for the kind', () => {
    const { labels, field } = draw();
    expect(labels()).to.not.include('Whose requests are let through');
    const kind = field('kind') as unknown as HTMLSelectElement;
    kind.selectedIndex = 2;
    kind.dispatchEvent(new Event('change'));
    expect(labels()).to.include.members(['Whose requests are let through', 'Supports beside presence and messages between two', 'This is a public IM service provider', 'Audio and video']);
    expect(field('isPublic').checked).to.equal(true);
  });

  it('lets only those entries of the operator’s network be changed that may be', () => {
    const { area, labels } = draw(provider({ fixed: true }));
    expect(labels()).to.deep.equal(['Allowed', 'Whose requests are let through', ...labels().slice(2)]);
    expect([area.textContent.includes('operator’s configuration file'), area.querySelectorAll('input').length]).to.deep.equal([true, 4]);
  });

  it('shows the options of the agent that is chosen, also of one that is not there', () => {
    const { labels, field, session } = draw(familiar[0]);
    expect(labels()).to.include.members(['Options of the agent', 'Service (required)', 'Password – environment variable', 'Rate']);
    const agent = field('agent') as unknown as HTMLSelectElement;
    agent.selectedIndex = 0;
    agent.dispatchEvent(new Event('change'));
    expect([session.form.agentKind, labels().includes('Rate')]).to.deep.equal(['', false]);
    const gone = draw(provider({ agent: { kind: '@acme/agent', options: { a: 1 } } }));
    expect((gone.field('agent') as unknown as HTMLSelectElement).selectedOptions[0]!.text).to.equal('@acme/agent (not installed)');
    expect(gone.field('agent.options').value).to.equal('{\n  "a": 1\n}');
  });

  it('keeps what a newer version supports', () => {
    expect(draw(provider({ kind: 'public', supports: ['holograms'] })).labels()).to.include('holograms');
  });

  it('says at each entry what the server thinks of it, and below what it thinks of the whole', async () => {
    const list = new FakeProviderList(), { area, session, field } = draw(provider());
    session.edit({ name: 'New' });
    list.refuse(problem('name', 'name-taken'), problem('', 'odd', 'It is Sunday.'), problem('agent', 'unknown-agent'));
    await session.save(list, () => true);
    expect(field('name').getAttribute('aria-describedby')!.split(' ').map(id => document.getElementById(id)!.textContent)).to.deep.equal(['Another network has this name already.']);
    expect(field('agent').getAttribute('aria-invalid')).to.equal('true');
    expect(area.querySelector('[part="outcome"]')!.textContent).to.include('some entries cannot be taken').and.to.include('It is Sunday.');
  });

  it('is saved with Enter, tried and cancelled', () => {
    const { area, told } = draw(provider());
    area.querySelector<HTMLElement>('[part~="save"]')!.click();
    area.querySelector<HTMLElement>('#form-reach')!.click();
    area.querySelector<HTMLElement>('[part~="cancel"]')!.click();
    expect(told).to.deep.equal(['save', 'reach', 'cancel']);
  });

  it('says that all is still there while it cannot be saved', () => {
    expect(draw(provider(), 'There is no connection at the moment.').area.querySelector('[part="trouble"]')!.textContent).to.equal('There is no connection at the moment. What you typed is still here.');
  });

  it('says that it is being saved, or tried', () => {
    const { area, session } = draw(provider());
    const said = (): string => area.querySelector('[part="outcome"]')!.textContent;
    const list = new FakeProviderList();
    list.hang();
    void session.reach(list);
    expect([said(), area.querySelector('[part~="save"]')!.ariaDisabled, area.querySelector('form')!.ariaBusy]).to.deep.equal(['Trying to reach it…', 'true', 'true']);
  });
});
