import { people } from '../data/people.mjs';
import { DAY_ENDS, DAY_STARTS } from './office-day.mjs';
import { latestWords, stepsOf, withTimes } from './office-steps.mjs';

// One minute at the office passes in 1.2 seconds: a day takes a good twelve minutes, and somebody on screen changes every few seconds.
const MINUTE = 1_200;
const FIRST_MINUTE = 9 * 60 + 40; // the first visitor meets an office that has begun to work
const ALIVE_EVERY = 60_000;       // ms; what a page does for its person (contract: POST /presence/me/alive)
const ALIVE_SLICES = 12;          // so that a hundred people do not knock in one moment

/**
 * Lets the people of the directory live through office days. They reach the relay as anybody would: over HTTP, as themselves.
 *
 * @param {{ publishAs: (user: string, own: object) => Promise<void>, aliveAs: (user: string) => Promise<void> }} line
 */
export function startColleagues(line, options) {
  return new Colleagues(line, options);
}

class Colleagues {
  #line;
  #seed;
  #now;
  #schedule;
  #present = new Set();
  #released = new Set();
  #cancels = new Set();

  /** Resolves when everybody who is in at the start has said so. */
  settled;

  constructor(line, { seed = 2026, now = Date.now, schedule = later } = {}) {
    this.#line = line;
    this.#seed = seed;
    this.#now = now;
    this.#schedule = schedule;
    this.settled = this.#live(0, FIRST_MINUTE);
    this.#keepAlive(0);
  }

  /** A visitor signs in as this person: from now on they alone say how they are. */
  async release(user) {
    if (this.#released.has(user)) return;
    this.#released.add(user);
    if (this.#present.delete(user)) await this.#line.publishAs(user, { availability: 'auto' });
  }

  stop() {
    for (const cancel of this.#cancels) cancel();
  }

  async #live(day, minute) {
    const begins = this.#now() - (minute - DAY_STARTS) * MINUTE;
    const timeOf = (at) => begins + (at - DAY_STARTS) * MINUTE;
    const steps = stepsOf(people, this.#seed + day);
    const rest = steps.filter((step) => step.at > minute);
    const next = (index) => {
      if (index === rest.length) return this.#at(timeOf(DAY_ENDS), () => void this.#live(day + 1, DAY_STARTS));
      this.#at(timeOf(rest[index].at), () => {
        void this.#take(rest[index]);
        next(index + 1);
      });
    };
    next(0);
    for (const step of latestWords(steps, minute)) await this.#take(step);
  }

  async #take(step) {
    const { person: { user }, present, own } = step;
    if (this.#released.has(user)) return;
    if (present === false) this.#present.delete(user);
    if (present) {
      this.#present.add(user);
      await this.#line.aliveAs(user);
    }
    if (own) await this.#line.publishAs(user, withTimes(step, this.#now(), MINUTE));
  }

  #keepAlive(slice) {
    for (const user of [...this.#present].filter((_, index) => index % ALIVE_SLICES === slice)) void this.#line.aliveAs(user);
    this.#at(this.#now() + ALIVE_EVERY / ALIVE_SLICES, () => this.#keepAlive((slice + 1) % ALIVE_SLICES));
  }

  #at(time, run) {
    const cancel = this.#schedule(() => {
      this.#cancels.delete(cancel);
      run();
    }, Math.max(0, time - this.#now()));
    this.#cancels.add(cancel);
  }
}

function later(run, wait) {
  const timer = setTimeout(run, wait);
  return () => { clearTimeout(timer); };
}
