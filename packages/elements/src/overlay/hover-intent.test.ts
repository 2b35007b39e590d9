import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { expect } from 'chai';
import { COOL_DOWN, GRACE, HoverIntent, OPEN_DELAY } from './hover-intent.js';

describe('hover intent', () => {
  let clock: FakeClock;
  let seen: string[];
  let hover: HoverIntent<string>;

  beforeEach(() => {
    clock = fakeClock();
    seen = [];
    hover = new HoverIntent(target => seen.push(target), () => seen.push('hidden'), clock.schedule);
  });

  it('shows once the pointer has rested for a moment', async () => {
    hover.enter('ada');
    await clock.advance(OPEN_DELAY - 1);
    expect(seen).to.deep.equal([]);
    await clock.advance(1);
    expect(seen).to.deep.equal(['ada']);
    expect(hover.shown).to.equal('ada');
  });

  it('shows nothing to a pointer that passes by', async () => {
    hover.enter('ada');
    await clock.advance(OPEN_DELAY - 1);
    hover.leave();
    await clock.advance(10_000);
    expect(seen).to.deep.equal([]);
  });

  it('never shows within the event that asks', async () => {
    hover.enter('ada', 0);
    expect(seen).to.deep.equal([]);
    await clock.advance(0);
    expect(seen).to.deep.equal(['ada']);
  });

  it('waits for the pointer to come back, or to reach what is shown', async () => {
    hover.enter('ada', 0);
    await clock.advance(0);
    hover.leave();
    await clock.advance(GRACE - 1);
    hover.enter('ada');
    await clock.advance(10_000);
    expect(seen).to.deep.equal(['ada']);
    hover.leave();
    await clock.advance(GRACE);
    expect(seen).to.deep.equal(['ada', 'hidden']);
    expect(hover.shown).to.equal(undefined);
  });

  it('shows neighbours at once while it is warm, and waits again when it has cooled down', async () => {
    hover.enter('ada', 0);
    await clock.advance(0);
    hover.enter('bob');
    await clock.advance(0);
    hover.close();
    await clock.advance(COOL_DOWN - 1);
    hover.enter('cyd');
    await clock.advance(0);
    expect(seen).to.deep.equal(['ada', 'bob', 'hidden', 'cyd']);
    hover.close();
    await clock.advance(COOL_DOWN);
    hover.enter('dan');
    await clock.advance(OPEN_DELAY - 1);
    expect(seen.at(-1)).to.equal('hidden');
  });

  it('leaves no timer behind', async () => {
    hover.enter('ada', 0);
    await clock.advance(0);
    hover.close();
    hover.close();
    await clock.advance(COOL_DOWN);
    expect(clock.pending).to.equal(0);
    expect(seen).to.deep.equal(['ada', 'hidden']);
  });
});
