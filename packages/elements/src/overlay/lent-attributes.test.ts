import { expect } from 'chai';
import { LentAttributes } from './lent-attributes.js';

describe('lent attributes', () => {
  const button = (): HTMLElement => document.createElement('button');

  it('follow what they say and are taken back', () => {
    const element = button();
    const lent = new LentAttributes();
    lent.lend(element, 'aria-description', 'Busy');
    lent.lend(element, 'aria-description', 'Away');
    lent.lend(element, 'aria-haspopup', 'menu');
    expect(element.outerHTML).to.equal('<button aria-description="Away" aria-haspopup="menu"></button>');
    lent.takeBack();
    lent.takeBack();
    expect(element.outerHTML).to.equal('<button></button>');
  });

  it('never replace the author\'s own, not even what the author writes later', () => {
    const element = button();
    const lent = new LentAttributes();
    element.setAttribute('aria-haspopup', 'dialog');
    lent.lend(element, 'aria-haspopup', 'menu');
    lent.lend(element, 'aria-description', 'Busy');
    element.setAttribute('aria-description', 'Author');
    lent.lend(element, 'aria-description', 'Away');
    lent.takeBack();
    expect(element.outerHTML).to.equal('<button aria-haspopup="dialog" aria-description="Author"></button>');
  });

  it('move with their anchor', () => {
    const [first, second] = [button(), button()];
    const lent = new LentAttributes();
    lent.lend(first, 'aria-description', 'Busy');
    lent.lend(second, 'aria-description', 'Busy');
    expect(first.hasAttribute('aria-description')).to.equal(false);
    expect(second.getAttribute('aria-description')).to.equal('Busy');
  });
});
