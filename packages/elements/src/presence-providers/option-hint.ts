import { html, nothing } from 'lit';
import { plainText } from '../internal/plain-text.js';
import type { Field } from './options/field.js';
import { variableLike } from './options/schema.js';
import type { Words } from './words.js';

/** What is said below an option: first what the agent says, then what its schema means for whoever types. */
export function explained(field: Field, words: Words): unknown {
  const own = [...shapeOf(field, words), ...limitsOf(field, words), ...examplesOf(field, words)].join(' ');
  if (!field.description && !own) return undefined;
  return html`${field.description ? html`<bdi lang="en">${field.description}</bdi> ` : nothing}${own}`;
}

function shapeOf({ kind, schema }: Field, { providers }: Words): readonly string[] {
  if (kind === 'secret') return [providers.secretHint(variableLike(schema))];
  if (kind === 'lines') return [providers.oneOnEachLine];
  return kind === 'json' ? [providers.asJson] : [];
}

function limitsOf({ kind, schema }: Field, { providers }: Words): readonly string[] {
  const { minimum, maximum, default: preset } = schema;
  const range = typeof minimum === 'number' && typeof maximum === 'number' ? [providers.range(String(minimum), String(maximum))]
    : typeof minimum === 'number' ? [providers.atLeast(String(minimum))]
    : typeof maximum === 'number' ? [providers.atMost(String(maximum))] : [];
  // A check box shows it anyway.
  const unless = kind !== 'flag' && ['string', 'number'].includes(typeof preset) ? [providers.unlessSaid(plainText(String(preset)))] : [];
  return [...range, ...unless];
}

function examplesOf({ schema }: Field, { providers }: Words): readonly string[] {
  const examples = Array.isArray(schema.examples) ? schema.examples.map(each => plainText(typeof each === 'string' ? each : JSON.stringify(each))) : [];
  return examples.length ? [providers.forExample(examples.join(', '))] : [];
}
