import type { PresenceNetworkAgent } from '@presence-elements/core';
import { RelayProblem } from './problem.js';
import type { RelayApp, RelayContext } from './relay-context.js';

/** An agent whose network tells of changes by calling in (webhooks). It knows its network's own from strangers by itself. */
export interface HookedAgent extends PresenceNetworkAgent {
  hook?(request: Request): Promise<Response>;
}

/**
 * What networks send. They are no viewers and no pages, so this stands before whatever asks who somebody is; each agent finds out
 * for itself whether a request is its network's, and reads no more of it than it has to.
 */
export function hookRoutes(app: RelayApp, { registry }: Pick<RelayContext, 'registry'>): void {
  app.post('/hooks/:agent', async c => {
    const name = c.req.param('agent'), agents: readonly HookedAgent[] = registry.agents();
    const agent = agents.find(each => each.name === name && typeof each.hook === 'function');
    if (!agent) throw new RelayProblem(404, 'not-found', 'No network of that name is told anything here.');
    return agent.hook!(c.req.raw);
  });
}
