import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import { pathOf } from './words.js';

const told = (schema: object, value: unknown): readonly string[] => check({ ...schema }, value).mistakes.map(({ path, message }) => `${path.join('.')} ${message}`.trim());

describe('a mistake in words', () => {
  it.each([
    [{ type: 'string' }, 1, 'write a text in double quotes, not a number'],
    [{ type: ['integer', 'null'] }, 'x', 'write a whole number or null, not a text'],
    [{ type: 'object' }, [], 'write an object { … }, not a list'],
    [{ type: 'boolean' }, null, 'write true or false, not null'],
    [{ type: 'array' }, true, 'write a list [ … ], not true or false'],
    [{ enum: ['socket', 'polling', 3] }, 'sockett', 'did you mean "socket"?'],
    [{ enum: ['socket', 'polling', 3] }, 5, 'write "socket" or "polling" or 3'],
    [{ const: 'x' }, 'y', 'write "x"'],
    [{ minimum: 1 }, 0, 'write at least 1'],
    [{ maximum: 9 }, 10, 'write at most 9'],
    [{ minLength: 1 }, '', 'write something here'],
    [{ minLength: 3 }, '', 'write at least 3 characters'],
    [{ maxLength: 1 }, 'xx', 'write at most 1 characters'],
    [{ minItems: 1 }, [], 'write at least one entry'],
    [{ maxItems: 2 }, [1, 2, 3], 'write at most 2 entries'],
    [{ uniqueItems: true }, [1, 2, 1], 'entries 1 and 3 are the same: remove one'],
    [{ format: 'uri' }, 'x', 'write a whole URL, with its scheme'],
    [{ pattern: '^a$', title: 'Letter', description: 'The first.', examples: ['a'] }, 'b', 'does not have the form that is wanted, such as "a" (Letter: The first.)'],
    [{ multipleOf: 2 }, 3, 'must be multiple of 2'],
    [{ additionalProperties: false, properties: { port: {} } }, { prot: 1 }, 'prot there is no such field: did you mean port?'],
    [{ additionalProperties: false, properties: { port: {}, host: {} } }, { colour: 1 }, 'colour there is no such field; there are port, host'],
    [{ required: ['port'], properties: { port: { title: 'Port' } } }, {}, 'port is missing (Port)'],
    [{ required: ['pw'], properties: { pw: { title: 'Password', writeOnly: true } } }, {}, 'pw is missing (Password): write { "env": "NAME_OF_A_VARIABLE" }'],
  ])('of %j for %j', (schema, value, words) => {
    expect(told(schema, value)).toEqual([words]);
  });

  it('never repeats what was written: it may be a password in the wrong place', () => {
    const schema = { type: 'object', additionalProperties: false, properties: { a: { enum: ['x'] }, b: { type: 'integer' }, c: { pattern: '^$' }, d: { anyOf: [{ const: 1 }, { type: 'boolean' }] } } };
    expect(told(schema, { a: 'hunter2', b: 'hunter2', c: 'hunter2', d: 'hunter2' }).join()).not.toContain('hunter2');
  });

  it('says the same of a secret, however it is wrong', () => {
    const secret = { writeOnly: true, type: 'object', required: ['env'], additionalProperties: false, properties: { env: { type: 'string' } } };
    for (const value of ['hunter2', {}, { evn: 'X', env: 'Y' }]) {
      expect(told(secret, value)).toEqual([expect.stringMatching(/^a secret does not belong into a file: write \{ "env": "NAME_OF_A_VARIABLE" \}/)]);
    }
  });

  it('knows where it is (RFC 6901)', () => {
    expect(pathOf({ instancePath: '/networks/0/a~1b~0' })).toEqual(['networks', 0, 'a/b~']);
    expect(pathOf({ instancePath: '' })).toEqual([]);
  });
});
