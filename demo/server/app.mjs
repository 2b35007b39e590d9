import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { elsewherePage } from '../pages/elsewhere.mjs';
import { adminRoutes } from './admin-routes.mjs';
import { contentSecurityPolicy, otherHeaders } from './content-security.mjs';
import { awkwardRoutes } from './awkward-routes.mjs';
import { ownRoutes } from './own-routes.mjs';
import { portalRoutes } from './portal-routes.mjs';
import { viewerOf } from './visits.mjs';

const LIBRARY = fileRoot('../../packages/cdn/dist');
const PUBLIC = fileRoot('../public');

/**
 * Everything the demo answers: the library and the relay as one's own portal would have them, the portal's pages around them.
 *
 * @param {{ relays: Record<string, { fetch: (request: Request) => Response | Promise<Response> }>, visits: ReturnType<typeof import('./visits.mjs').createVisits>,
 *   institute: Awaited<ReturnType<typeof import('./organisation.mjs').openInstitute>>, mailbox: ReturnType<typeof import('./mailbox.mjs').createMailbox>, accounts: ReturnType<typeof import('./accounts.mjs').createAccounts>,
 *   seen: (request: Request, user: string) => void, violation: (report: string) => void, neighbours?: readonly string[] }} parts
 */
export function createApp({ relays, visits, institute, mailbox, accounts, seen, violation, neighbours = [] }) {
  const app = new Hono();
  for (const [path, relay] of Object.entries(relays)) {
    app.all(`${path}/*`, (context) => {
      seen(context.req.raw, viewerOf(context.req.raw).id);
      return relay.fetch(context.req.raw);
    });
  }
  app.use(strictHeaders);
  app.post('/csp-report', async (context) => {
    violation(await context.req.text());
    return context.body(null, 204);
  });
  app.get('/public/*', serveStatic({ root: PUBLIC, rewriteRequestPath: (path) => path.slice('/public'.length) }));
  app.use(visits.signIn);
  app.post('/display', visits.setDisplay);
  portalRoutes(app, visits, institute);
  ownRoutes(app, visits, { mailbox, accounts });
  adminRoutes(app, visits);
  app.get('/elsewhere', (context) => context.html(elsewherePage(visits.of(context), [...neighbours, ...context.req.queries('who') ?? []])));
  awkwardRoutes(app, visits);
  // The customer's own host: one folder, here at the root and once more for the page with two copies.
  app.get('/second-copy/*', serveStatic({ root: LIBRARY, rewriteRequestPath: (path) => path.slice('/second-copy'.length) }));
  app.get('/*', serveStatic({ root: LIBRARY }));
  return app;
}

async function strictHeaders(context, next) {
  const copies = context.req.path === '/awkward/two-copies' ? 2 : 1;
  context.header('content-security-policy', contentSecurityPolicy({ copies }));
  for (const [name, value] of Object.entries(otherHeaders)) context.header(name, value);
  await next();
}

function fileRoot(path) {
  return fileURLToPath(new URL(path, import.meta.url));
}
