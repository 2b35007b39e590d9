import { expect } from 'chai';
import { line } from './line.js';

describe('a line', () => {
  it('is text in a part, whatever it looks like', () => {
    expect(line('note', '<b>&amp;', 'bdi').outerHTML).to.equal('<bdi part="note">&lt;b&gt;&amp;amp;</bdi>');
  });
});
