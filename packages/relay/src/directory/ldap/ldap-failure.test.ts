import { PresenceError } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { failureOf, LdapFailure } from './ldap-failure.js';

const told = (error: unknown) => {
  const { name, code, message } = failureOf(error) as PresenceError;
  return [name, code, message];
};
const socketError = (code: string): Error => Object.assign(new Error(`${code} 10.0.0.1:636 hunter2`), { code });

describe('what goes wrong with a directory', () => {
  it.each([
    [new LdapFailure('refused', 49), 'forbidden', 'The directory refuses the name or the password.'],
    [new LdapFailure('refused', 4), 'no-data', /^The directory gives no more entries than its limit allows/],
    [new LdapFailure('refused', 32), 'not-found', /^There is no such base/],
    [new LdapFailure('refused', 80), 'unreachable', 'The directory refuses to answer (result 80).'],
    [new LdapFailure('timeout'), 'timeout', 'The directory did not answer in time.'],
    [new LdapFailure('no-ldap'), 'unreachable', /does not speak LDAP/],
    [socketError('ECONNREFUSED'), 'unreachable', /^Nothing listens/],
    [socketError('ENOTFOUND'), 'unreachable', /^There is no host/],
    [socketError('DEPTH_ZERO_SELF_SIGNED_CERT'), 'unreachable', /^Nobody who is trusted here vouches/],
    [socketError('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'unreachable', /^Nobody who is trusted here vouches/],
    [socketError('ERR_TLS_CERT_ALTNAME_INVALID'), 'unreachable', /for another name/],
    [socketError('EWHATEVER'), 'unreachable', 'The directory cannot be reached (EWHATEVER).'],
  ])('is told in words: %#', (error, code, message) => {
    expect(told(error)).toEqual(['PresenceError', code, typeof message === 'string' ? message : expect.stringMatching(message)]);
  });

  it('repeats nothing that the network said', () => {
    expect(failureOf(socketError('ECONNRESET')).message).not.toMatch(/hunter2|10\.0/);
  });

  it('stays what it is where somebody said it on purpose, or made a mistake in code', () => {
    for (const error of [new DOMException('stop', 'AbortError'), new PresenceError('timeout'), new TypeError('bug')]) expect(failureOf(error)).toBe(error);
  });
});
