import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FieldProblem, OwnPresence, Presence } from '@presence-elements/core';
import { expect } from 'vitest';
import type { Relay } from '../src/relay.js';

/** One request, and what comes of it, both held against the published contract. */
export interface Call {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The test breaks the contract on purpose: only the answer is held against it. */
  readonly wrong?: boolean;
}

interface Media { readonly schema: object }
interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}
interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** What may be in an answer; the contract says where. */
export interface AnswerBody extends OwnPresence {
  readonly items?: readonly Presence[];
  readonly now?: number;
  readonly code?: string;
  readonly detail?: string;
  readonly status?: number | string;
  readonly errors?: readonly FieldProblem[];
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AnswerBody;
  readonly response: Response;
}

/** Speaks to a relay and fails the test at whatever the relay's own openapi.json does not say. */
export class ContractClient {
  readonly #relay: Pick<Relay, 'fetch'>;
  readonly #base: string;
  #contract: Contract | undefined;
  #ajv: Ajv2020 | undefined;

  constructor(relay: Pick<Relay, 'fetch'>, base = 'http://localhost/presence') {
    this.#relay = relay;
    this.#base = base;
  }

  async call(method: string, path: string, { body, headers, wrong = false }: Call = {}): Promise<Answer> {
    const operation = await this.#operation(method, path);
    if (!wrong && operation) this.#checkRequest(operation, body);
    const response = await this.#relay.fetch(new Request(this.#base + path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }));
    return this.#checked(response, operation);
  }

  /** Fails unless `value` is what the named schema says, and has nothing that it does not name. */
  async check(schema: string, value: unknown): Promise<void> {
    await this.#load();
    this.#validate(`contract#/components/schemas/${schema}`, value, schema);
  }

  async #checked(response: Response, operation: Operation | undefined): Promise<Answer> {
    const { status, headers } = response, type = headers.get('content-type')?.split(';')[0] ?? '';
    expect(headers.get('cache-control'), 'cache-control').toMatch(/^no-store/);
    if (type === 'text/event-stream') return { status, headers, body: {}, response };
    const text = await response.text(), body = (text ? JSON.parse(text) : undefined) as unknown;
    if (status >= 400) {
      expect(type).toBe('application/problem+json');
      await this.check('Problem', body);
      expect((body as { status: number }).status).toBe(status);
    }
    if (operation) this.#checkAnswer(operation, status, type, body);
    return { status, headers, body: body ?? {}, response };
  }

  #checkRequest({ requestBody }: Operation, body: unknown): void {
    expect(body !== undefined, 'has a body').toBe(requestBody !== undefined);
    const schema = requestBody?.content['application/json']?.schema;
    if (schema) this.#validate(this.#pointer(schema), body, 'request');
  }

  #checkAnswer({ responses }: Operation, status: number, type: string, body: unknown): void {
    const described = responses[status];
    expect(described, `status ${status} is in the contract`).toBeDefined();
    expect(type, 'type').toBe(Object.keys(described!.content ?? {})[0] ?? '');
    const schema = described!.content?.[type]?.schema;
    if (schema) this.#validate(this.#pointer(schema), body, 'answer');
  }

  #pointer(schema: object): string {
    return '$ref' in schema ? `contract${String(schema.$ref)}` : 'anything';
  }

  #validate(pointer: string, value: unknown, what: string): void {
    const validate = this.#ajv!.getSchema(pointer)!;
    expect(validate(value) ? '' : `${what}: ${this.#ajv!.errorsText(validate.errors)} in ${JSON.stringify(value)}`).toBe('');
  }

  async #operation(method: string, path: string): Promise<Operation | undefined> {
    const { paths } = await this.#load(), asked = path.replace(/\?.*/, '');
    const template = paths[asked] ? asked : Object.keys(paths).find(each => new RegExp(`^${each.replace(/\{\w+\}/g, '[^/]+')}$`).test(asked));
    return template === undefined ? undefined : paths[template]?.[method.toLowerCase()];
  }

  async #load(): Promise<Contract> {
    if (this.#contract) return this.#contract;
    const response = await this.#relay.fetch(new Request(`${this.#base}/openapi.json`)), text = await response.text();
    const known = compiled.get(text) ?? compile(closed(JSON.parse(text)) as Contract);
    compiled.set(text, known);
    this.#ajv = known.ajv;
    return (this.#contract = known.contract);
  }
}

// Compiling takes longer than most tests, and most relays publish the same.
const compiled = new Map<string, { readonly contract: Contract; readonly ajv: Ajv2020 }>();

function compile(contract: Contract): { readonly contract: Contract; readonly ajv: Ajv2020 } {
  return { contract, ajv: new Ajv2020({ schemas: { contract, anything: {} }, strict: false }) };
}

/** The contract is open to later additions; here an addition that it does not name is a mistake. */
function closed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(closed);
  const copy: Record<string, unknown> = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closed(part)]));
  return copy.type === 'object' && copy.properties && !('additionalProperties' in copy) ? { ...copy, additionalProperties: false } : copy;
}
