import { expect } from 'chai';
import { html, render } from 'lit';
import { fakeKind, familiar, provider } from '../../test/fake-provider-list.js';
import { FormSession } from './form-session.js';
import { mergeView } from './merge-view.js';
import { formOf } from './provider-form.js';
import { providersWords } from './words.js';

function draw(session: FormSession): HTMLElement {
  const area = document.createElement('div');
  document.body.append(area);
  render(html`${mergeView(session, providersWords(area))}`, area);
  return area;
}

const session = (base = provider()): FormSession => new FormSession(formOf([fakeKind], base), () => undefined);
const lines = (area: HTMLElement): readonly string[] => [...area.querySelectorAll('li')].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

describe('what somebody else has changed under a form', () => {
  afterEach(() => document.body.replaceChildren());

  it('is not there while nobody has', () => {
    expect(draw(session()).childElementCount).to.equal(0);
  });

  it('stands beside what was typed, with a way to take it', () => {
    const open = session();
    open.edit({ name: 'Mine' });
    open.merges = [{ path: 'name', theirs: 'Theirs<b>', isContested: true }, { path: 'verification', theirs: 'everyone', isContested: false }];
    const area = draw(open);
    expect(lines(area)).to.deep.equal(['Name: Theirs: Theirs<b> – Yours: Mine Take theirs', 'Whose requests are let through: Theirs: Everyone']);
    expect(area.querySelector('button')!.getAttribute('aria-labelledby')!.split(' ').map(id => document.getElementById(id)!.textContent).join(' ')).to.equal('Take theirs Name');
    area.querySelector('button')!.click();
    expect(open.merges[0]!.isContested).to.equal(false);
  });

  it('is in words, of each kind of entry', () => {
    const open = session(familiar[0]);
    open.merges = [
      { path: 'allowed', theirs: false, isContested: false }, { path: 'routes', theirs: ['a', 'b'], isContested: false }, { path: 'kind', theirs: 'public', isContested: false },
      { path: 'signIn', theirs: undefined, isContested: false }, { path: 'agent', theirs: { kind: 'other', options: {} }, isContested: false },
      { path: 'agent.options.password', theirs: { env: 'PRESENCE_NEW' }, isContested: false }, { path: 'agent.options.other', theirs: { a: [1] }, isContested: true },
    ];
    expect(lines(draw(open))).to.deep.equal([
      'Allowed: Theirs: no', 'Routes: Theirs: a, b', 'Kind: Theirs: Public provider', 'Sign-in page: Theirs: nothing', 'Agent: Theirs: other',
      'Password: Theirs: PRESENCE_NEW', 'other: Theirs: {"a":[1]} – Yours: nothing Take theirs',
    ]);
  });

  it('may be that it is gone', () => {
    const open = session();
    open.isGone = true;
    expect(draw(open).textContent).to.include('If you save it, it is added again.');
  });
});
