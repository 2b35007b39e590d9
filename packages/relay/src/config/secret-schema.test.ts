import { describe, expect, it } from 'vitest';
import { fromEnvironment } from './secret-schema.js';

describe('a schema for a file', () => {
  it('has the name of an environment variable wherever there is a secret, however deep', () => {
    const schema = { properties: { password: { type: 'string', writeOnly: true, title: 'Password', description: 'Of the account.' }, list: { items: { anyOf: [{ writeOnly: true }, { type: 'null' }] } } } };
    expect(fromEnvironment(schema)).toMatchObject({
      properties: {
        password: { type: 'object', required: ['env'], writeOnly: true, title: 'Password', description: expect.stringMatching(/^Of the account\. Secret: write \{ "env"/) as string },
        list: { items: { anyOf: [{ type: 'object', required: ['env'] }, { type: 'null' }] } },
      },
    });
  });

  it('tells a form, whose administrators may name some variables alone, nothing of how files are written', () => {
    expect(fromEnvironment({ writeOnly: true, description: 'Of the account.' }, 'PRESENCE_')).toMatchObject({ description: 'Of the account.', properties: { env: { pattern: '^PRESENCE_[A-Za-z0-9_]+$' } } });
  });

  it('is otherwise as it was', () => {
    const schema = { type: 'object', properties: { writeOnly: { type: 'boolean', default: false }, b: { enum: [1, null, 'x'] } } };
    expect(fromEnvironment(schema)).toEqual(schema);
  });
});
