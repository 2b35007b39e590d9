import { pick } from './random.mjs';

/**
 * One step of somebody's day. Times are minutes of the office day, so that the pace is somebody else's matter.
 *
 * @typedef {object} Step
 * @property {number} at
 * @property {boolean} [present]   From here on one of their pages is open (or no longer).
 * @property {object} [own]        What they publish: an OwnPresence, but for its times.
 * @property {number} [minutes]    For how long; absent: until they say otherwise.
 */

export const DAY_STARTS = 8 * 60;
export const DAY_ENDS = 18 * 60 + 30;

const LUNCHES = [['Lunch', '🍜'], ['Lunch by the harbour', '🌊'], ['Out for a run', '🏃'], ['Canteen, table by the window', '🥗'], ['Lunch', '🍛']];
const BREAKS = [['Coffee', '☕'], ['Back in a moment', '🚶'], ['Fetching a parcel', '📦'], undefined, undefined];
const FOCUSES = [['Writing. Please mail me', '✍️'], ['Deep in the data', '🎧'], ['Review due at noon', '📚'], ['Heads down until the tide turns', '🌊']];
const DESK_NOTES = [['Working from home', '🏡'], ['At the mooring workshop', '🔧'], ['In the library', '📖'], ['New: ask me about the buoys!', '🛟'], undefined, undefined, undefined, undefined];
const MEETINGS = ['Weekly forecast round', 'Steering group', 'Calibration stand-up', 'Interview', undefined, undefined];
const ABSENCES = [['Parental leave. Ingrid looks after my projects.', 34], ['At sea aboard RV Solveig, mail once a day.', 12], ['On holiday, back rested.', 9], ['Conference in Valparaíso.', 4]];

// How a day may go, and how often.
const DAYS = [[0.78, officeDay], [0.86, outOfOfficeDay], [0.9, invisibleDay], [1, dayOff]];
// What follows on a while at the desk, and how often.
const PARTS = [[0.34, meeting], [0.56, call], [0.72, focus], [0.8, presentation], [1, coffee]];

/** The steps of one person's day, in order; the same for the same random numbers. */
export function planDay(random) {
  return choose(random(), DAYS)(random);
}

function officeDay(random) {
  const arrives = DAY_STARTS + between(random, 0, 90);
  const leaves = DAY_ENDS - between(random, 0, 120);
  const steps = [{ at: arrives, present: true, own: atDesk(random) }];
  let hungry = true;
  for (let at = arrives + between(random, 10, 45); at < leaves - 60;) {
    const part = hungry && at > 11.5 * 60 ? lunch(random) : choose(random(), PARTS)(random);
    if (part.lunch) hungry = false;
    steps.push({ at, own: part.own, minutes: part.minutes });
    at += part.minutes;
    steps.push({ at, own: atDesk(random) });
    at += between(random, 15, 55);
  }
  return [...steps, { at: leaves, present: false, own: { availability: 'auto' } }];
}

function outOfOfficeDay(random) {
  const [message, days] = pick(random, ABSENCES);
  return [{ at: DAY_STARTS, own: { availability: 'auto', outOfOffice: { message, forDays: days } } }];
}

function invisibleDay() {
  return [
    { at: DAY_STARTS, present: true, own: { availability: 'invisible' } },
    { at: DAY_ENDS, present: false, own: { availability: 'auto' } },
  ];
}

function dayOff() {
  return [];
}

function atDesk(random) {
  return { availability: 'auto', note: note(pick(random, DESK_NOTES)) };
}

function meeting(random) {
  return { minutes: between(random, 25, 60), own: { availability: 'busy', activities: [{ kind: 'in-meeting', text: pick(random, MEETINGS) }] } };
}

function call(random) {
  return { minutes: between(random, 8, 25), own: { availability: 'busy', activities: [{ kind: 'in-call' }] } };
}

function focus(random) {
  return { minutes: between(random, 40, 80), own: { availability: 'dnd', activities: [{ kind: 'focusing' }], note: note(pick(random, FOCUSES)) } };
}

function presentation(random) {
  return { minutes: between(random, 20, 45), own: { availability: 'dnd', activities: [{ kind: 'presenting' }] } };
}

function coffee(random) {
  return { minutes: between(random, 8, 15), own: { availability: 'away', note: note(pick(random, BREAKS)) } };
}

function lunch(random) {
  return { lunch: true, minutes: between(random, 30, 50), own: { availability: 'away', note: note(pick(random, LUNCHES)) } };
}

function note(written) {
  return written && { text: written[0], emoji: written[1] };
}

function choose(number, table) {
  return table.find(([upTo]) => number < upTo)[1];
}

function between(random, least, most) {
  return Math.round(least + random() * (most - least));
}
