/** One request of several, or one answer of several. */
export interface BatchRequest { readonly url: URL; readonly method: 'GET' | 'DELETE' }
export interface BatchAnswer {
  readonly status: number;
  readonly text: string;
  /** As it was written. */
  readonly retryAfter?: string | undefined;
}

/** The body of a batch (BatchingRequests): each request as HTTP has it, in a part of its own. */
export function batchBody(requests: readonly BatchRequest[], boundary: string): string {
  const parts = requests.map(({ url, method }) => [
    `--${boundary}`, 'Content-Type: application/http; msgtype=request', '',
    `${method} ${url.pathname}${url.search} HTTP/1.1`, `Host: ${url.host}`, 'Accept: application/json', '', '',
  ].join('\r\n'));
  return `${parts.join('')}--${boundary}--\r\n`;
}

/** The answers of a batch, in the order in which they came; undefined where it is no answer to a batch. */
export function batchAnswers(type: string, text: string): readonly BatchAnswer[] | undefined {
  const [, quoted, plain] = /^\s*multipart\/[^;]+;.*?\bboundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(type.slice(0, 500)) ?? [];
  const boundary = quoted ?? plain;
  if (!boundary) return;
  const parts = `\n${text.replaceAll('\r\n', '\n')}`.split(`\n--${boundary}`);
  // What stands before the first boundary and after the last is nobody's (RFC 2046 §5.1.1).
  return parts.slice(1).filter(part => !part.startsWith('--')).flatMap(part => answerIn(part) ?? []);
}

/** MIME headers, an empty line, and an HTTP answer of a status line, headers, an empty line and a body. */
function answerIn(part: string): BatchAnswer | undefined {
  const [, http] = halves(part), [head, text] = halves(http.trimStart()), [first = '', ...headers] = head.split('\n');
  const status = Number(/^HTTP\/\d(?:\.\d)? ?(\d{3})\b/.exec(first)?.[1]);
  const retryAfter = headers.find(header => /^retry-after *:/i.test(header))?.split(':').slice(1).join(':').trim();
  return status ? { status, text: text.trim(), retryAfter } : undefined;
}

function halves(text: string): readonly [string, string] {
  const at = text.indexOf('\n\n');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 2)];
}
