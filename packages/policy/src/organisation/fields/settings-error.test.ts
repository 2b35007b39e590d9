import { describe, expect, it } from 'vitest';
import { Findings, refusal, SettingsError } from './settings-error.js';

describe('a refusal', () => {
  it('is recognised by its name, and tells each problem by itself and all in one message', () => {
    const error = new SettingsError([{ path: 'name', code: 'required', message: 'Write a name.' }, { path: '', code: 'conflict', message: 'Look again.' }]);
    expect(error).toMatchObject({ name: 'SettingsError', message: 'name: Write a name.\nLook again.', problems: [{ code: 'required' }, { code: 'conflict' }] });
    expect(Object.isFrozen(error.problems)).toBe(true);
  });

  it('may be about the whole, or about one field', () => {
    expect(refusal('conflict', 'Look again.').problems).toEqual([{ path: '', code: 'conflict', message: 'Look again.' }]);
    expect(refusal('not-found', 'Nobody.', 'user').problems).toEqual([{ path: 'user', code: 'not-found', message: 'Nobody.' }]);
  });
});

describe('findings', () => {
  it('refuse once there is anything, all at once', () => {
    const found = new Findings();
    expect(() => found.refuse()).not.toThrow();
    found.add('a', 'required', 'A.');
    found.add('b', 'required', 'B.');
    expect(() => found.refuse()).toThrow('a: A.\nb: B.');
  });

  it('are no more than somebody can read', () => {
    const found = new Findings();
    for (let at = 0; at < 100_000; at++) found.add(`people.${at}`, 'required', 'A.');
    expect([found.problems.length, found.problems.at(-1)!.path]).toEqual([1_000, 'people.999']);
  });
});
