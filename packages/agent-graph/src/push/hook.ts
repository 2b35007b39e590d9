// More than Graph sends at once: each notification has less than ten kilobytes.
const MOST_BYTES = 1_048_576;
const LONGEST_TOKEN = 10_000; // characters

/**
 * Answers what is sent to the notification URL. Graph first tries whether it is ours, and wants its token back as text; whatever
 * else comes is taken with 202, so that nobody learns what was believed (Set up change notifications that include resource data).
 */
export async function answer(request: Request, take: (body: string) => Promise<void>): Promise<Response> {
  const token = new URL(request.url).searchParams.get('validationToken');
  if (request.method !== 'POST') return said(405);
  // Nobody's page: a browser that is sent here must not take it for markup.
  if (token !== null) return token.length > LONGEST_TOKEN ? said(400) : said(200, token);
  const body = await textOf(request).catch(() => 400); // Whoever hung up in the middle hears nothing of it anyway.
  if (typeof body === 'number') return said(body);
  await take(body);
  return said(202);
}

const said = (status: number, text: string | null = null): Response => new Response(text, {
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', 'content-security-policy': 'default-src \'none\'; sandbox', 'cache-control': 'no-store' },
});

/** What was sent, or the status that says why it is not read. */
async function textOf({ body }: Request): Promise<string | number> {
  if (!body) return '';
  const reader = body.getReader(), decoder = new TextDecoder();
  let text = '', bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > MOST_BYTES) {
      void reader.cancel().catch(() => undefined); // Nobody reads on, so nobody minds how it ends.
      return 413;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
