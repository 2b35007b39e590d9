import { expect } from 'chai';
import { onReturn } from './on-return.js';

describe('coming back to a page', () => {
  it('is told when its tab is shown or the browser went back to it, until the undo', () => {
    let returns = 0;
    const leave = onReturn(() => returns++);
    const come = (): number => {
      document.dispatchEvent(new Event('visibilitychange'));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      return returns;
    };
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    const before = returns, heard = come();
    leave();
    leave();
    expect([before, heard, come()]).to.deep.equal([0, 2, 2]);
  });
});
