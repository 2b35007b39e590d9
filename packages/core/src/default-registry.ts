import { pageRegistry } from './page-registry.js';
import type { PresenceRegistry } from './presence-registry.js';

/** Where every copy of the library on a page finds the page's registry: the first copy makes it, later ones use it. */
export const REGISTRY_KEY: unique symbol = Symbol.for('presence-elements.registry.1');

/**
 * The page's own registry, made on first use.
 *
 * @throws Error on a server, where one registry for everybody would show one visitor what another may see.
 */
export function defaultRegistry(): PresenceRegistry {
  const page = globalThis as { [REGISTRY_KEY]?: PresenceRegistry; document?: unknown };
  if (page[REGISTRY_KEY]) return page[REGISTRY_KEY];
  if (!page.document) throw new Error('There is no page here: make a registry for each server with createRegistry()');
  const value = pageRegistry();
  Object.defineProperty(page, REGISTRY_KEY, { value, configurable: true });
  return value;
}
