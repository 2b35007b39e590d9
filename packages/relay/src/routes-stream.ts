import type { RelayApp, RelayContext } from './relay-context.js';
import { sseHeaders } from './sse.js';

interface StreamList { readonly revision: number; readonly addresses: readonly string[] }
interface StreamChange { readonly revision: number; readonly add: readonly string[]; readonly remove: readonly string[] }

/** One ordered, resumable stream for each page, and beside it the list of what it watches. */
export function streamRoutes(app: RelayApp, { streams, read, who }: RelayContext): void {
  app.get('/stream', c => {
    const request = c.req.raw;
    // A question for the headers alone must not leave a stream behind.
    if (request.method === 'HEAD') return c.body(null, 200, sseHeaders);
    const body = streams.connect(c.var.viewer, c.req.header('last-event-id'), () => who(request).catch(whoNot));
    return c.body(body, 200, sseHeaders);
  });

  app.put('/stream/:id', async c => {
    const { revision, addresses } = await read<StreamList>(c.req.raw, 'StreamList');
    streams.find(c.var.viewer, c.req.param('id')).declare(revision, addresses);
    return c.body(null, 204);
  });

  app.patch('/stream/:id', async c => {
    const { revision, add, remove } = await read<StreamChange>(c.req.raw, 'StreamChange');
    streams.find(c.var.viewer, c.req.param('id')).amend(revision, add, remove);
    return c.body(null, 204);
  });
}

/** Nobody is a reader whose session has ended, and is not the anonymous one either. */
function whoNot(error: unknown): { id: string } {
  if ((error as { status?: number }).status === 401) return { id: '' };
  throw error;
}
