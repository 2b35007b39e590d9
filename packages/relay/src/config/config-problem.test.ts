import { describe, expect, it } from 'vitest';
import { ConfigError, fieldOf, together } from './config-problem.js';

const problem = (line: number, column: number, message = 'wrong') => ({ line, column, field: 'port', message });

describe('a configuration error', () => {
  it('tells every mistake once, in the order of the file, where editors and terminals can jump to', () => {
    const error = new ConfigError('a.json', [problem(3, 1), problem(1, 9), problem(1, 2), problem(3, 1)]);
    expect(error.message).toBe('a.json cannot be used:\n  a.json:1:2 port: wrong\n  a.json:1:9 port: wrong\n  a.json:3:1 port: wrong');
    expect(error.problems).toHaveLength(3);
  });

  it('needs no field where the file as a whole is meant', () => {
    expect(new ConfigError('a.json', [{ ...problem(1, 1), field: '' }]).message).toContain('a.json:1:1 wrong');
  });

  it('writes fields as one would write them in code', () => {
    expect(fieldOf(['networks', 0, 'options', 'x y', '__proto__'])).toBe('networks[0].options["x y"].__proto__');
    expect(fieldOf([])).toBe('');
  });

  it('may be several, unless one of them is something else', () => {
    const one = new ConfigError('a.json', [problem(1, 1)]), two = new ConfigError('a.json', [problem(2, 2)]), other = new Error('other');
    expect((together([one, two]) as ConfigError).problems).toHaveLength(2);
    expect(together([one, other])).toBe(other);
  });
});
