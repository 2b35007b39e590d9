import { expect } from 'chai';
import { render, type TemplateResult } from 'lit';
import { trouble, waiting, type Trouble } from './trouble.js';
import { preferencesWords } from './words.js';

function draw(template: (model: Trouble) => TemplateResult, model: Partial<Trouble> = {}): HTMLElement {
  const area = document.createElement('div');
  render(template({ words: preferencesWords(area), problem: undefined, isLoading: false, retry: () => undefined, ...model }), area);
  return area;
}

const said = (area: HTMLElement): string => area.querySelector('[role="status"]')!.textContent.trim();

describe('what stands in place of the form', () => {
  it('says that it is loading, not offered, or why nothing can be shown', () => {
    expect(said(draw(waiting, { isLoading: true }))).to.equal('Loading your preferences…');
    expect(said(draw(waiting))).to.equal('Presence preferences are not kept here.');
    expect(said(draw(waiting, { problem: 'unreachable' }))).to.equal('Your preferences cannot be shown. The network cannot be reached at the moment.');
  });

  it('lets one try again only after a failure', () => {
    let tries = 0;
    draw(waiting, { problem: 'timeout', retry: () => tries++ }).querySelector('button')!.click();
    draw(trouble, { problem: 'timeout', retry: () => tries++ }).querySelector('button')!.click();
    expect([tries, draw(waiting).querySelector('button'), draw(trouble).querySelector('button')]).to.deep.equal([2, null, null]);
  });
});

describe('what stands above the form', () => {
  it('says why what is shown may be out of date', () => {
    expect([said(draw(trouble)), said(draw(trouble, { problem: 'signed-out' }))]).to.deep.equal(['', 'Sign in to see and change your preferences.']);
  });
});
