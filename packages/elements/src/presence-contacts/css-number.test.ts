import { expect } from 'chai';
import { html, render } from 'lit';
import { cssNumber } from './css-number.js';

describe('a number for a style sheet', () => {
  it('is set on its element, and changed only where it has changed', () => {
    const area = document.createElement('div');
    const draw = (at: number): HTMLElement => {
      render(html`<p ${cssNumber('--_at', at)}></p>`, area);
      return area.querySelector('p')!;
    };
    expect(draw(3).style.getPropertyValue('--_at')).to.equal('3');
    draw(3).style.setProperty('--_at', 'left alone');
    expect(draw(3).style.getPropertyValue('--_at')).to.equal('left alone');
    expect(draw(4).style.getPropertyValue('--_at')).to.equal('4');
  });

  it('belongs on an element', () => {
    expect(() => render(html`<p>${cssNumber('--_at', 1)}</p>`, document.createElement('div'))).to.throw(TypeError, 'on an element');
  });
});
