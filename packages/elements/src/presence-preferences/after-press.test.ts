import { fakeClock } from '@presence-elements/testing';
import { expect } from 'chai';
import { AfterPress } from './after-press.js';

describe('what waits for a press to end', () => {
  afterEach(() => document.body.replaceChildren());

  it('is done at once where nothing is pressed', () => {
    const done: number[] = [];
    new AfterPress(document.body).run(() => done.push(1));
    expect(done).to.deep.equal([1]);
  });

  for (const end of ['mouseup', 'dragend']) {
    it(`is done after ${end}, wherever that is, and after its click`, async () => {
      const button = document.createElement('button'), done: string[] = [], clock = fakeClock(), press = new AfterPress(button, clock.schedule);
      document.body.append(button);
      button.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
      press.run(() => done.push('forgotten'));
      press.run(() => done.push('done'));
      document.body.dispatchEvent(new MouseEvent(end, { bubbles: true }));
      done.push('click');
      await clock.advance(0);
      expect(done).to.deep.equal(['click', 'done']);
      press.run(() => done.push('at once'));
      expect(done.at(-1)).to.equal('at once');
    });
  }
});
