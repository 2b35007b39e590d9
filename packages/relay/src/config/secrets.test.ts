import { describe, expect, it } from 'vitest';
import { replaced, secretOf, withoutSecrets } from './secrets.js';

describe('a secret', () => {
  it('comes from an environment variable, which has to be set to something', () => {
    expect(secretOf('PW', { PW: 'hunter2' })).toEqual({ secret: 'hunter2' });
    expect(secretOf('PW', {})).toEqual({ missing: expect.stringContaining('PW is not set') as string });
    expect(secretOf('PW', { PW: '' })).toEqual({ missing: expect.stringContaining('PW is empty') as string });
    expect(secretOf('toString', {})).toHaveProperty('missing');
  });

  it('is taken out of what somebody else says, also where one is part of another', () => {
    expect(withoutSecrets('no entry for hunter2-long and hunter2', ['hunter2', 'hunter2-long'])).toBe('no entry for ••• and •••');
    expect(withoutSecrets('a sentence', ['a', ''])).toBe('a sentence');
  });

  it('is put into a copy', () => {
    const value = { networks: [{ options: { password: { env: 'PW' }, server: 'x' } }] };
    expect(replaced(value, ['networks', 0, 'options', 'password'], 'hunter2')).toEqual({ networks: [{ options: { password: 'hunter2', server: 'x' } }] });
    expect(value.networks[0]!.options.password).toEqual({ env: 'PW' });
  });
});
