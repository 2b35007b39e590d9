import { describe, expect, it } from 'vitest';
import type { OwnPresence } from '@presence-elements/core';
import { alive, appearance, changesAt, published, stranger, wordsLeft, type Person, type Terms } from './person.js';

const MINUTE = 60_000, START = 1_000_000;
const terms: Terms = { startedAt: START, grace: 90_000, awayAfter: 5 * MINUTE };
// Long after the start, so that nothing is pending.
const NOW = START + 60 * MINUTE;

const seen: Person = { ...stranger, seenAt: START };
const here = alive(seen, true, NOW);
const look = (person: Person, at = NOW, known?: boolean) => appearance(person, known, at, terms);
const set = (own: OwnPresence, person = here) => published(person, own, NOW);

describe('a person of the portal', () => {
  const table: readonly [title: string, person: Person, after: number, expected: object][] = [
    ['is online while a page is open and used', here, 0, { availability: 'online' }],
    ['is still online just before the pages count as idle', alive(here, false, NOW + 4 * MINUTE), 5 * MINUTE - 1, { availability: 'online' }],
    ['is away once all pages are idle', alive(here, false, NOW + 4 * MINUTE), 5 * MINUTE, { availability: 'away', idle: true }],
    ['is online again as one of several pages is used', alive(alive(here, false, NOW + 6 * MINUTE), true, NOW + 6 * MINUTE), 6 * MINUTE, { availability: 'online' }],
    ['is away when no page has ever been used', alive(seen, false, NOW), 0, { availability: 'away', idle: true }],
    ['is online until the grace period of the last page is over', here, 89_999, { availability: 'online' }],
    ['is offline once the last page has been gone for the grace period', here, 90_000, { availability: 'offline' }],
    ['keeps an availability of their own choice', set({ availability: 'dnd' }), 0, { availability: 'dnd' }],
    ['keeps it while idle, and says that they are', alive(set({ availability: 'online' }), false, NOW + 5 * MINUTE), 5 * MINUTE, { availability: 'online', idle: true }],
    ['loses it when its time is over', alive(set({ availability: 'busy', expiresAt: NOW + 1000 }), true, NOW), 1000, { availability: 'online' }],
    ['gets control back by auto', set({ availability: 'auto' }, set({ availability: 'dnd' })), 0, { availability: 'online' }],
    ['is there when they say so before any page has', set({ availability: 'busy' }, stranger), 0, { availability: 'busy' }],
    ['is not there for having written a note', set({ note: { text: 'Back on Monday' } }, seen), 0, { availability: 'offline', note: { text: 'Back on Monday' } }],
    ['shows a note', set({ note: { text: 'Lunch', emoji: '🍜' } }), 0, { availability: 'online', note: { text: 'Lunch', emoji: '🍜' } }],
    ['shows a note until it ends', set({ note: { text: 'Lunch', expiresAt: NOW + 10 } }), 10, { availability: 'online' }],
    ['shows a note no longer than the whole', set({ note: { text: 'Lunch' }, expiresAt: NOW + 10 }), 9, { availability: 'online', note: { text: 'Lunch', expiresAt: NOW + 10 } }],
    ['shows an activity until it ends', set({ activities: [{ kind: 'in-call', until: NOW + 10 }, { kind: 'presenting' }] }), 10, { availability: 'online', activities: [{ kind: 'presenting' }] }],
    ['shows an absence also when offline', set({ outOfOffice: { message: 'At sea' } }), 90_000, { availability: 'offline', outOfOffice: { message: 'At sea' } }],
    ['is offline when invisible, though a page is open', set({ availability: 'invisible' }), 0, { availability: 'offline' }],
    ['is offline by their own word, though a page is open', set({ availability: 'offline' }), 0, { availability: 'offline' }],
  ];

  it.each(table)('%s', (_title, person, after, expected) => {
    expect(look(person, NOW + after)).toEqual(expected);
  });

  it('replaces all that was set by what is set now', () => {
    expect(look(set({ note: { text: 'New' } }, set({ availability: 'dnd', note: { text: 'Old' } })))).toEqual({ availability: 'online', note: { text: 'New' } });
  });

  it('sets nothing whose time is over already', () => {
    expect(set({ availability: 'dnd', expiresAt: NOW }).own).toEqual({});
  });
});

