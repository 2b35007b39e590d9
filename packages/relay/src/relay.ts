import { createRegistry, type PresenceRegistry } from '@presence-elements/core';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { bodyReader } from './body.js';
import { Directories } from './directory/directories.js';
import { guardHost, guardOrigin, originRule } from './guards.js';
import { identifier } from './identify.js';
import { PortalNetwork } from './network/portal-network.js';
import { openapi } from './openapi.js';
import { connectOrganisation } from './organisation/connect.js';
import { JudgedSend } from './organisation/judged-send.js';
import { Revisions } from './organisation/revisions.js';
import { viewerUsers } from './organisation/viewer-user.js';
import { isExpected, problemResponse, RelayProblem } from './problem.js';
import type { RelayApp, RelayContext, RelayEnv } from './relay-context.js';
import { settle, type RelayOptions, type RelaySettings } from './relay-options.js';
import { accountRoutes } from './routes-account.js';
import { administrationRoutes } from './routes-administration.js';
import { contactRoutes } from './routes-contacts.js';
import { directoryRoutes } from './routes-directory.js';
import { hookRoutes } from './routes-hooks.js';
import { meRoutes } from './routes-me.js';
import { messageRoutes } from './routes-messages.js';
import { providerRoutes } from './routes-providers.js';
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

/**
 * Makes a relay, which is at work from now on; nothing listens anywhere before `serveRelay`, or a server of yours, gives it requests.
 *
 * @throws TypeError for options that contradict each other.
 */
export function createRelay(options: RelayOptions = {}): Relay {
  const settings = settle(options), { organisation } = settings, registry = settings.registry ?? ownRegistry(settings);
  const network = new PortalNetwork({ ...settings, userOf: viewerUsers(settings.domain, organisation?.facts), canHide: organisation !== undefined, history: organisation && (() => organisation.facts.settings.messaging.history) });
  const unregister = registry.register(network, [settings.domain], { key: 'portal' });
  const context = contextOf(settings, registry, network), disconnect = connect(context);
  const app = appOf(context);
  let disposed = false;
  return {
    fetch: async request => (disposed ? problemResponse(new RelayProblem(503, 'unreachable', 'This relay is going out of service.')) : app.fetch(request)),
    registry, network,
    authenticates: settings.authenticate !== undefined,
    signOut: id => context.streams.signOut(id),
    dispose() {
      disposed = true;
      disconnect?.();
      context.directories?.dispose();
      context.streams.dispose();
      unregister();
      network.dispose();
      if (!options.registry) registry.dispose();
    },
  };
}

function ownRegistry({ now, schedule, random, policy, organisation }: RelaySettings): PresenceRegistry {
  return createRegistry({ now, schedule, random, policy: organisation?.policy ?? policy, resolve: organisation?.resolve });
}

function contextOf(settings: RelaySettings, registry: PresenceRegistry, network: PortalNetwork): RelayContext {
  const { basePath, limits, authenticate, organisation } = settings;
  const view: RelayContext['view'] = viewer => (viewer ? registry.as(viewer) : registry);
  const contract = openapi(basePath, limits, { keepsSettings: organisation !== undefined });
  const revisions = organisation && new Revisions(viewerUsers(settings.domain, organisation.facts), crypto.randomUUID());
  return {
    settings, registry, network, contract, view, revisions,
    streams: new Streams({ ...settings, view, maxAddresses: limits.watched, maxPerViewer: limits.streams, revisionOf: revisions?.of }),
    read: bodyReader(contract, limits.body),
    who: identifier(authenticate),
    directories: organisation && new Directories({ ...settings, organisation, sources: settings.directories ?? [] }),
    judged: organisation && new JudgedSend({ ...settings, facts: organisation.facts, registry, view }),
  };
}

/** What the organisation decides is in force at once, in the registry and on every open page. */
function connect({ settings, registry, network, streams, revisions }: RelayContext): (() => void) | undefined {
  const { organisation, services, fault } = settings;
  if (!organisation) return;
  const leave = organisation.follow(change => {
    revisions?.changed(change);
    streams.settingsChanged();
  });
  const disconnect = connectOrganisation({ organisation, services, registry, network, fault });
  return () => {
    leave();
    disconnect();
  };
}

function appOf(context: RelayContext): RelayApp {
  const { settings: { basePath, hosts, origins, now, fault, organisation }, contract, who } = context;
  const app = new Hono<RelayEnv>().basePath(basePath);
  const allowed = originRule(origins);
  app.onError((error, c) => {
    if (!isExpected(error)) fault(error);
    return problemResponse(error, { isOurs: isKeptHere(c.req.path.slice(basePath.length)), isClosed: organisation?.isClosed });
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
  if (organisation) for (const routes of [accountRoutes, contactRoutes, providerRoutes, administrationRoutes, directoryRoutes]) routes(app, { ...context, organisation });
  return app;
}

const isKeptHere = (path: string): boolean => /^\/(settings|contacts)(\/|$)/.test(path);
