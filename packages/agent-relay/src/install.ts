import { defaultRegistry, pageRegistry, type PresenceRegistry } from '@presence-elements/core';
import { relayAgent } from './relay-agent.js';

/** Where a `presence-scope[relay]` finds what makes its registry: the first copy of the library leaves it, later ones use it. */
export const RELAY_KEY: unique symbol = Symbol.for('presence-elements.relay.1');

interface Page {
  [RELAY_KEY]?: (url: string) => PresenceRegistry;
}

/** Lets the page use its relay: the one that `<meta name="presence-relay">` names, and those of scopes. */
export function installRelay(): void {
  // On a server nothing is asked: whose presence would it be?
  if (typeof document === 'undefined') return;
  const page = globalThis as Page;
  if (!page[RELAY_KEY]) {
    page[RELAY_KEY] = scopeRegistry;
    document.dispatchEvent(new Event('presence-relay-ready'));
  }
  if (!obeyMeta()) document.addEventListener('DOMContentLoaded', obeyMeta, { once: true });
}

function obeyMeta(): boolean {
  const url = document.querySelector<HTMLMetaElement>('meta[name="presence-relay"]')?.content;
  if (url) answerAll(defaultRegistry(), url);
  return !!url;
}

/** A registry for one scope, which disposes of it. */
function scopeRegistry(url: string): PresenceRegistry {
  const registry = pageRegistry();
  answerAll(registry, url);
  return registry;
}

function answerAll(registry: PresenceRegistry, relay: string): void {
  // A link makes it absolute, and unlike `URL` throws at nothing that a page may contain.
  const { href } = Object.assign(document.createElement('a'), { href: relay });
  registry.register(relayAgent(href), '*', { key: `relay:${href}` });
}
