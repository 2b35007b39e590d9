import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { forms } from './contract/forms.js';
import type { Schema } from './contract/shape.js';
import { RelayProblem } from './problem.js';

/** Reads a request's body as what its schema promises; `atMost` so many bytes where the relay's own limit does not fit. */
export type ReadBody = <Body>(request: Request, schema: string, atMost?: number) => Promise<Body>;

/** @throws RelayProblem from the function it returns: 415, 413 or 400, saying what is wrong where. */
export function bodyReader(contract: Schema, maxBytes: number): ReadBody {
  const ajv = new Ajv2020({ schemas: { contract, forms: { forms } }, strict: false });
  return async <Body>(request: Request, schema: string, atMost = maxBytes): Promise<Body> => {
    // Also what keeps forms of other sites out: they cannot send it without asking first (Fetch §2.2.2).
    if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
      throw new RelayProblem(415, 'agent-fault', 'The body has to be application/json.');
    }
    const body = parse(await readText(request, atMost));
    const place = Object.hasOwn(forms, schema) ? 'forms#/forms' : 'contract#/components/schemas';
    const validate = ajv.getSchema(`${place}/${schema}`) as ValidateFunction<Body>;
    if (validate(body)) return body;
    throw new RelayProblem(400, 'agent-fault', ajv.errorsText(validate.errors, { dataVar: 'body' }));
  };
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '', bytes = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new RelayProblem(413, 'agent-fault', `A body has at most ${maxBytes} bytes.`);
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new RelayProblem(400, 'agent-fault', 'The body is not UTF-8.');
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RelayProblem(400, 'agent-fault', 'The body is not JSON.');
  }
}
