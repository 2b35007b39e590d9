import { describe, expect, it } from 'vitest';
import { check } from './check.js';

const told = (schema: object, value: unknown): readonly string[] => check({ ...schema }, value).mistakes.map(({ path, message }) => `${path.join('.')} ${message}`.trim());

const named = { enum: ['prosody', 'ejabberd'] };
const document = { type: 'object', required: ['format', 'state'], properties: { format: { enum: ['json', 'xml'] }, state: { type: 'string' } } };
const page = { type: 'object', additionalProperties: false, required: ['format'], properties: { format: { enum: ['text', 'html'] }, between: { type: 'array' } } };

describe('of a value that may have several forms', () => {
  it('told is what is wrong with the one of its type', () => {
    expect(told({ anyOf: [named, document] }, { format: 'json', state: 3 })).toEqual(['state write a text in double quotes, not a number']);
    expect(told({ anyOf: [named, document] }, 'prosdy')).toEqual(['did you mean "prosody"?']);
  });

  it('told is what is wrong with the one that a word in it names', () => {
    expect(told({ oneOf: [document, page] }, { format: 'html', between: 1 })).toEqual(['between write a list [ … ], not a number']);
    expect(told({ anyOf: [document, page] }, { format: 'xml' })).toEqual(['state is missing']);
  });

  it('told is that it has none of them, where none can be seen to be meant', () => {
    expect(told({ anyOf: [document, page], title: 'Reading' }, { format: 'yaml' })).toEqual(['fits none of the forms that it may have (Reading)']);
    expect(told({ anyOf: [named, document] }, 3)).toEqual(['write "prosody" or "ejabberd"']);
  });

  it('told is the same of forms within forms', () => {
    expect(told({ anyOf: [{ type: 'string' }, { type: 'object', properties: { read: { anyOf: [document, page] } } }] }, { read: { format: 'text', between: 1 } }))
      .toEqual(['read.between write a list [ … ], not a number']);
  });

  it('told is nothing of conditions but what follows from them', () => {
    expect(told({ if: { type: 'object' }, then: { required: ['a'] } }, {})).toEqual(['a is missing']);
  });
});
