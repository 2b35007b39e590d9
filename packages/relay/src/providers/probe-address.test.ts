import { describe, expect, it } from 'vitest';
import { probeAddress } from './probe-address.js';

describe('an address to try a network with', () => {
  it.each([
    [['corp.example'], 'presence-check@corp.example'],
    [['*.corp.example'], 'presence-check@presence-check.corp.example'],
    [['aim:'], 'aim:presence-check'],
    [['sip:'], 'sip:presence-check@presence-check.invalid'],
    [['matrix:'], '@presence-check:presence-check.invalid'],
    [['*'], 'presence-check@presence-check.invalid'],
    [['aim:', 'corp.example'], 'aim:presence-check'],
  ])('that goes to %j is %s', (routes, text) => {
    expect(probeAddress(routes)?.text).toBe(text);
  });

  it('cannot be made up where there is no route', () => {
    expect(probeAddress([])).toBeUndefined();
  });
});
