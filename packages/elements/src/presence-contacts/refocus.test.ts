import { expect } from 'chai';
import { html, render, type TemplateResult } from 'lit';
import { refocus } from './refocus.js';

const button = (part: string): TemplateResult => html`<button part="button ${part}" type="button">x</button>`;

function draw(content: TemplateResult): HTMLElement {
  const area = document.createElement('div');
  document.body.append(area);
  render(content, area);
  return area;
}

const partOfFocus = (): string | null | undefined => document.activeElement?.getAttribute('part');

describe('focus whose place is gone', () => {
  afterEach(() => document.body.replaceChildren());

  it('goes to the next request where it was on one', () => {
    const area = draw(html`<ul><li part="request" id="first">${button('deny')}</li><li part="request">${button('approve')}</li></ul>${button('add')}`);
    const lost = area.querySelector('[part~="deny"]')!;
    area.querySelector('#first')!.remove();
    refocus(area, lost);
    expect(partOfFocus()).to.equal('button approve');
  });

  it('goes to the row of the list where one was, else to what can be pressed', () => {
    const list = html`<div part="list"><p part="contact" tabindex="-1">a</p><p part="group" tabindex="0">b</p></div>`, lost = document.createElement('p');
    refocus(draw(html`${button('approve')}${list}${button('add')}`), lost);
    expect(partOfFocus()).to.equal('group');
    refocus(draw(html`${button('retry')}`), lost);
    expect(partOfFocus()).to.equal('button retry');
    refocus(draw(html`${button('retry')}${button('add')}`), lost);
    expect(partOfFocus()).to.equal('button add');
    refocus(draw(html`nothing`), lost);
    expect(partOfFocus()).to.equal('button add');
  });
});
