import { expect } from 'chai';
import { NoValue } from './no-value.js';

describe('what is no value', () => {
  it('says why', () => {
    expect(new NoValue('not-json', 'Unexpected end')).to.include({ code: 'not-json', detail: 'Unexpected end' });
  });
});
