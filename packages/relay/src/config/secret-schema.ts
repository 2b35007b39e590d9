import type { JsonSchema } from '@presence-elements/core';

/** How a secret stands in a file: by the name of the environment variable that holds it. */
export interface FromEnvironment { readonly env: string }

/** The schema with every secret (`writeOnly: true`), however deep, replaced by the name of an environment variable that begins with `prefix`. */
export function fromEnvironment(schema: unknown, prefix = ''): unknown {
  if (Array.isArray(schema)) return schema.map(part => fromEnvironment(part, prefix));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { title, description, writeOnly } = schema as JsonSchema;
  if (writeOnly === true) return secret(title, description, prefix);
  return Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, fromEnvironment(part, prefix)]));
}

function secret(title: unknown, description: unknown, prefix: string): JsonSchema {
  return {
    title,
    // A form says in its own words how to name one.
    description: prefix ? description : `${typeof description === 'string' ? `${description} ` : ''}Secret: write { "env": "NAME" } and set that environment variable.`,
    writeOnly: true,
    type: 'object',
    additionalProperties: false,
    required: ['env'],
    properties: { env: { type: 'string', title: 'Environment variable', description: 'The name of the environment variable that holds the secret.', pattern: prefix ? `^${prefix}[A-Za-z0-9_]+$` : '^[A-Za-z_][A-Za-z0-9_]*$' } },
  };
}
