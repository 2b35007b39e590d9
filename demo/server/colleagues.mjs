import { people } from '../data/people.mjs';
import { DAY_ENDS, DAY_STARTS, planDay } from './office-day.mjs';
import { seededRandom } from './random.mjs';

// One minute at the office passes in two seconds: a day takes 21 minutes, and somebody on screen changes every few seconds.
const MINUTE = 2_000;
const ARRIVE_AT = 9 * 60 + 40;   // the first visitor meets an office that has begun to work
const ALIVE_EVERY = 60_000;      // ms; what a page does for its person (contract: POST /presence/me/alive)
const ALIVE_SLICES = 12;         // so that a hundred people do not knock in one moment

/**
 * Lets the people of the directory live through office days. They reach the relay as anybody would: over HTTP, as themselves.
 *
 * @param {{ publishAs: (user: string, own: object) => Promise<void>, aliveAs: (user: string) => Promise<void> }} line
 */
export function startColleagues(line, { seed = 2026, now = Date.now, schedule = later } = {}) {
  const present = new Set();
  const released = new Set();
  const cancels = new Set();
  let stopped = false;

  const after = (run, wait) => {
    const cancel = schedule(() => { cancels.delete(cancel); if (!stopped) run(); }, Math.max(0, wait));
    cancels.add(cancel);
  };

  const take = async (person, step) => {
    if (released.has(person.user)) return;
    if (step.present === true) present.add(person.user);
    if (step.present === false) present.delete(person.user);
    if (step.present === true) await line.aliveAs(person.user);
    if (step.own) await line.publishAs(person.user, withTimes(step, now()));
  };

  const liveDay = (day, fromMinute) => {
    const opened = now() - (fromMinute - DAY_STARTS) * MINUTE;
    const steps = stepsOf(people, seed + day);
    const due = (step) => opened + (step.at - DAY_STARTS) * MINUTE;
    const next = (index) => {
      if (index === steps.length) return after(() => { liveDay(day + 1, DAY_STARTS); }, opened + (DAY_ENDS - DAY_STARTS) * MINUTE - now());
      after(() => { void take(steps[index].person, steps[index]); next(index + 1); }, due(steps[index]) - now());
    };
    const begun = steps.findIndex((step) => step.at > fromMinute);
    next(begun < 0 ? steps.length : begun);
    return catchUp(steps.slice(0, begun), fromMinute, take);
  };

  const keepAlive = (slice) => {
    [...present].filter((_, index) => index % ALIVE_SLICES === slice).forEach((user) => void line.aliveAs(user));
    after(() => { keepAlive((slice + 1) % ALIVE_SLICES); }, ALIVE_EVERY / ALIVE_SLICES);
  };

  const settled = liveDay(0, ARRIVE_AT);
  keepAlive(0);

  return {
    /** Everybody who is in at the start has said so. */
    settled,
    /** A visitor signs in as this person: from now on they alone say how they are. */
    async release(user) {
      if (released.has(user)) return;
      released.add(user);
      if (present.delete(user)) await line.publishAs(user, { availability: 'auto' });
    },
    stop() {
      stopped = true;
      for (const cancel of cancels) cancel();
    },
  };
}

/** Everybody's steps of one day in the order of time; the same for the same seed. */
export function stepsOf(everybody, seed) {
  const plan = (person, index) => planDay(seededRandom(seed * 1_000 + index)).map((step) => ({ ...step, person }));
  return everybody.flatMap(plan).sort((a, b) => a.at - b.at);
}

// Who came in before the doors opened to us: only their latest word counts, with what is left of its time.
async function catchUp(missed, minute, take) {
  const latest = new Map();
  for (const step of missed) {
    const before = latest.get(step.person);
    latest.set(step.person, { ...before, ...step, present: step.present ?? before?.present, minutes: step.minutes && step.minutes - (minute - step.at) });
  }
  for (const [person, step] of latest) await take(person, step);
}

function withTimes({ own, minutes }, now) {
  const until = minutes === undefined ? undefined : now + minutes * MINUTE;
  const { activities, note, outOfOffice, ...rest } = own;
  return {
    ...rest,
    ...(activities && { activities: activities.map((activity) => ({ ...activity, until })) }),
    ...(note && { note: { ...note, expiresAt: until } }),
    ...(outOfOffice && { outOfOffice: { message: outOfOffice.message, until: now + outOfOffice.forMinutes * 60_000 } }),
    ...(until && { expiresAt: until }),
  };
}

function later(run, wait) {
  const timer = setTimeout(run, wait);
  return () => { clearTimeout(timer); };
}
