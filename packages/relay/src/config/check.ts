import type { JsonSchema } from '@presence-elements/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Path } from './config-problem.js';
import { inWords, pathOf, type Mistake } from './words.js';

export interface Checked {
  readonly mistakes: readonly Mistake[];
  /** Where secrets stand, by the name of their environment variable. */
  readonly secrets: readonly { readonly path: Path; readonly env: string }[];
}

/**
 * Holds a value against a schema, and puts defaults in place.
 *
 * @throws Error for a schema that is none.
 */
export function check(schema: JsonSchema, value: unknown): Checked {
  const ajv = new Ajv2020({ allErrors: true, strict: false, useDefaults: true, verbose: true, formats });
  const secrets: { path: Path; env: string }[] = [];
  // What the schema calls a secret is found where it stands, however the schema is nested.
  ajv.removeKeyword('writeOnly').addKeyword({
    keyword: 'writeOnly', errors: false,
    validate: (isSecret: unknown, data: unknown, _: unknown, place?: { readonly instancePath: string }): boolean => {
      const { env } = (typeof data === 'object' ? data ?? {} : {}) as { env?: unknown };
      if (isSecret === true && typeof env === 'string' && place) secrets.push({ path: pathOf(place), env });
      return true;
    },
  });
  const validate = ajv.compile(schema);
  return { mistakes: validate(value) ? [] : inWords(validate.errors ?? []), secrets };
}

// The rest of the formats are for editors.
const isUrl = (text: string): boolean => URL.canParse(text);
const ignored = true;
const formats = {
  'uri': isUrl, 'url': isUrl, 'iri': isUrl,
  'uri-reference': ignored, 'uri-template': ignored, 'hostname': ignored, 'idn-hostname': ignored, 'email': ignored, 'password': ignored, 'regex': ignored,
  'ipv4': ignored, 'ipv6': ignored, 'date-time': ignored, 'duration': ignored, 'json-pointer': ignored,
} as const;
