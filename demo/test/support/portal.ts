import { startDemo } from '../../server/start.mjs';

/** One request that the relay got. */
export interface Seen {
  readonly user: string;
  readonly method: string;
  /** '/presence/query' */
  readonly path: string;
  readonly at: number;
  /** Of the body, as the browser declared it. */
  readonly length: string;
  readonly body: Promise<string>;
}

export interface Portal {
  readonly url: string;
  readonly seen: Seen[];
  /** What the browsers refused, by the strict policy. */
  readonly violations: string[];
  /** How many streams of somebody are open at this moment. */
  openStreams(user: string): number;
  close(): Promise<void>;
}

export interface PortalOptions {
  readonly port?: number;
  readonly colleagues?: boolean;
  /** In which file settings last. */
  readonly store?: string;
  /** How the relay reckons with time: its options, in milliseconds. */
  readonly time?: NonNullable<NonNullable<Parameters<typeof startDemo>[0]>['time']>;
}

/** The demo on a free port (or on the one it had before), quiet unless colleagues are asked for, with a record of what the relay is asked. */
export async function startPortal({ port = 0, colleagues = false, ...rest }: PortalOptions = {}): Promise<Portal> {
  const seen: Seen[] = [];
  const violations: string[] = [];
  const open: string[] = [];
  const demo = await startDemo({
    port,
    colleagues,
    ...rest,
    seen: (request: Request, user: string) => {
      const { pathname } = new URL(request.url);
      if (request.method === 'GET' && pathname.endsWith('/stream')) {
        open.push(user);
        request.signal.addEventListener('abort', () => open.splice(open.indexOf(user), 1));
      }
      seen.push({ user, method: request.method, path: pathname, at: performance.now(), length: request.headers.get('content-length') ?? '-', body: request.body ? request.clone().text() : Promise.resolve('') });
    },
    violation: (report: string) => violations.push(report),
  });
  return { url: demo.url, seen, violations, openStreams: user => open.filter(one => one === user).length, close: () => demo.close() };
}

/** The three requests that asking, streaming and declaring a list take. */
export function asked(seen: readonly Seen[], user: string): { queries: Seen[]; streams: Seen[]; lists: Seen[] } {
  const own = seen.filter(request => request.user === user);
  return {
    queries: own.filter(({ path }) => path.endsWith('/query')),
    streams: own.filter(({ method, path }) => method === 'GET' && path.endsWith('/stream')),
    lists: own.filter(({ method, path }) => (method === 'PUT' || method === 'PATCH') && path.includes('/stream/')),
  };
}
