import { Engine } from './engine.js';
import { Identities } from './identities.js';
import type { PresenceRegistry, RegistryOptions } from './presence-registry.js';
import { Registry } from './registry.js';

/** Makes a registry of one's own: a server, a test, or an area of a page that asks other networks. */
export function createRegistry({ resolve, ...options }: RegistryOptions = {}): PresenceRegistry {
  const engine = new Engine(options);
  if (resolve) engine.identities = new Identities(engine, resolve, () => engine.rerouteSoon());
  return new Registry(engine);
}
