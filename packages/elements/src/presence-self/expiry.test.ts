import { expect } from 'chai';
import { endOf } from './expiry.js';

const at = (day: number, hour = 0, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();
const friday = at(20, 15, 20);

describe('what one sets', () => {
  it('ends never, or after half an hour, or after an hour', () => {
    expect(endOf('never', friday)).to.equal(undefined);
    expect(endOf('half-hour', friday)).to.equal(at(20, 15, 50));
    expect(endOf('hour', friday)).to.equal(at(20, 16, 20));
  });

  it('ends at the reader\'s own midnight', () => {
    expect(endOf('today', friday)).to.equal(at(21));
    expect(endOf('today', at(20))).to.equal(at(21));
  });

  it('ends with Sunday, also on a Sunday and on a Monday', () => {
    expect(endOf('week', friday)).to.equal(at(23));
    expect(endOf('week', at(22, 23, 59))).to.equal(at(23));
    expect(endOf('week', at(23))).to.equal(at(30));
  });
});
