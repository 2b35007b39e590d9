import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownBy } from './show.js';

describe('a show', () => {
  it.each([
    [undefined, 'online', undefined],
    ['', 'online', undefined],
    ['away', 'away', undefined],
    ['chat', 'online', 'free-to-chat'],
    ['dnd', 'dnd', undefined],
    ['xa', 'away', 'extended-away'],
    ['online', 'online', undefined],
    ['available', 'online', undefined],
    ['busy', 'busy', undefined],
    [' Do-Not_Disturb\n', 'dnd', undefined],
    ['Extended Away', 'away', 'extended-away'],
    ['On the phone', 'busy', 'in-call'],
    ['__proto__', 'online', undefined],
    ['toString', 'online', undefined],
    ['invisible', 'online', undefined],
    ['offline', 'online', undefined],
  ])('%j is %s, %s', (show, availability, kind) => {
    expect(shownBy(show)).toEqual({ availability, kind });
  });

  it('never says that somebody is not there', () => {
    fc.assert(fc.property(fc.string(), show => {
      expect(['online', 'away', 'busy', 'dnd']).toContain(shownBy(show).availability);
    }));
  });
});
