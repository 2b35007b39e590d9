import type { ReactiveController } from '@lit/reactive-element';
import { findRegistry } from '../controllers/find-registry.js';
import { followInterest } from './interest.js';
import { LentAttributes } from './lent-attributes.js';
import type { OverlayElement } from './overlay-element.js';

// All that hangs on an element by `for`: a tooltip and a menu may share it.
const hungOn = new WeakMap<Element, Set<OverlayElement>>();

/**
 * What an overlay needs that hangs on any element by markup alone: interest in its anchor, presence from the registry
 * around it, and ARIA attributes on the anchor. Icons do without, so it loads with the first overlay that needs it.
 */
export class Anchorage implements ReactiveController {
  readonly #overlay: OverlayElement;
  readonly #lent = new LentAttributes();
  readonly #search = new MutationObserver(() => this.#overlay.requestUpdate());
  #joined = '';
  #anchor: Element | undefined;
  #part: (() => void) | undefined;

  constructor(overlay: OverlayElement) {
    this.#overlay = overlay;
  }

  hostConnected(): void {
    this.#overlay.requestUpdate();
  }

  hostDisconnected(): void {
    this.#part?.();
    this.#part = undefined;
    this.#lent.takeBack();
  }

  hostUpdate(): void {
    const { address, for: id, isConnected, reference } = this.#overlay;
    const key = `${id} ${address}`;
    if (!isConnected || (this.#part && key === this.#joined && reference === this.#anchor)) return;
    this.#joined = key;
    this.#join(reference);
  }

  hostUpdated(): void {
    const { isConnected, reference, lending } = this.#overlay;
    if (!isConnected || reference === this.#overlay) return;
    for (const [name, value] of Object.entries(lending)) this.#lent.lend(reference, name, value);
  }

  #join(anchor: Element): void {
    this.#part?.();
    this.#anchor = anchor;
    const overlay = this.#overlay;
    const parts = [this.#follow(anchor), this.#watch()];
    // Written before its anchor: it is looked for until it is there.
    if (overlay.for && anchor === overlay) this.#search.observe(overlay.getRootNode(), { childList: true, subtree: true, attributeFilter: ['id'] });
    this.#part = () => {
      this.#search.disconnect();
      for (const part of parts) part();
    };
  }

  #follow(anchor: Element): () => void {
    const overlay = this.#overlay;
    if (!overlay.for) followInterest(overlay.getRootNode());
    const hung = hungOn.get(anchor) ?? new Set();
    hungOn.set(anchor, hung.add(overlay));
    if (overlay.for) followInterest(anchor, undefined, hung);
    return () => hung.delete(overlay);
  }

  #watch(): () => void {
    const overlay = this.#overlay;
    let unwatch: (() => void) | undefined;
    const leave = findRegistry(overlay, (view, scope) => {
      unwatch?.();
      overlay.presence = undefined;
      overlay.view = view;
      overlay.scope = scope;
      unwatch = view?.watch(overlay.addresses, presence => (overlay.presence = presence));
    });
    return () => {
      leave();
      unwatch?.();
    };
  }
}
