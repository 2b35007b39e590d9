import { problemOf, type PresenceNetworkAgent, type PresenceSink, type ProblemCode } from '@presence-elements/core';

/** Whether a network answers; where not, why. */
export interface NetworkStatus {
  /** As the configuration calls it. */
  readonly network: string;
  readonly state: 'live' | 'lost';
  readonly problem?: ProblemCode | undefined;
}

// One viewer's own trouble is no news of the network.
const personal: readonly ProblemCode[] = ['signed-out', 'forbidden', 'not-shared', 'not-found'];

/** The same agent, which also tells whether its network answers. In every other way it is the agent itself. */
export function overheard(agent: PresenceNetworkAgent, tell: (state: NetworkStatus['state'], problem?: ProblemCode) => void): PresenceNetworkAgent {
  const lost = (problem: ProblemCode): void => {
    if (problem !== 'pending' && !(agent.audience === 'viewer' && personal.includes(problem))) tell('lost', problem);
  };
  const query: PresenceNetworkAgent['query'] = async (addresses, options) => {
    const { signal } = options, late = (): void => lost('timeout');
    // The registry calls off what takes too long; whether the agent heeds that or not, it is told.
    signal.addEventListener('abort', late);
    try {
      const reports = await agent.query(addresses, options);
      if (!signal.aborted) tell('live');
      return reports;
    } catch (error) {
      if (!signal.aborted) lost(problemOf(error).problem);
      throw error;
    } finally {
      signal.removeEventListener('abort', late);
    }
  };
  const watch: PresenceNetworkAgent['watch'] = agent.watch && ((sink, options) => agent.watch!(heard(sink, () => tell('live'), lost), options));
  // Not the agent's own proxy: where that is frozen, nothing could stand in for its methods.
  return new Proxy(Object.create(agent) as PresenceNetworkAgent, {
    get(_, name) {
      if (name === 'query') return query;
      if (name === 'watch') return watch;
      const value = Reflect.get(agent, name, agent) as unknown;
      // Its methods may use private fields, which a proxy has not.
      return typeof value === 'function' ? (value.bind(agent) as unknown) : value;
    },
  });
}

function heard(sink: PresenceSink, live: () => void, lost: (problem: ProblemCode) => void): PresenceSink {
  return {
    report: reports => sink.report(reports),
    live: () => {
      live();
      sink.live();
    },
    lost: problem => {
      lost(problem);
      sink.lost(problem);
    },
  };
}
