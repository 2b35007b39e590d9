import type { SignIn } from '@presence-elements/core';
import { expect } from 'chai';
import { render } from 'lit';
import { signIns, type SignInsModel } from './sign-ins.js';
import { preferencesWords } from './words.js';

const yahoo: SignIn = { provider: 'yahoo', name: 'Yahoo!', url: '/sign-in/yahoo?back={back}' };

function draw(model: Partial<SignInsModel> = {}): HTMLElement {
  const area = document.createElement('div');
  document.body.append(area);
  render(signIns({ words: preferencesWords(area), signIns: [yahoo], handles: () => false, perform: () => undefined, mayLeave: () => true, leave: () => undefined, ...model }), area);
  return area;
}

describe('the networks that I sign in to', () => {
  afterEach(() => document.body.replaceChildren());

  it('are a way to each, named after its network', () => {
    const link = draw().querySelector('a')!;
    expect([link.textContent, link.ariaLabel]).to.deep.equal(['Change credentials', 'Change credentials: Yahoo!']);
    expect(link.href).to.equal(`${location.origin}/sign-in/yahoo?back=${encodeURIComponent(location.href)}`);
  });

  it('lead back to where the page is when one goes', () => {
    let left = 0;
    const link = draw({ leave: () => left++ }).querySelector('a')!, { href } = location;
    document.body.addEventListener('click', event => event.preventDefault(), { once: true });
    history.replaceState(null, '', '#moved');
    link.click();
    const went = link.href;
    history.replaceState(null, '', href);
    expect([left, went]).to.deep.equal([1, `${location.origin}/sign-in/yahoo?back=${encodeURIComponent(`${href}#moved`)}`]);
  });

  it('are gone to only by whoever may leave, but in another tab at any time', () => {
    let left = 0;
    const link = draw({ mayLeave: () => false, leave: () => left++ }).querySelector('a')!, stopped: boolean[] = [];
    document.body.addEventListener('click', event => { stopped.push(event.defaultPrevented); event.preventDefault(); });
    for (const ctrlKey of [false, true]) link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey }));
    expect([left, stopped]).to.deep.equal([1, [true, false]]);
  });

  it('are signed in to in the host\'s own way where it has one', () => {
    let performed = 0, handles = true;
    const area = draw({ handles: () => handles, perform: () => performed++ });
    area.querySelector('button')!.click();
    expect([performed, area.querySelector('a')]).to.deep.equal([1, null]);
    handles = false;
    const later = draw({ handles: () => handles, perform: () => performed++ }).querySelector('a')!;
    handles = true;
    // Would it lead anywhere, this page and its tests were gone.
    later.click();
    expect(performed).to.equal(2);
  });

  it('have no way where theirs is not safe, and names that are but text', () => {
    const area = draw({ signIns: [{ ...yahoo, name: '<b>Yahoo</b>\u202E', url: 'javascript:alert(1)' }] });
    expect([area.querySelector('a, b'), area.querySelector('bdi')!.textContent]).to.deep.equal([null, '<b>Yahoo</b>']);
    expect(area.textContent).to.contain('Its sign-in page cannot be opened from here.');
  });

  it('are not mentioned where there are none', () => {
    expect(draw({ signIns: [] }).textContent.trim()).to.equal('');
  });
});
