import { parseAddress } from './address.js';
import type { PresenceNetworkAgent } from './agent.js';
import type { Capability } from './capability.js';
import type { Engine } from './engine.js';
import type { CapabilityHandler, PresenceRegistry, PresenceView, RegistryEvent } from './presence-registry.js';
import type { Route } from './route.js';
import { View } from './view.js';
import type { Viewer } from './viewer.js';

/** What pages and servers hold of an engine. */
export class Registry extends View implements PresenceRegistry {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    super(engine);
    this.#engine = engine;
  }

  as(viewer: Viewer): PresenceView {
    return new View(this.#engine, viewer);
  }

  register(agent: PresenceNetworkAgent, routes: Route | readonly Route[], { key }: { key?: string } = {}): () => void {
    const engine = this.#engine, remove = engine.members.add(agent, routes, key);
    const tell = (type: 'registered' | 'removed'): void => {
      engine.emit({ type, agent: agent.name });
      engine.rerouteSoon();
    };
    if (remove) tell('registered');
    return () => {
      if (remove?.()) tell('removed');
    };
  }

  handle(capability: Capability, handler: CapabilityHandler): () => void {
    const { handlers } = this.#engine;
    handlers.set(capability, handler);
    return () => {
      if (handlers.get(capability) === handler) handlers.delete(capability);
    };
  }

  agentFor(address: string): PresenceNetworkAgent | undefined {
    const parsed = parseAddress(address);
    return parsed && this.#engine.members.agentFor(parsed);
  }

  agents(): readonly PresenceNetworkAgent[] {
    return this.#engine.members.agents;
  }

  pause(): void {
    this.#engine.pause();
  }

  resume(): void {
    this.#engine.resume();
  }

  dispose(): void {
    this.#engine.dispose();
  }

  subscribe(listener: (event: RegistryEvent) => void): () => void {
    const { events } = this.#engine;
    events.add(listener);
    return () => events.delete(listener);
  }
}
