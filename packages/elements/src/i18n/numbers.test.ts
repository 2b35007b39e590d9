import { expect } from 'chai';
import { formatNumber } from './numbers.js';

const inside = (lang: string): Element => Object.assign(document.createElement('p'), { lang });

describe('a number', () => {
  it('is written as readers of the language write it, and of none that is no language', () => {
    expect([formatNumber(inside('en'), 10_000), formatNumber(inside('de'), 10_000)]).to.deep.equal(['10,000', '10.000']);
    expect(formatNumber(inside('no language'), 12)).to.equal('12');
  });
});
