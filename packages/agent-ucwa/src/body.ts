import { PresenceError } from '@presence-elements/core';

// A batch of fifty answers has some fifty thousand bytes; an application has five thousand.
export const MOST_BYTES = 4_194_304;

/** The text of an answer, as UTF-8; rejects with `unreachable` as soon as it is too long or breaks off. */
export async function readBody({ body }: Pick<Response, 'body'>, most: number = MOST_BYTES): Promise<string> {
  if (!body) return '';
  const reader = body.getReader(), decoder = new TextDecoder();
  let text = '', bytes = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength;
      if (bytes > most) throw new PresenceError('unreachable', `The answer is longer than ${most} bytes`);
      text += decoder.decode(part.value, { stream: true });
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined); // What is cancelled because it failed may fail once more.
    throw error instanceof PresenceError ? error : new PresenceError('unreachable', 'The answer breaks off');
  }
  return text + decoder.decode();
}
