import type { Presence, PresenceView } from '@presence-elements/core';
import type { ReactiveController } from '@lit/reactive-element';
import { findRegistry } from '../controllers/find-registry.js';
import type { PresenceScopeLike } from '../presence-scope/presence-scope-like.js';
import { attendTo } from './attention.js';
import type { Overlay } from './current.js';
import { followInterest } from './notice.js';
import { LentAttributes } from './lent-attributes.js';

/** An overlay that wraps its anchor, or names it with `for`. */
export interface AnchoredOverlay extends Overlay {
  readonly for: string;
  readonly address: string;
  readonly reference: Element;
  /** Attributes that tell assistive technology of the anchor about the overlay. */
  readonly lending: Readonly<Record<string, string>>;
  presence: Presence | undefined;
  view: PresenceView | undefined;
  scope?: PresenceScopeLike | undefined;
  requestUpdate(): void;
}

// All that hangs on an element by `for`: a tooltip and a menu may share it.
const hungOn = new WeakMap<Element, Set<AnchoredOverlay>>();

/**
 * Lets an overlay hang on any element by markup alone: interest in its anchor, presence from the registry around it,
 * and ARIA attributes on the anchor. It rests while the overlay has no address of its own.
 */
export class Anchorage implements ReactiveController {
  readonly #overlay: AnchoredOverlay;
  readonly #lent = new LentAttributes();
  #search: MutationObserver | undefined;
  #joined = '';
  #anchor: Element | undefined;
  #part: (() => void) | undefined;

  constructor(overlay: AnchoredOverlay) {
    this.#overlay = overlay;
  }

  hostConnected(): void {
    this.#overlay.requestUpdate();
  }

  hostDisconnected(): void {
    this.#joined = '';
    this.#search?.disconnect();
    this.#part?.();
    this.#part = undefined;
    this.#lent.takeBack();
  }

  hostUpdate(): void {
    const { address, for: id, isConnected, reference } = this.#overlay;
    const key = `${id} ${address}`;
    if (!isConnected || (key === this.#joined && reference === this.#anchor)) return;
    this.hostDisconnected();
    this.#joined = key;
    this.#anchor = reference;
    if (address) this.#join(reference);
  }

  hostUpdated(): void {
    const { isConnected, reference, lending } = this.#overlay;
    if (!isConnected || !this.#part || reference === this.#overlay) return;
    for (const [name, value] of Object.entries(lending)) this.#lent.lend(reference, name, value);
  }

  #join(anchor: Element): void {
    const overlay = this.#overlay;
    const parts = [this.#follow(anchor), this.#watch()];
    this.#part = () => parts.forEach(part => part());
    // Written before its anchor: it is looked for until it is there.
    if (!overlay.for || anchor !== overlay) return;
    this.#search ??= new MutationObserver(() => overlay.requestUpdate());
    this.#search.observe(overlay.getRootNode(), { childList: true, subtree: true, attributeFilter: ['id'] });
  }

  #follow(anchor: Element): () => void {
    const overlay = this.#overlay;
    const around = overlay.for ? anchor : overlay;
    const hung = hungOn.get(around) ?? new Set();
    hungOn.set(around, hung.add(overlay));
    followInterest(around, attendTo, hung);
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
