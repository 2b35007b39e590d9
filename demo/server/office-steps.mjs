import { planDay } from './office-day.mjs';
import { seededRandom } from './random.mjs';

/**
 * Everybody's steps of one day in the order of time; the same for the same seed.
 *
 * @param {readonly import('../data/people.mjs').Person[]} everybody
 * @param {number} seed
 * @returns {(import('./office-day.mjs').Step & { person: import('../data/people.mjs').Person })[]}
 */
export function stepsOf(everybody, seed) {
  const plan = (person, index) => planDay(seededRandom(seed * 1_000 + index)).map((step) => ({ ...step, person }));
  return everybody.flatMap(plan).sort((a, b) => a.at - b.at);
}

/** For who comes in later than the day began: of each person's steps so far only the latest counts, with what is left of its time. */
export function latestWords(steps, minute) {
  const latest = new Map();
  for (const step of steps) {
    if (step.at > minute) break;
    const minutes = step.minutes && step.minutes - (minute - step.at);
    latest.set(step.person, { ...step, present: step.present ?? latest.get(step.person)?.present, minutes });
  }
  return [...latest.values()];
}

/** What a step publishes, its times being times of the clock. */
export function withTimes({ own, minutes }, now, minuteLasts) {
  const until = minutes === undefined ? undefined : now + minutes * minuteLasts;
  const { activities, note, outOfOffice, ...rest } = own;
  return {
    ...rest,
    ...(activities && { activities: activities.map((activity) => ({ ...activity, until })) }),
    ...(note && { note: { ...note, expiresAt: until } }),
    ...(outOfOffice && { outOfOffice: { message: outOfOffice.message, until: now + outOfOffice.forDays * 86_400_000 } }),
    ...(until && { expiresAt: until }),
  };
}
