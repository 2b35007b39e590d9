import { PresenceError } from '@presence-elements/core';

/** The JSON of an answer, read no further than `most` bytes (after decompression). Rejects with `unreachable` where it is longer, breaks off or is no JSON. */
export async function readJson({ body }: Pick<Response, 'body'>, most: number): Promise<unknown> {
  try {
    return JSON.parse(body ? await readText(body.getReader(), most) : '') as unknown;
  } catch {
    // Without the cause: it may quote what was read.
    throw new PresenceError('unreachable', 'The answer is no JSON, too long or cut short');
  }
}

async function readText(reader: ReadableStreamDefaultReader<Uint8Array>, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '', bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > most) {
      void reader.cancel().catch(() => undefined); // Nobody reads on, so nobody minds how it ends.
      throw new RangeError('too long');
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** A field of what may be anything. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}
