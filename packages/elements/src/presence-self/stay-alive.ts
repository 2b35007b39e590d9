import type { PresenceNetworkAgent, PresenceRegistry, PresenceView } from '@presence-elements/core';

/** An agent of a network on which a person is there for as long as a page says so. */
interface AliveAgent extends PresenceNetworkAgent {
  alive?(): Promise<() => void> | (() => void);
}

/**
 * Keeps a person there while their page is open, on the network that answers for them; follows when that network comes
 * later or goes. Returns its undo. Does nothing where a network needs nothing of the kind.
 */
export function stayAlive(view: PresenceView, address: string): () => void {
  const registry = view as Partial<PresenceRegistry>;
  let agent: AliveAgent | undefined;
  let stop = (): void => undefined;
  const follow = (): void => {
    const next = agentOf(registry, address);
    if (next === agent) return;
    stop();
    agent = next;
    stop = start(next);
  };
  const leave = registry.subscribe?.(({ type }) => {
    if (type === 'registered' || type === 'removed') follow();
  });
  follow();
  return () => {
    leave?.();
    stop();
  };
}

/** As `publish` chooses it: who answers for the address, else the first who can set a presence. */
function agentOf(registry: Partial<PresenceRegistry>, address: string): AliveAgent | undefined {
  return address ? registry.agentFor?.(address) : registry.agents?.().find(each => typeof each.publish === 'function');
}

function start(agent: AliveAgent | undefined): () => void {
  const started = (async () => agent?.alive?.())();
  // A heartbeat that cannot start (its module is not served) must not break the form: setting one's presence says why.
  started.catch(() => undefined);
  return () => void started.then(stop => stop?.(), () => undefined);
}
