import { problemOfCondition } from './problem-of-condition.js';

describe('why a connection ended', () => {
  it.each([
    ['not-authorized', 'signed-out'], ['account-disabled', 'signed-out'], ['no-auth-mech', 'signed-out'],
    ['temporary-auth-failure', 'unreachable'], ['connection-timeout', 'timeout'], ['policy-violation', 'rate-limited'],
    ['system-shutdown', 'unreachable'], ['conflict', 'unreachable'], ['closed', 'unreachable'], ['', 'unreachable'],
  ])('as %s means %s', (condition, problem) => {
    expect(problemOfCondition(condition)).toBe(problem);
  });
});
