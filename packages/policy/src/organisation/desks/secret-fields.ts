import type { JsonSchema } from '@presence-elements/core';
import { isRecord } from '../../store/plain-json.js';
import { below } from '../fields/fields.js';
import type { Findings } from '../fields/settings-error.js';

/**
 * Secrets in an agent's options: those that its schema marks `writeOnly`, however deep, whatever stands as `{ env }`, and what
 * is plainly one in any other field. Each is the name of an environment variable, and of one that administrators of a portal may name.
 */
export function checkSecrets(schema: JsonSchema | undefined, value: unknown, path: string, prefix: string, found: Findings): void {
  const schemas = alternativesOf(schema);
  if (schemas.some(({ writeOnly }) => writeOnly === true) && !isReference(value)) {
    // Its text is not repeated: whatever is told here may end in a log.
    found.add(path, 'secret-in-text', `A secret is never kept here: write the name of an environment variable, such as ${prefix}PASSWORD.`);
  } else if (typeof value === 'string' && secrets.some(secret => secret.test(value))) {
    found.add(path, 'secret-in-text', 'There is a password, a token or a key in this, which is never kept here: name an environment variable in the field that is meant for it.');
  } else if (isReference(value)) checkName(value.env, path, prefix, found);
  else if (Array.isArray(value)) value.forEach((item, at) => checkSecrets({ anyOf: schemas.map(({ items }) => items) }, item, below(path, at), prefix, found));
  else if (isRecord(value)) {
    for (const [name, part] of Object.entries(value)) {
      const parts = schemas.map(({ properties, additionalProperties }) => (isRecord(properties) && Object.hasOwn(properties, name) ? properties[name] : additionalProperties));
      checkSecrets({ anyOf: parts }, part, below(path, name), prefix, found);
    }
  }
}

// What is a secret wherever somebody has pasted it. No list is ever complete: a plain word looks like any other.
const secrets: readonly RegExp[] = [
  // The password in a URL (RFC 3986 §3.2.1), and what services take as one in its query; `{key}` stands for one that is put in later.
  /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s@]*:[^/?#\s@]+@/i,
  /[?&](access_token|auth|api[-_]?key|token|key|pass|password|passwd|pwd|secret|client_secret|sig|signature)=[^&#{\s]/i,
  // What HTTP sends as `Authorization` (RFC 7235 §2.1), JSON Web Tokens (RFC 7519 §3), and keys (RFC 7468 §10).
  /^(bearer|basic)\s+[\w+/=.~-]{8,}$/i,
  /^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*$/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
];

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
