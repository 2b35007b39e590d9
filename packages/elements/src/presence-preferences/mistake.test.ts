import { expect } from 'chai';
import { render } from 'lit';
import { mistake } from './mistake.js';
import type { Mistakes } from './mistakes.js';
import { preferencesWords } from './words.js';

function draw(mistakes: Mistakes): HTMLElement {
  const area = document.createElement('div');
  render(mistake({ words: preferencesWords(area), mistakes }, 'address'), area);
  return area.querySelector('p')!;
}

describe('what is wrong in a field', () => {
  it('has its place before it is there', () => {
    const { id, textContent, lang } = draw({ displayName: { code: 'too-long' } });
    expect([id, textContent, lang]).to.deep.equal(['address-mistake', '', '']);
  });

  it('is marked as English where only the network has words for it', () => {
    const { textContent, lang } = draw({ address: { code: 'moon', message: 'Not on the moon.' } });
    expect([textContent, lang]).to.deep.equal(['Not on the moon.', 'en']);
  });
});
