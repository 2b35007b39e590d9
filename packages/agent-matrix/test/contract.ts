import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const FOLDER = fileURLToPath(new URL('../../../../shared/contracts/matrix', import.meta.url));

/** Why nothing is held to the specification's own schemas here; undefined where they are. */
export const lackingContracts: string | undefined = existsSync(FOLDER) ? undefined : 'needs ../shared/contracts/matrix beside the repository';

/** What the published schemas say of a request, an answer or an event: what is wrong, or undefined. */
export interface Contract {
  putStatus(body: unknown): string | undefined;
  /** The answer to `GET` or `PUT …/status`. A status that is not in the contract is wrong. */
  status(method: 'get' | 'put', status: number, body: unknown): string | undefined;
  error(body: unknown): string | undefined;
  limit(body: unknown): string | undefined;
  event(event: unknown): string | undefined;
  /** The specification's own examples: of an event, and of the answer to `GET …/status`. */
  readonly examples: { readonly event: unknown; readonly status: unknown; readonly put: unknown };
}

/** The contract as published, or a copy that knows the unstable state of MSC3026 beside the specified ones. */
export function readContract({ tolerant = false }: { tolerant?: boolean } = {}): Contract {
  const api = dereferenced(join(FOLDER, 'api/client-server/presence.yaml'), tolerant), ajv = new Ajv2020({ strict: false, formats: { 'mx-mxc-uri': true } });
  const path = at(api, 'paths', '/presence/{userId}/status');
  const schema = (media: unknown): ValidateFunction => ajv.compile(at(media, 'content', 'application/json', 'schema') as object);
  const answers = new Map(['get', 'put'].flatMap(method => Object.entries(at(path, method, 'responses') as object).map(([status, media]) => [`${method} ${status}`, schema(media)] as const)));
  const request = schema(at(path, 'put', 'requestBody')), event = ajv.compile(dereferenced(join(FOLDER, 'event-schemas/schema/m.presence.yaml'), tolerant) as object);
  const errors = (name: string): ValidateFunction => ajv.compile(dereferenced(join(FOLDER, `api/client-server/definitions/errors/${name}.yaml`), tolerant) as object);
  const error = errors('error'), limit = errors('rate_limited');
  const wrong = (validate: ValidateFunction | undefined, value: unknown): string | undefined =>
    (!validate ? 'is not in the contract' : validate(value) ? undefined : `${JSON.stringify(value)} ${ajv.errorsText(validate.errors)}`);
  return {
    putStatus: body => wrong(request, body),
    status: (method, status, body) => wrong(answers.get(`${method} ${status}`), body),
    error: body => wrong(error, body),
    limit: body => wrong(limit, body),
    event: one => wrong(event, one),
    examples: {
      event: dereferenced(join(FOLDER, 'event-schemas/examples/m.presence.yaml'), tolerant),
      status: at(path, 'get', 'responses', '200', 'content', 'application/json', 'examples', 'response', 'value'),
      put: at(path, 'put', 'requestBody', 'content', 'application/json', 'schema', 'example'),
    },
  };
}

/** A YAML file with what it refers to in place; what stands beside a `$ref` is added to it. */
function dereferenced(file: string, tolerant: boolean): unknown {
  return resolve(parse(readFileSync(file, 'utf8')), file, tolerant);
}

function resolve(value: unknown, file: string, tolerant: boolean): unknown {
  if (Array.isArray(value)) return value.map(item => resolve(item, file, tolerant));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...rest } = value as Record<string, unknown>;
  const own = Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, resolve(widen(key, part, tolerant), file, tolerant)]));
  if (typeof $ref !== 'string') return own;
  const [path = '', pointer = ''] = $ref.split('#');
  const found = at(dereferenced(join(dirname(file), path), tolerant), ...pointer.split('/').filter(part => part));
  return { ...(found as object), ...own };
}

const widen = (key: string, part: unknown, tolerant: boolean): unknown =>
  (tolerant && key === 'enum' && Array.isArray(part) && part.includes('unavailable') ? [...(part as unknown[]), 'org.matrix.msc3026.busy'] : part);

const at = (value: unknown, ...path: readonly string[]): unknown => path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
