import { defaultRegistry, type PresenceView } from '@presence-elements/core';
import type { PresenceScopeLike } from '../presence-scope/presence-scope-like.js';
import { RegistryRequest } from './context.js';

const SCOPE = 'presence-scope';

/** `undefined` means: wait, and tell no address to anybody. */
export type OnRegistry = (registry: PresenceView | undefined, scope?: PresenceScopeLike) => void;

/**
 * Finds the registry that answers for an element where it stands now: the nearest scope's, else the page's.
 * Call it when the element is connected, and the undo it returns when it leaves.
 *
 * Inside a scope that is not yet defined the element waits: to ask the page's registry meanwhile would tell
 * an address to the wrong network.
 */
export function findRegistry(element: Element, onRegistry: OnRegistry): () => void {
  let gone = false;
  let current: PresenceView | null | undefined = null; // nothing told yet
  let unsubscribe: (() => void) | undefined;
  const tell: OnRegistry = (registry, scope) => {
    if (registry !== current) onRegistry((current = registry), scope);
  };
  const ask = (again: boolean): void => {
    if (gone) return;
    if (isInUndefinedScope(element)) {
      tell(undefined);
      // Once, even where the name is defined already: this scope may be the next to be upgraded.
      if (again) void customElements.whenDefined(SCOPE).then(() => ask(false));
      return;
    }
    element.dispatchEvent(new RegistryRequest(element, (registry, undo, scope) => {
      if (undo !== unsubscribe) unsubscribe?.();
      unsubscribe = undo;
      if (gone) undo?.();
      else tell(registry, scope);
    }));
    // Nobody answered. One who has waited goes on waiting: whatever that scope became, it is no leave to ask the page's.
    if (current === null) tell(defaultRegistry());
  };
  ask(true);
  return () => {
    gone = true;
    unsubscribe?.();
  };
}

/** Walks as an event would: out of slots and shadow roots, closed ones too. */
function isInUndefinedScope(element: Element): boolean {
  // Once defined, what is in the document has been upgraded, but for a moment in the same tree: ten thousand icons need not walk.
  if (customElements.get(SCOPE)) return !!element.closest(`${SCOPE}:not(:defined)`);
  for (let node: Node | null = element; node; node = parentOf(node)) {
    if ((node as Element).localName === SCOPE && !(node as Element).matches(':defined')) return true;
  }
  return false;
}

function parentOf(node: Node): Node | null {
  return (node as Element).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;
}
