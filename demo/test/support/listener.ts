import { until } from './until.js';

/** Somebody's stream as it comes over the wire, without a page that could tidy it up. */
export interface Listener {
  /** Events of the stream, each as it was written, but for what is different each time: ids, moments, their numbers. */
  readonly events: readonly string[];
  /** Waits for an event that holds this. */
  heard(text: string): Promise<void>;
  leave(): void;
}

export async function listen(url: string, user: string, addresses: readonly string[]): Promise<Listener> {
  const end = new AbortController(), headers = { 'cookie': `as=${user}`, 'origin': url, 'content-type': 'application/json' };
  const { body } = await fetch(`${url}/presence/stream`, { headers: { ...headers, accept: 'text/event-stream' }, signal: end.signal });
  const events: string[] = [];
  if (!body) throw new Error('no stream');
  let opened: ((id: string) => void) | undefined;
  const id = new Promise<string>(resolve => { opened = resolve; });
  void read(body, event => {
    opened?.(/"id":"([^"]+)"/.exec(event)?.[1] ?? '');
    // Signs of life are comments.
    if (!event.startsWith(':')) events.push(timeless(event).replace(/^(id: #+)\.\d+$/m, '$1'));
  });
  const declared = await fetch(`${url}/presence/stream/${await id}`, { method: 'PUT', headers, body: JSON.stringify({ revision: 1, addresses }) });
  if (!declared.ok) throw new Error(`the list was refused: ${String(declared.status)}`);
  return {
    events,
    heard: async text => { await until(`an event with ${text}`, () => events.some(event => event.includes(text))); },
    leave: () => { end.abort(); },
  };
}

/** The same text with what has to be different each time made alike: moments, ids that are made up. Lengths stay. */
export function timeless(text: string): string {
  return text
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, id => '#'.repeat(id.length))
    .replace(/\b[\da-f]{24}\b/g, id => '#'.repeat(id.length))
    .replace(/\b1[789]\d{11}\b/g, moment => '0'.repeat(moment.length))
    .replace(/("id":")[^"]+/g, (whole, key: string) => key + '#'.repeat(whole.length - key.length));
}

async function read(body: AsyncIterable<Uint8Array>, take: (event: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const bytes of body) {
      const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
      rest = parts.pop() ?? '';
      parts.forEach(take);
    }
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error;
  }
}
