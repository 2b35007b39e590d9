import { createRegistry, type PresenceRegistry } from '@presence-elements/core';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { bodyReader } from './body.js';
import { guardHost, guardOrigin, originRule } from './guards.js';
import { identifier } from './identify.js';
import { PortalNetwork } from './network/portal-network.js';
import { openapi } from './openapi.js';
import { isExpected, problemResponse, RelayProblem } from './problem.js';
import type { RelayApp, RelayContext, RelayEnv } from './relay-context.js';
import { settle, type RelayOptions, type RelaySettings } from './relay-options.js';
import { hookRoutes } from './routes-hooks.js';
import { meRoutes } from './routes-me.js';
import { messageRoutes } from './routes-messages.js';
import { queryRoutes } from './routes-query.js';
import { streamRoutes } from './routes-stream.js';
import { Streams } from './streams.js';

/** The server's side of presence: give `fetch` every request under the base path. */
export interface Relay {
  fetch(request: Request): Promise<Response>;
  readonly registry: PresenceRegistry;
  /** The portal's own people. */
  readonly network: PortalNetwork;
  /** Does it know one viewer from another? If not, it answers on loopback only. */
  readonly authenticates: boolean;
  /** A viewer's session is over: their streams close. */
  signOut(viewerId: string): void;
  /** Closes every stream, and the registry unless it is yours; from then on every request is a 503. */
  dispose(): void;
}

export function createRelay(options: RelayOptions = {}): Relay {
  const settings = settle(options), { now, schedule, domain, policy } = settings;
  const registry = settings.registry ?? createRegistry({ now, schedule, policy });
  const network = new PortalNetwork(settings);
  const unregister = registry.register(network, [domain], { key: 'portal' });
  const context = contextOf(settings, registry, network);
  const app = appOf(context);
  let disposed = false;
  return {
    fetch: async request => (disposed ? problemResponse(new RelayProblem(503, 'unreachable', 'This relay is going out of service.')) : app.fetch(request)),
    registry, network,
    authenticates: settings.authenticate !== undefined,
    signOut: id => context.streams.signOut(id),
    dispose() {
      disposed = true;
      context.streams.dispose();
      unregister();
      network.dispose();
      if (!options.registry) registry.dispose();
    },
  };
}

function contextOf(settings: RelaySettings, registry: PresenceRegistry, network: PortalNetwork): RelayContext {
  const { basePath, limits, authenticate } = settings;
  const view: RelayContext['view'] = viewer => (viewer ? registry.as(viewer) : registry);
  const contract = openapi(basePath, limits);
  return {
    settings, registry, network, contract, view,
    streams: new Streams({ ...settings, view, maxAddresses: limits.watched, maxPerViewer: limits.streams }),
    read: bodyReader(contract, limits.body),
    who: identifier(authenticate),
  };
}

function appOf(context: RelayContext): RelayApp {
  const { settings: { basePath, hosts, origins, now, fault }, contract, who } = context;
  const app = new Hono<RelayEnv>().basePath(basePath);
  const allowed = originRule(origins);
  app.onError(error => {
    if (!isExpected(error)) fault(error);
    return problemResponse(error);
  });
  app.notFound(() => problemResponse(new RelayProblem(404, 'not-found', `There is nothing here: see ${basePath}/openapi.json.`)));
  app.use(guardHost(hosts));
  if (origins) app.use(cors({ origin: origin => (allowed(origin) ? origin : null), credentials: true, exposeHeaders: ['Retry-After'], maxAge: 600 }));
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  });
  app.get('/openapi.json', c => c.json(contract));
  app.get('/health', c => c.json({ status: 'ok', now: now() }));
  hookRoutes(app, context);
  app.use(guardOrigin(allowed));
  app.use(async (c, next) => {
    c.set('viewer', await who(c.req.raw));
    await next();
  });
  for (const routes of [queryRoutes, streamRoutes, meRoutes, messageRoutes]) routes(app, context);
  return app;
}
