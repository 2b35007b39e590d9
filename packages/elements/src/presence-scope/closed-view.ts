import {
  PresenceError, type AddressInput, type Presence, type PresenceNetworkAgent, type PresenceRegistry, type PresenceView, type ProblemCode,
} from '@presence-elements/core';
import { disabledView } from './disabled-view.js';

/**
 * What is seen in an area of which `problem` is all that may be said: every address is unknown, and nobody is asked for presence.
 * What networks keep for the viewer is still there, so that whoever may switch the area on can do so inside of it.
 */
export function closedView(behind: PresenceView, problem: ProblemCode): PresenceView {
  const registry: Partial<PresenceRegistry> = behind;
  const peek = (address: AddressInput): Presence => Object.freeze({ ...disabledView.peek(address)!, problem });
  const refuse = (): Promise<never> => Promise.reject(new PresenceError(problem));
  const view: PresenceView & Pick<PresenceRegistry, 'agents' | 'subscribe'> = {
    // Grown from what every page has already: each name more that this module takes from there costs every page some bytes.
    ...disabledView,
    peek,
    lookup: address => Promise.resolve(peek(address)),
    watch: (address, listener) => disabledView.watch(address, () => listener(peek(address))),
    perform: refuse,
    publish: refuse,
    send: refuse,
    agents: keepers(registry),
    subscribe: listener => registry.subscribe?.(listener) ?? ((): void => undefined),
  };
  return view;
}

/** Of each agent only what it keeps: the same each time, so that nobody takes it for another one. */
function keepers(registry: Partial<PresenceRegistry>): () => readonly PresenceNetworkAgent[] {
  const known = new Map<PresenceNetworkAgent, PresenceNetworkAgent>();
  const keeperOf = (agent: PresenceNetworkAgent): PresenceNetworkAgent => {
    const keeper = known.get(agent) ?? { name: agent.name, query: () => Promise.resolve([]), account: options => agent.account!(options) };
    known.set(agent, keeper);
    return keeper;
  };
  return () => (registry.agents?.() ?? []).filter(agent => agent.account).map(keeperOf);
}
