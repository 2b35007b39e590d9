import { Engine } from './engine.js';
import { pauseWhenHidden } from './page-lifecycle.js';
import type { PresenceRegistry } from './presence-registry.js';
import { Registry } from './registry.js';

/** Makes a registry for a page, or for an area of it: it pauses while the page is hidden, until it is disposed of. */
export function pageRegistry(): PresenceRegistry {
  const registry = new Registry(new Engine({})), stop = pauseWhenHidden(registry);
  const dispose = registry.dispose.bind(registry);
  return Object.assign(registry, { dispose: () => { stop(); dispose(); } });
}
