import { expect } from 'chai';
import { html, render } from 'lit';
import { firstMistake } from './first-mistake.js';

describe('the first mistake', () => {
  it('is the first entry that is wrong, else the group that is, if any', () => {
    const area = document.createElement('div');
    render(html`<fieldset tabindex="-1"><p part="mistake">x</p></fieldset><input aria-invalid="true"><input>`, area);
    expect(firstMistake(area)?.localName).to.equal('input');
    area.querySelector('[aria-invalid]')!.remove();
    expect(firstMistake(area)?.localName).to.equal('fieldset');
    area.replaceChildren();
    expect(firstMistake(area)).to.equal(undefined);
  });
});
