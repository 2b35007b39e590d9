import { describe, expect, it } from 'vitest';
import { people } from '../data/people.mjs';
import { startColleagues } from '../server/colleagues.mjs';
import { DAY_ENDS } from '../server/office-day.mjs';
import { latestWords, stepsOf, withTimes } from '../server/office-steps.mjs';

const HOME_SHOWS = ['sunniva', 'grace', 'ada', 'haruto', 'layla', 'wangari', 'beatriz', 'carol', 'kenji', 'rakoto', 'lakshmi', 'rhys', 'fergus', 'mairi', 'angharad', 'cian', 'dave', 'eve'];
const minute = 1_000;

describe('an office day', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(stepsOf(people, 1)).toEqual(stepsOf(people, 1));
    expect(stepsOf(people, 1)).not.toEqual(stepsOf(people, 2));
  });

  it('has meetings, calls, lunch, absence and people who hide', () => {
    const own = JSON.stringify(stepsOf(people, 2026));
    for (const word of ['in-meeting', 'in-call', 'presenting', 'focusing', '🍜', 'outOfOffice', 'invisible']) expect(own).toContain(word);
  });

  it('ends for everybody before the next one begins', () => {
    expect(Math.max(...stepsOf(people, 2026).map(({ at }) => at))).toBeLessThanOrEqual(DAY_ENDS);
  });

  it('begins for a late visitor with each person’s latest word and what is left of its time', () => {
    const [ada, bob] = people;
    const steps = [{ at: 1, person: ada, present: true, own: {} }, { at: 5, person: ada, own: { availability: 'busy' }, minutes: 20 }, { at: 30, person: bob, own: {} }];
    expect(latestWords(steps, 10)).toEqual([{ at: 5, person: ada, present: true, own: { availability: 'busy' }, minutes: 15 }]);
  });

  it('says until when, by the clock', () => {
    const own = { availability: 'busy', activities: [{ kind: 'in-call' }], note: { text: 'later' } };
    expect(withTimes({ own, minutes: 3 }, 10_000, minute)).toEqual({
      availability: 'busy', activities: [{ kind: 'in-call', until: 13_000 }], note: { text: 'later', expiresAt: 13_000 }, expiresAt: 13_000,
    });
  });
});

describe('the colleagues', () => {
  it('change somebody whom the home page shows every ten seconds or so', async () => {
    const office = openOffice();
    await office.colleagues.settled;
    office.said.length = 0;
    const end = office.time + 120_000;
    const gaps: number[] = [];
    for (let last = office.time; office.time < end;) {
      await office.next();
      if (!office.said.splice(0).some(user => HOME_SHOWS.includes(user))) continue;
      gaps.push(office.time - last);
      last = office.time;
    }
    expect(gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]).toBeLessThan(10_000);
  });

  it('leave alone whom a visitor has signed in as', async () => {
    const office = openOffice();
    await office.colleagues.settled;
    await office.colleagues.release('ada');
    office.said.length = 0;
    for (const end = office.time + 120_000; office.time < end;) await office.next();
    expect(office.said.length).toBeGreaterThan(0);
    expect(office.said).not.toContain('ada');
  });

  it('do nothing any more once stopped', async () => {
    const office = openOffice();
    await office.colleagues.settled;
    office.colleagues.stop();
    expect(office.waiting()).toBe(0);
  });
});

/** The colleagues by a clock that goes from one timer to the next, and what they published. */
function openOffice() {
  const timers = new Map<object, { time: number; run: () => void }>();
  const said: string[] = [];
  const clock = { time: 0 };
  const office = {
    get time() { return clock.time; },
    said,
    waiting: () => timers.size,
    async next() {
      const [key, timer] = [...timers].toSorted(([, a], [, b]) => a.time - b.time)[0] ?? [];
      if (!key || !timer) throw new Error('nothing is going to happen');
      timers.delete(key);
      clock.time = Math.max(clock.time, timer.time);
      timer.run();
      await Promise.resolve();
    },
    colleagues: startColleagues({
      publishAs: (user: string) => { said.push(user); return Promise.resolve(); },
      aliveAs: () => Promise.resolve(),
    }, {
      now: () => clock.time,
      schedule(run: () => void, wait: number) {
        const key = {};
        timers.set(key, { time: clock.time + wait, run });
        return () => timers.delete(key);
      },
    }),
  };
  return office;
}
