import { describe, expect, it } from 'vitest';
import { below, count, flag, listOf, mapOf, oneOf, optional, readAll, shape, text, time, verbatim, withDefault, type Field } from './fields.js';
import { Findings } from './settings-error.js';

/** What a field makes of a value, or what is wrong with it. */
function read(field: Field<unknown>, value: unknown): unknown {
  const found = new Findings(), answer = field(value, 'x', found);
  return found.problems.length ? found.problems.map(({ path, code }) => `${path} ${code}`).join(', ') : answer;
}

describe('a field', () => {
  it.each<[string, Field<unknown>, unknown, unknown]>([
    ['a switch', flag, false, false], ['a switch', flag, 'false', 'x wrong-type'], ['a switch', flag, undefined, 'x required'],
    ['a choice', oneOf(['a', 'b']), 'b', 'b'], ['a choice', oneOf(['a', 'b']), 'c', 'x not-a-choice'], ['a choice', oneOf(['a', 'b']), null, 'x required'],
    ['a text', text(5), '  a \n b ', 'a b'], ['a text', text(5), '  ', 'x required'], ['a text', text(5), null, 'x required'], ['a text', text(5), 7, 'x wrong-type'],
    ['a text', text(5), 'abcdef', 'x too-long'], ['a text', text(5), '😀😀😀😀😀', '😀😀😀😀😀'],
    ['a text as it is', verbatim(9), ' a\nb ', ' a\nb '], ['a text as it is', verbatim(3), 'abcd', 'x wrong-type'], ['a text as it is', verbatim(3), 7, 'x wrong-type'],
    ['a time', time, -5, -5], ['a time', time, Infinity, 'x not-a-number'], ['a time', time, '5', 'x not-a-number'],
    ['a number', count(1, 9), 9, 9], ['a number', count(1, 9), 1.5, 'x not-a-number'], ['a number', count(1, 9), '5', 'x not-a-number'], ['a number', count(1, 9), Number.NaN, 'x not-a-number'],
    ['a number', count(1, 9), 0, 'x too-small'], ['a number', count(1, 9), 10, 'x too-large'], ['a number', count(1, 9), null, 'x required'],
    ['a list', listOf(text(5), 3), ['a', ' a', 'b'], ['a', 'b']], ['a list', listOf(text(5), 3), ['a', 7], 'x.1 wrong-type'], ['a list', listOf(text(5), 3), ['a', 'b', 'c', 'd'], 'x too-many'],
    ['a list', listOf(text(5), 3), 'a', 'x wrong-type'], ['a list', listOf(text(5), 3), undefined, 'x required'],
    ['a map', mapOf(flag), { a: true }, { a: true }], ['a map', mapOf(flag), { a: 1 }, 'x.a wrong-type'], ['a map', mapOf(flag), [], 'x wrong-type'],
    ['a shape', shape({ a: flag }), { a: true }, { a: true }], ['a shape', shape({ a: flag }), { a: 1, b: 2 }, 'x.b unknown-field, x.a wrong-type'], ['a shape', shape({ a: flag }), { a: true, b: undefined }, { a: true }], ['a shape', shape({ a: flag }), [], 'x wrong-type'],
    ['a shape', shape({ a: flag }), undefined, 'x required'], ['a shape', shape({ a: optional(flag) }), { a: null }, {}], ['a shape', shape({ a: flag }), JSON.parse('{"a":true,"__proto__":{}}'), 'x.__proto__ unknown-field'],
    ['what may be missing', optional(flag), null, undefined], ['what may be missing', optional(flag), 1, 'x wrong-type'],
    ['what has a default', withDefault(true, flag), undefined, true], ['what has a default', withDefault(true, flag), false, false],
  ])('of %s', (_what, field, value, answer) => {
    expect(read(field, value)).toEqual(answer);
  });

  it('is read whole or refused with all that is wrong', () => {
    expect(readAll(shape({ a: flag, b: flag }), { a: true, b: false })).toEqual({ a: true, b: false });
    expect(() => readAll(shape({ a: flag, b: flag }), { a: 1 })).toThrow(/a: .*\nb: /);
  });

  it('gives frozen data', () => {
    expect([readAll(shape({ a: flag }), { a: true }), readAll(listOf(text(5), 3), ['a']), readAll(mapOf(flag), {})].every(Object.isFrozen)).toBe(true);
  });

  it('has a path from the outside in', () => {
    expect([below('', 'routes'), below('routes', 0), below('agent.options', 'base'), below('areas.sales', '')]).toEqual(['routes', 'routes.0', 'agent.options.base', 'areas.sales']);
  });
});