describe('somebody never heard of', () => {
  it.each([
    ['is pending just after the start', START, undefined, { availability: 'unknown', problem: 'pending' }],
    ['is pending just after the start, though the directory knows them', START, true, { availability: 'unknown', problem: 'pending' }],
    ['does not exist if the directory says so', START, false, { availability: 'unknown', problem: 'not-found' }],
    ['is offline later, if the directory knows them', NOW, true, { availability: 'offline' }],
    ['is nobody of whom anything can be said, where there is no directory', NOW, undefined, { availability: 'unknown', problem: 'no-data' }],
  ] as const)('%s', (_title, at, known, expected) => {
    expect(look(stranger, at, known)).toEqual(expected);
  });

  it('is offline and not pending if they were seen to go', () => {
    expect(look(seen, START + 1)).toEqual({ availability: 'offline' });
  });
});

describe('an invisible person', () => {
  const invisible = (person: Person, own: OwnPresence = {}) => published(person, { ...own, availability: 'invisible' }, NOW);
  const gone: Person = { ...here, aliveAt: -Infinity, activeAt: -Infinity };

  it('looks exactly like one who has gone, whatever their pages do', () => {
    const busyBee = alive(alive(invisible(here), true, NOW + MINUTE), false, NOW + 2 * MINUTE);
    for (const at of [0, 1, 90_000, 2 * MINUTE, 10 * MINUTE]) expect(look(busyBee, NOW + at)).toEqual(look(gone, NOW + at));
  });

  it('keeps the note that could be read before, until its time', () => {
    const noted = invisible(set({ note: { text: 'Lunch', expiresAt: NOW + 10 } }));
    expect(look(noted).note).toEqual({ text: 'Lunch', expiresAt: NOW + 10 });
    expect(look(noted, NOW + 10)).toEqual({ availability: 'offline' });
  });

  it('shows no note written while invisible', () => {
    expect(look(invisible(here, { note: { text: 'Hiding' } }))).toEqual({ availability: 'offline' });
    expect(look(invisible(invisible(here), { note: { text: 'Still hiding' } }))).toEqual({ availability: 'offline' });
  });

  it('is as pending after a restart as everybody else', () => {
    const restored: Person = { ...stranger, own: { availability: 'invisible' }, veil: {} };
    expect(look(alive(restored, true, START), START, true)).toEqual(look(stranger, START, true));
  });

  it('who was never seen is as unknown as one who never came', () => {
    const shy = alive(invisible(stranger), true, NOW);
    for (const known of [true, false, undefined]) expect(look(shy, NOW, known)).toEqual(look(stranger, NOW, known));
  });

  it('is back when the time of it is over', () => {
    const person = alive(published(here, { availability: 'invisible', expiresAt: NOW + 10 }, NOW), true, NOW);
    expect(look(person, NOW + 9)).toEqual({ availability: 'offline' });
    expect(look(person, NOW + 10)).toEqual({ availability: 'online' });
  });
});

describe('the next change of a person', () => {
  it.each([
    ['is when the last page counts as gone', here, NOW, NOW + 90_000],
    ['is when the pages count as idle, if they are still open', alive(here, false, NOW + 4 * MINUTE), NOW + 4 * MINUTE, NOW + 5 * MINUTE],
    ['is when what was set ends', set({ availability: 'dnd', expiresAt: NOW + 10 }), NOW, NOW + 10],
    ['is when a note ends', set({ note: { text: 'Lunch', expiresAt: NOW + 20 } }), NOW, NOW + 20],
    ['is the end of the start, while nothing was heard', stranger, START, START + 90_000],
    ['is never, for somebody gone', seen, NOW, Infinity],
  ])('%s', (_title, person, now, expected) => {
    expect(changesAt(person, now, terms)).toBe(expected);
  });
});

describe('what is left to read of a person', () => {
  it('is what they have set, until it ends', () => {
    const person = set({ note: { text: 'Lunch', expiresAt: NOW + 10 }, outOfOffice: { message: 'At sea' } });
    expect(wordsLeft(person, NOW)).toEqual({ note: { text: 'Lunch', expiresAt: NOW + 10 }, outOfOffice: { message: 'At sea' } });
    expect(wordsLeft(person, NOW + 10)).toEqual({ outOfOffice: { message: 'At sea' } });
  });

  it('is what there was to read as they went invisible', () => {
    expect(wordsLeft(set({ availability: 'invisible', note: { text: 'New' } }, set({ note: { text: 'Old' } })), NOW)).toEqual({ note: { text: 'Old' } });
  });

  it('is nothing of a stranger', () => {
    expect(wordsLeft(stranger, NOW)).toEqual({});
  });
});
