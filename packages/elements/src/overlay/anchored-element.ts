import { splitAddresses, type Presence, type PresenceView } from '@presence-elements/core';
import { ReactiveElement, type PropertyDeclarations, type PropertyValues } from '@lit/reactive-element';
import { findRegistry } from '../controllers/find-registry.js';
import { plainText } from '../internal/plain-text.js';
import type { PresenceAnchor } from '../internal/presence-anchor.js';
import type { PresenceScopeLike } from '../presence-scope/presence-scope-like.js';
import { declared, followInterest } from './interest.js';
import { LentAttributes } from './lent-attributes.js';

/**
 * Lets an overlay hang on any element by markup alone: it wraps its anchor or names it with `for`, knows by `address`
 * whose presence is meant, and asks the registry around it.
 */
export abstract class AnchoredElement extends ReactiveElement implements PresenceAnchor {
  static override properties: PropertyDeclarations = { for: {}, address: {}, label: {}, presence: { attribute: false } };

  /** Id of the anchor, in the same document or shadow root; not needed around an anchor. */
  declare for: string;
  /** The addresses of one person. */
  declare address: string;
  /** The person's name; else the anchor's own text. */
  declare label: string;
  /** What is known of the address now. */
  declare presence: Presence | undefined;

  abstract readonly withoutMenu: boolean;
  abstract readonly withoutTooltip: boolean;
  readonly static: boolean = false;
  view: PresenceView | undefined;
  scope: PresenceScopeLike | undefined;
  protected readonly lent: LentAttributes = new LentAttributes();
  #part: (() => void) | undefined;

  constructor() {
    super();
    this.for = this.address = this.label = '';
  }

  /** The anchor; the element itself where it holds but text, or nothing. */
  get reference(): Element {
    return (this.for ? (this.getRootNode() as ParentNode).querySelector('#' + CSS.escape(this.for)) : this.firstElementChild) ?? this;
  }

  get addresses(): readonly string[] {
    return splitAddresses(this.address ?? '');
  }

  get displayName(): string {
    return plainText(this.label || this.reference.textContent) || this.addresses[0] || '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#join();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#part?.();
    this.lent.takeBack();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('for') || changed.has('address')) this.#join();
    if (this.isConnected && this.address) this.borrow(this.reference);
  }

  /** Lends the anchor what tells assistive technology about the overlay. */
  protected abstract borrow(anchor: Element): void;

  #join(): void {
    this.#part?.();
    if (!this.isConnected || !this.address) return;
    followInterest(this.getRootNode());
    const forget = declare(this);
    let unwatch: (() => void) | undefined;
    const leave = findRegistry(this, (view, scope) => {
      unwatch?.();
      this.presence = undefined;
      this.view = view;
      this.scope = scope;
      unwatch = view?.watch(this.addresses, presence => (this.presence = presence));
    });
    this.#part = () => {
      this.#part = undefined;
      leave();
      unwatch?.();
      forget();
    };
  }
}

function declare(overlay: AnchoredElement): () => void {
  const id = overlay.for;
  const named = declared.get(id) ?? new Set();
  if (id) declared.set(id, named.add(overlay));
  return () => {
    named.delete(overlay);
    if (!named.size) declared.delete(id);
  };
}
