import { PresenceError } from '@presence-elements/core';

// Far more than any service says of a person, little enough to be read a thousand times (bytes).
export const MOST_BYTES = 65_536;

/** The text of an answer, as UTF-8 whatever it says of itself; rejects with `unreachable` as soon as it is too long or breaks off. */
export async function readBody({ body }: Pick<Response, 'body'>): Promise<string> {
  if (!body) return '';
  const reader = body.getReader(), decoder = new TextDecoder();
  let text = '', bytes = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength;
      if (bytes > MOST_BYTES) throw new PresenceError('unreachable', `The answer is longer than ${MOST_BYTES} bytes`);
      text += decoder.decode(part.value, { stream: true });
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined); // What is cancelled because it failed may fail once more.
    throw error instanceof PresenceError ? error : new PresenceError('unreachable', 'The answer breaks off');
  }
  return text + decoder.decode();
}

/** A page where none should be: a portal that wants a log-in first, a proxy's error. */
export const isPage = (text: string): boolean => /^[\s\uFEFF]*(?:<\?xml[^<>]*>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 2_048));
