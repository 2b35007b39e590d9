import { PresenceError } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { refusalOf, SettingsError } from './settings-error.js';

describe('a refusal', () => {
  const problem = { path: 'routes.0', code: 'route-taken', message: 'This route goes to AOL already.' };

  it('is recognised by its name and says in words what is wrong', () => {
    const error = new SettingsError([problem, { ...problem, path: 'name', message: 'There is an AOL already.' }]);
    expect([error.name, error.message, error.problems.length]).toEqual(['SettingsError', 'This route goes to AOL already. There is an AOL already.', 2]);
  });

  it('is read out of an answer that names fields, and of no other', () => {
    expect(refusalOf(new PresenceError('agent-fault', 'HTTP 422', { cause: [problem, null, { path: 7 }] }))).toMatchObject({ name: 'SettingsError', problems: [problem] });
    const other = new PresenceError('forbidden');
    expect(refusalOf(other)).toBe(other);
  });
});
