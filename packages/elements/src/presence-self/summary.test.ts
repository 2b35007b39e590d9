import { expect } from 'chai';
import { render } from 'lit';
import type { Mine } from './mine.js';
import { summary } from './summary.js';
import { selfWords } from './words.js';

const nobody: Mine = { choice: undefined, availability: undefined, note: undefined, endsAt: undefined };

function draw(mine: Mine): HTMLButtonElement {
  const area = document.createElement('div');
  render(summary(mine, selfWords(area)), area);
  return area.querySelector('button')!;
}

describe('the summary of my presence', () => {
  it('begins its name with what it is, then says what can be seen on it', () => {
    const button = draw({ ...nobody, availability: 'busy', note: { text: 'Writing' } });
    expect(button.ariaLabel).to.equal('My status: Busy, Writing');
    expect(button.textContent).to.match(/Busy\s+Writing/);
  });

  it('is only a title where nothing is known', () => {
    const button = draw(nobody);
    expect([button.ariaLabel, button.textContent.trim()]).to.deep.equal(['My status', 'My status']);
    expect(button.querySelector('.unknown')).to.not.equal(null);
  });

  it('shows the shape of what others see', () => {
    expect(draw({ ...nobody, choice: 'invisible', availability: 'offline' }).querySelector('.offline')).to.not.equal(null);
  });
});
