import { describe, expect, it } from 'vitest';
import type { Answer } from './sip-stack.js';
import { passes, refusalOf, secondsOf } from './status.js';

const answer = (status: number, more: Partial<Answer> = {}): Answer => ({ status, cseq: 1, toTag: 't', foreign: false, header: () => undefined, headers: () => [], ...more });

describe('the refusal', () => {
  it.each([
    [401, 'signed-out'], [407, 'signed-out'], [403, 'forbidden'], [603, 'forbidden'], [404, 'not-found'], [604, 'not-found'], [410, 'not-found'],
    [489, 'network-disabled'], [405, 'network-disabled'], [408, 'timeout'], [504, 'timeout'], [500, 'unreachable'], [503, 'unreachable'], [480, 'no-data'], [406, 'no-data'], [302, 'no-data'], [600, 'no-data'],
  ] as const)('of a %i is %s', (status, problem) => {
    expect(refusalOf(answer(status))).toMatchObject({ problem });
  });

  it('of a busy server says how long to wait', () => {
    expect(refusalOf(answer(503, { header: name => (name === 'retry-after' ? '18000;duration=3600' : undefined) }))).toEqual({ problem: 'rate-limited', retryAfter: 18_000_000 });
  });

  it('of somebody else\'s challenge forbids one address and signs nobody out', () => {
    expect(refusalOf(answer(407, { foreign: true }))).toMatchObject({ problem: 'forbidden' });
  });

  it('passes by itself, or not', () => {
    expect((['timeout', 'unreachable', 'rate-limited', 'forbidden', 'not-found', 'no-data'] as const).filter(passes)).toEqual(['timeout', 'unreachable', 'rate-limited']);
  });
});

it('seconds are read from the front of a header', () => {
  expect([secondsOf(' 120 (come later)'), secondsOf('soon'), secondsOf(undefined), secondsOf('99999999999999')]).toEqual([120_000, undefined, undefined, 999_999_999_000]);
});
