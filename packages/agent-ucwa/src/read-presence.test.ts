import fc from 'fast-check';
import { states } from '../fixtures/states.js';
import { noteIn, presenceIn } from './read-presence.js';

const now = 1_700_000_000_000;

test.each(states)('$availability with $activity means $means', ({ availability, activity, means, idle, activities = [] }) => {
  for (const written of [availability, availability.toUpperCase()]) {
    const facts = presenceIn({ availability: written, activity }, now);
    expect(facts.availability ?? 'unknown').toBe(means);
    expect(facts.idle).toBe(idle);
    expect((facts.activities ?? []).map(({ kind, text }) => (text ? `${kind}: ${text}` : kind))).toEqual(activities);
    expect(facts.problem).toBe(means === 'unknown' ? 'no-data' : undefined);
  }
});

test('what a server has put into words stays beside what its availability says', () => {
  expect(presenceIn({ availability: 'BeRightBack', activity: 'Bin gleich zurück' }, now).activities).toEqual([{ kind: 'be-right-back', text: 'Bin gleich zurück' }]);
  expect(presenceIn({ availability: 'Offwork', activity: 'on-the-phone' }, now).activities).toEqual([{ kind: 'off-work' }, { kind: 'in-call' }]);
});

test.each([
  ['/Date(1474932023993)/', 1_474_932_023_993], ['/Date(1474932023993-0700)/', 1_474_932_023_993], ['2016-09-26T16:20:23.994-07:00', 1_474_932_023_994],
  [`/Date(${now + 5_000})/`, now], ['/Date(-62135596800000)/', undefined], ['/Date(99999999999999)/', undefined], ['yesterday', undefined], [7, undefined],
])('last active %s is %s', (lastActive, time) => {
  expect(presenceIn({ availability: 'Online', lastActive }, now).lastActiveAt).toBe(time);
});

test('a note is the person\'s own, or what is said while they are out of office', () => {
  expect(noteIn({ message: ' <b>Heads</b> down ', type: 'Personal' })).toEqual({ note: { text: ' <b>Heads</b> down ' } });
  expect(noteIn({ message: 'Back on Monday', type: 'OutOfOffice' })).toEqual({ outOfOffice: { message: 'Back on Monday' } });
  expect(noteIn({ type: 'OutOfOffice' })).toEqual({ outOfOffice: { message: undefined } });
  for (const nothing of [{}, { message: '  ', type: 'Personal' }, { message: 7 }, { message: null, type: [] }]) expect(noteIn(nothing)).toEqual({});
});

test('whatever a server says, nobody is offline but by its word', () => {
  fc.assert(fc.property(fc.dictionary(fc.constantFrom('availability', 'activity', 'lastActive', 'type', 'message', '__proto__'), fc.jsonValue()), resource => {
    const { availability, lastActiveAt } = presenceIn(resource, now);
    if (availability === 'offline') expect(resource['availability']).toMatch(/^\s*off(line|work)\s*$/i);
    if (lastActiveAt !== undefined) expect(lastActiveAt).toBeLessThanOrEqual(now);
    noteIn(resource);
  }), { numRuns: 500 });
});
