import { describe, expect, it } from 'vitest';
import { Alarm } from './alarm.js';

interface Timer { run: () => void; due: number }

/** A clock by hand: core's tests lean on core alone. `late` is how much later than asked a timer rings. */
function setUp() {
  const timers = new Set<Timer>();
  const world = { now: 1_000, delays: [] as number[], timers };
  const alarm = new Alarm(() => world.now, (run, delay) => {
    const timer = { run, due: world.now + delay };
    world.delays.push(delay);
    timers.add(timer);
    return () => void timers.delete(timer);
  });
  const pass = (ms: number, late = 0): void => {
    const end = world.now + ms;
    for (;;) {
      const next = [...timers].sort((a, b) => a.due - b.due)[0];
      if (!next || next.due > end) break;
      timers.delete(next);
      world.now = next.due + late;
      next.run();
    }
    world.now = Math.max(world.now, end);
  };
  const seen: string[] = [];
  const task = (name: string) => (): void => void seen.push(`${name} ${world.now}`);
  return { alarm, pass, world, seen, task };
}

describe('the alarm', () => {
  it('runs each task at its time, once', () => {
    const { alarm, pass, seen, task } = setUp();
    alarm.at(1_030, task('late'));
    alarm.at(1_010, task('early'));
    pass(100);
    expect(seen).toEqual(['early 1010', 'late 1030']);
  });

  it('has one timer for all of them', () => {
    const { alarm, world, task } = setUp();
    for (let n = 0; n < 100; n++) alarm.at(2_000 - n, task('x'));
    expect(world.timers.size).toBe(1);
  });

  it('keeps the earlier of two times for the same task', () => {
    const { alarm, pass, seen, task } = setUp();
    const one = task('one');
    alarm.at(1_050, one);
    alarm.at(1_010, one);
    alarm.at(1_090, one);
    pass(200);
    expect(seen).toEqual(['one 1010']);
  });

  it('runs at once what is already due, but not before the caller has finished', () => {
    const { alarm, pass, seen, world, task } = setUp();
    alarm.at(5, task('overdue'));
    expect(seen).toEqual([]);
    expect(world.delays).toEqual([0]);
    pass(0);
    expect(seen).toEqual(['overdue 1000']);
  });

  it('takes what should have been long ago for no sleep of the machine', () => {
    const { alarm, pass, seen, task } = setUp();
    alarm.onjump = task('jump');
    alarm.at(-Infinity, task('at once'));
    alarm.at(-500_000, task('overdue'));
    alarm.at(90_000, task('not due'));
    pass(0);
    expect(seen).toEqual(['at once 1000', 'overdue 1000']);
  });

  it('lets a task set itself again', () => {
    const { alarm, pass, seen, world } = setUp();
    const beat = (): void => {
      seen.push(`beat ${world.now}`);
      alarm.at(world.now + 10, beat);
    };
    alarm.at(1_010, beat);
    pass(35);
    expect(seen).toEqual(['beat 1010', 'beat 1020', 'beat 1030']);
  });

  it('does not run what was cleared', () => {
    const { alarm, pass, seen, task } = setUp();
    const cleared = task('cleared');
    alarm.at(1_010, cleared);
    alarm.at(1_020, task('kept'));
    alarm.clear(cleared);
    pass(100);
    expect(seen).toEqual(['kept 1020']);
  });

  it('does not run what another task clears at the same moment', () => {
    const { alarm, pass, seen, task } = setUp();
    const victim = task('victim');
    alarm.at(1_010, () => alarm.clear(victim));
    alarm.at(1_010, victim);
    pass(100);
    expect(seen).toEqual([]);
  });

  it('leaves for its new time what another task sets anew at the same moment', () => {
    const { alarm, pass, seen, task } = setUp();
    const moved = task('moved');
    alarm.at(1_010, () => {
      alarm.clear(moved);
      alarm.at(1_050, moved);
    });
    alarm.at(1_010, moved);
    pass(100);
    expect(seen).toEqual(['moved 1050']);
  });

  it('runs nothing more once stopped, not even what is due at the same moment', () => {
    const { alarm, pass, seen, world, task } = setUp();
    alarm.at(1_010, () => alarm.stop());
    alarm.at(1_010, task('too late'));
    alarm.at(1_020, task('much too late'));
    pass(100);
    expect(seen).toEqual([]);
    expect(world.timers.size).toBe(0);
  });

  it('goes on after a task that throws', () => {
    const { alarm, pass, seen, task } = setUp();
    alarm.at(1_010, () => {
      throw new Error('boom');
    });
    alarm.at(1_010, task('same moment'));
    alarm.at(1_020, task('later'));
    expect(() => pass(10)).toThrow('boom');
    pass(100);
    expect(seen).toEqual(['same moment 1010', 'later 1020']);
  });

  it('never asks a timer for more than it can take, and still rings on the day', () => {
    const { alarm, pass, seen, world, task } = setUp();
    const year = 365 * 86_400_000;
    alarm.at(1_000 + year, task('next year'));
    expect(Math.max(...world.delays)).toBeLessThan(2 ** 31);
    pass(year);
    expect(seen).toEqual([`next year ${1_000 + year}`]);
    expect(Math.max(...world.delays)).toBeLessThan(2 ** 31);
  });

  it('never rings for what is never, or for what is no time', () => {
    const { alarm, pass, seen, world, task } = setUp();
    alarm.at(Infinity, task('never'));
    alarm.at(NaN, task('nonsense'));
    expect(world.timers.size).toBe(0);
    alarm.at(1_010, task('sane'));
    alarm.at(1_020, task('sane too'));
    pass(100);
    expect(seen).toEqual(['sane 1010', 'sane too 1020']);
  });

  it('rings a little late without a word, as timers do', () => {
    const { alarm, pass, seen, task } = setUp();
    alarm.onjump = task('jump');
    alarm.at(1_010, task('task'));
    pass(10, 5_000);
    expect(seen).toEqual(['task 6010']);
  });

  it('tells when the machine has slept, before anything else, and then runs all there is', () => {
    const { alarm, pass, seen, task } = setUp();
    alarm.onjump = task('jump');
    alarm.at(1_010, task('due'));
    alarm.at(90_000_000, task('not due'));
    pass(10, 3_600_000);
    expect(seen).toEqual(['jump 3601010', 'due 3601010', 'not due 3601010']);
  });

  it('tells when the clock was set back', () => {
    const { alarm, pass, seen, task } = setUp();
    alarm.onjump = task('jump');
    alarm.at(1_010, task('due'));
    pass(10, -500_000);
    expect(seen).toEqual(['jump -498990', 'due -498990']);
  });
});
