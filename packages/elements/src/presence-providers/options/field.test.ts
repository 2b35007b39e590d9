import { expect } from 'chai';
import { fieldOf } from './field-of.js';
import { changed, type Field } from './field.js';
import { valueOf } from './value-of.js';

const schema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    keys: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
    shape: { anyOf: [{ type: 'number' }, { type: 'object', properties: { name: { type: 'string' } } }] },
  },
};
const typed = (text: string) => (field: Field): Field => ({ ...field, text }) as Field;

describe('changing a field', () => {
  const root = fieldOf(schema, { name: 'Ada', keys: [{ id: 'a' }, { id: 'b' }], shape: { name: 'x' } }, { required: true });

  it('changes that one alone, however deep, and leaves the old one as it was', () => {
    expect(valueOf(changed(root, ['keys', 1, 'id'], typed('c')))).to.deep.equal({ name: 'Ada', keys: [{ id: 'a' }, { id: 'c' }], shape: { name: 'x' } });
    expect(valueOf(changed(root, ['shape', 1, 'name'], typed('y')))).to.deep.equal({ name: 'Ada', keys: [{ id: 'a' }, { id: 'b' }], shape: { name: 'y' } });
    expect(valueOf(root)).to.deep.equal({ name: 'Ada', keys: [{ id: 'a' }, { id: 'b' }], shape: { name: 'x' } });
  });

  it('does nothing where there is no such field', () => {
    expect(valueOf(changed(root, ['none', 'id'], typed('c')))).to.deep.equal(valueOf(root));
  });
});
