import { expect } from 'chai';
import { pageOf, spanOf, topFor } from './span.js';

const scroll = { top: 0, height: 500, row: 50 };

describe('what is drawn of a long list', () => {
  it('is what is seen and a little more', () => {
    expect(spanOf(scroll, 10_000)).to.deep.equal({ start: 0, end: 18 });
    expect(spanOf({ ...scroll, top: 5_020 }, 10_000)).to.deep.equal({ start: 92, end: 119 });
    expect(spanOf({ ...scroll, top: 499_500 }, 10_000)).to.deep.equal({ start: 9_982, end: 10_000 });
  });

  it('is never more than there is, wherever it was scrolled to before it became shorter', () => {
    expect(spanOf(scroll, 3)).to.deep.equal({ start: 0, end: 3 });
    expect(spanOf({ ...scroll, top: 5_000 }, 3)).to.deep.equal({ start: 2, end: 3 });
    expect(spanOf({ ...scroll, top: -80 }, 0)).to.deep.equal({ start: 0, end: 0 });
  });

  it('scrolls no further than it takes to show a row', () => {
    expect(topFor(4, scroll)).to.equal(0);
    expect(topFor(12, scroll)).to.equal(150);
    expect(topFor(12, { ...scroll, top: 900 })).to.equal(600);
    expect(topFor(0, { ...scroll, top: 900 })).to.equal(0);
    expect(topFor(1, { ...scroll, top: 60, height: 30 })).to.equal(50);
  });

  it('turns a page, and less than one, by at least one row', () => {
    expect(pageOf(scroll)).to.equal(9);
    expect(pageOf({ ...scroll, height: 40 })).to.equal(1);
  });
});
