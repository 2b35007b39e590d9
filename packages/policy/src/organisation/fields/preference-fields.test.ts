import { describe, expect, it } from 'vitest';
import { readAll } from './fields.js';
import { defaultPreferences, preferenceFields } from './preference-fields.js';

describe('preferences', () => {
  it('are the defaults where nothing is said', () => {
    expect(readAll(preferenceFields, {})).toEqual(defaultPreferences);
  });

  it.each([[''], ['  '], [null], [undefined]])('take %j for an address or a name that was emptied', empty => {
    expect(readAll(preferenceFields, { address: empty, displayName: empty })).toEqual(defaultPreferences);
  });

  it('count the letters of a name as people do', () => {
    expect(readAll(preferenceFields, { displayName: '😀'.repeat(64) }).displayName).toHaveLength(128);
    expect(() => readAll(preferenceFields, { displayName: '😀'.repeat(65) })).toThrow('displayName: Write 64 characters at most; these are 65.');
  });
});
