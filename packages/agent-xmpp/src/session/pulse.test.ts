import { fakeClock } from '@presence-elements/testing';
import { Pulse } from './pulse.js';

function pulse() {
  const clock = fakeClock(), told: string[] = [];
  const one = new Pulse(clock, () => told.push('ping'), () => told.push('dead'));
  one.start();
  return { clock, told, one };
}

describe('the pulse of a connection', () => {
  it('asks for a sign of life after half a minute of silence, and gives up ten seconds later', async () => {
    const { clock, told } = pulse();
    await clock.advance(29_000);
    expect(told).toEqual([]);
    await clock.advance(6_000);
    expect(told).toEqual(['ping']);
    await clock.advance(10_000);
    expect(told).toEqual(['ping', 'dead']);
    expect(clock.pending).toBe(0);
  });

  it('goes on as long as anything is heard', async () => {
    const { clock, told, one } = pulse();
    for (let n = 0; n < 20; n++) {
      await clock.advance(20_000);
      one.heard();
    }
    expect(told).toEqual([]);
  });

  it('is heard again by an answer', async () => {
    const { clock, told, one } = pulse();
    await clock.advance(35_000);
    one.heard();
    await clock.advance(25_000);
    expect(told).toEqual(['ping']);
  });

  it('is gone at once where the machine has slept', async () => {
    const { clock, told } = pulse();
    clock.jump(3_600_000);
    await clock.advance(5_000);
    expect(told).toEqual(['dead']);
  });

  it('is asked for rather than given up where a hidden page wakes once a minute', async () => {
    const { clock, told } = pulse();
    clock.jump(55_000);
    await clock.advance(5_000);
    expect(told).toEqual(['ping']);
  });

  it('leaves no timer when it is stopped', () => {
    const { clock, one } = pulse();
    one.stop();
    expect(clock.pending).toBe(0);
  });
});
