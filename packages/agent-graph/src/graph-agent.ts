import { problemOf, type AgentCall, type ImAddress, type PresenceNetworkAgent, type PresenceReport, type Schedule, type Viewer } from '@presence-elements/core';
import { baseOf, clouds, teamsOf } from './cloud.js';
import { GraphClient } from './graph-client.js';
import type { GraphOptions } from './graph-options.js';
import { MOST_IDS, RATE, TTL } from './limits.js';
import type { Parts } from './parts.js';
import { Questions } from './questions.js';
import { Self } from './self.js';
import { Sessions } from './sessions.js';
import { Throttle } from './throttle.js';

export interface GraphAgent extends PresenceNetworkAgent {
  /** Takes what Graph tells by itself; there is one with `push`. A relay gives it what is sent to `…/hooks/<name>`. */
  hook?(request: Request): Promise<Response>;
  /** A viewer has signed out: their token, and whom they know, are forgotten. Everybody's, unless one is named. */
  forget(viewer?: Viewer): void;
}

/**
 * Presence from Microsoft 365 (Teams) through Microsoft Graph.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function graphAgent(options: GraphOptions): GraphAgent {
  const { name = 'graph', audience = 'viewer', write = false, push } = options;
  const parts = partsOf(options, audience === 'shared'), { sessions } = parts;
  const watches = push?.(parts);
  return {
    name, audience,
    limits: { maxBatch: MOST_IDS, ttl: TTL },
    query: (addresses, call) => query(parts, addresses, call),
    ...(watches && {
      watch: (sink, { viewer }) => watches.open(sink, viewer),
      hook: request => watches.hook(request),
      dispose: () => watches.close(),
    }),
    // What only a person's own act needs is loaded when it comes to that.
    ...(write && { publish: async (own, call) => (await import('./own-presence.js')).publish(parts, own, call) }),
    forget: viewer => sessions.forget(viewer),
  };
}

function partsOf(options: GraphOptions, isShared: boolean): Parts {
  const { token, lookup, me, fetch = globalThis.fetch.bind(globalThis), now = Date.now, schedule = later, random = Math.random, rate = RATE } = options;
  const base = baseOf(options.base ?? clouds.global.graph), teams = (options.teams ?? teamsOf(base)).replace(/\/+$/, '');
  const client = new GraphClient({ base, fetch, now, throttle: new Throttle(rate, now) });
  const questions = new Questions({ client, lookup, teams, schedule });
  return { client, questions, sessions: new Sessions({ token, isShared, client, now, schedule }), self: new Self({ client, questions, isShared, me }), now, schedule, random };
}

async function query({ questions, sessions, self }: Parts, addresses: readonly ImAddress[], { signal, viewer }: AgentCall): Promise<readonly PresenceReport[]> {
  if (!addresses.length) return [];
  const asking = { session: sessions.of(viewer), viewer, signal }, own = self.addressOf(viewer);
  const mine = addresses.find(({ text }) => text === own), others = addresses.filter(address => address !== mine);
  if (!mine) return questions.ask(addresses, asking);
  if (!others.length) return [await self.report(mine, asking)];
  const reports = await questions.ask(addresses, asking).catch((error: unknown) => {
    if (problemOf(error).problem !== 'forbidden') throw error;
    return addresses.map((address): PresenceReport => ({ address, problem: 'forbidden' }));
  });
  // Whoever may see nobody else may still see themselves.
  return Promise.all(reports.map(async report => (report.address === mine && report.problem === 'forbidden' ? self.report(mine, asking) : report)));
}

const later: Schedule = (run, delay) => {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
};
