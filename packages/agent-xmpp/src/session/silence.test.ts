import { fakeClock } from '@presence-elements/testing';
import { Silence } from './silence.js';

function silence() {
  const clock = fakeClock();
  let over = 0;
  return { clock, silence: new Silence(clock, () => { over++; }), over: () => over };
}

describe('silence', () => {
  it('means something after three seconds', async () => {
    const { clock, silence: quiet, over } = silence();
    quiet.begin();
    await clock.advance(2_999);
    expect([over(), quiet.isRunning]).toEqual([0, true]);
    await clock.advance(1);
    expect([over(), quiet.isRunning]).toEqual([1, false]);
  });

  it('is counted anew whenever it begins again', async () => {
    const { clock, silence: quiet, over } = silence();
    quiet.begin();
    await clock.advance(2_000);
    quiet.begin();
    await clock.advance(2_999);
    expect(over()).toBe(0);
    await clock.advance(1);
    expect(over()).toBe(1);
  });

  it('can be stopped', async () => {
    const { clock, silence: quiet, over } = silence();
    quiet.begin();
    quiet.stop();
    await clock.advance(60_000);
    expect([over(), clock.pending]).toEqual([0, 0]);
  });
});
