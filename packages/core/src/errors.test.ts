import { describe, expect, it } from 'vitest';
import { knownProblem, PresenceError, problemCodes, problemOf } from './errors.js';

describe('a PresenceError', () => {
  it('carries its code, what to tell a developer, when to ask again, and its cause', () => {
    const cause = new Error('ECONNREFUSED');
    const error = new PresenceError('unreachable', 'The relay does not answer', { retryAfter: 3_000, cause });
    expect(error).toMatchObject({ name: 'PresenceError', code: 'unreachable', message: 'The relay does not answer', retryAfter: 3_000, cause });
    expect(error).toBeInstanceOf(Error);
  });

  it('says its code where nothing else was said', () => {
    expect(String(new PresenceError('timeout'))).toBe('PresenceError: timeout');
  });
});

describe('a problem', () => {
  it('is read from an error of any copy of the library, by name and code', () => {
    const foreign = Object.assign(new Error('x'), { name: 'PresenceError', code: 'rate-limited', retryAfter: 2_000 });
    expect(problemOf(foreign)).toEqual({ problem: 'rate-limited', retryAfter: 2_000 });
    expect(problemOf({ name: 'PresenceError', code: 'forbidden' })).toEqual({ problem: 'forbidden', retryAfter: undefined });
  });

  it('is the fault of the agent when anything else was thrown', () => {
    for (const thrown of [new TypeError('x'), new DOMException('x', 'AbortError'), { code: 'timeout' }, 'timeout', 42, null, undefined, Symbol('x')]) {
      expect(problemOf(thrown)).toEqual({ problem: 'agent-fault' });
    }
  });

  it('of a code that this version does not know is that there are no data', () => {
    expect(problemOf({ name: 'PresenceError', code: 'abducted' }).problem).toBe('no-data');
    expect(problemOf({ name: 'PresenceError' }).problem).toBe('no-data');
  });

  it.each([[NaN], [Infinity], ['5'], [null], [{}]])('does not ask to wait for %o', retryAfter => {
    expect(problemOf({ name: 'PresenceError', code: 'rate-limited', retryAfter }).retryAfter).toBeUndefined();
  });

  it.each<[unknown, string]>([...problemCodes.map((code): [string, string] => [code, code]), ['abducted', 'no-data'], ['toString', 'no-data'], [undefined, 'no-data'], [7, 'no-data']])('%s is known as %s', (code, known) => {
    expect(knownProblem(code)).toBe(known);
  });
});
