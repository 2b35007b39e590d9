import type { JsonSchema } from '@presence-elements/core';
import { expect } from 'chai';
import { html, render } from 'lit';
import { explained } from './option-hint.js';
import { fieldOf } from './options/field-of.js';
import { providersWords } from './words.js';

const words = providersWords(document.createElement('i'));

function hint(schema: JsonSchema): string {
  const area = document.createElement('div');
  render(html`${explained(fieldOf(schema, undefined), words)}`, area);
  return area.textContent.trim();
}

describe('what is said below an option', () => {
  it('is what the agent says, then what its schema means', () => {
    expect(hint({ type: 'integer', description: 'Of requests.', minimum: 1, maximum: 5, default: 3 })).to.equal('Of requests. From 1 to 5. Unless said: 3.');
    expect([hint({ type: 'number', minimum: 1 }), hint({ type: 'number', maximum: 5 })]).to.deep.equal(['At least 1.', 'At most 5.']);
    expect(hint({ type: 'string', examples: ['a', 'b'] })).to.equal('For example: a, b.');
  });

  it('is how to enter what is not just a line', () => {
    expect(hint({ type: 'string', writeOnly: true })).to.equal(words.providers.secretHint('PRESENCE_OFFICE_PASSWORD'));
    expect([hint({ type: 'array', items: { type: 'string' } }), hint({})]).to.deep.equal(['One on each line.', 'Written as JSON.']);
  });

  it('is nothing where there is nothing to say', () => {
    expect([hint({ type: 'string' }), hint({ type: 'boolean', default: true })]).to.deep.equal(['', '']);
  });
});
