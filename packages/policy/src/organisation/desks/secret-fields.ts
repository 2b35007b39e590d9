import type { JsonSchema } from '@presence-elements/core';
import { isRecord } from '../../store/plain-json.js';
import { below } from '../fields/fields.js';
import type { Findings } from '../fields/settings-error.js';

/**
 * Secrets in an agent's options: those that its schema marks `writeOnly`, however deep, and whatever stands as `{ env }`.
 * Each is the name of an environment variable, and of one that administrators of a portal may name.
 */
export function checkSecrets(schema: JsonSchema | undefined, value: unknown, path: string, prefix: string, found: Findings): void {
  const schemas = alternativesOf(schema);
  if (schemas.some(({ writeOnly }) => writeOnly === true) && !isReference(value)) {
    // Its text is not repeated: whatever is told here may end in a log.
    found.add(path, 'secret-in-text', `A secret is never kept here: write the name of an environment variable, such as ${prefix}PASSWORD.`);
  } else if (isReference(value)) checkName(value.env, path, prefix, found);
  else if (Array.isArray(value)) value.forEach((item, at) => checkSecrets({ anyOf: schemas.map(({ items }) => items) }, item, below(path, at), prefix, found));
  else if (isRecord(value)) {
    for (const [name, part] of Object.entries(value)) {
      const parts = schemas.map(({ properties, additionalProperties }) => (isRecord(properties) && Object.hasOwn(properties, name) ? properties[name] : additionalProperties));
      checkSecrets({ anyOf: parts }, part, below(path, name), prefix, found);
    }
  }
}

const isReference = (value: unknown): value is { readonly env: string } => isRecord(value) && Object.keys(value).length === 1 && typeof value['env'] === 'string';

function checkName(name: string, path: string, prefix: string, found: Findings): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || !name.startsWith(prefix) || name === prefix) {
    found.add(path, 'secret-name', `This names no environment variable that can be used here: its name begins with ${prefix}, such as ${prefix}PASSWORD.`);
  }
}

/** The schema itself, and every one that it allows in its place. */
function alternativesOf(schema: unknown): readonly JsonSchema[] {
  if (!isRecord(schema)) return [];
  const others = ['anyOf', 'oneOf', 'allOf'].flatMap(way => (Array.isArray(schema[way]) ? (schema[way] as readonly unknown[]) : []));
  return [schema, ...others.flatMap(alternativesOf)];
}
