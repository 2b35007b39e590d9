import { splitAddresses, type Presence, type PresenceView } from '@presence-elements/core';
import { ReactiveElement, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from '@lit/reactive-element';
import { findRegistry } from '../controllers/find-registry.js';
import { PresenceWatch } from '../controllers/presence-watch.js';
import { followNearness, leaveNearness } from '../controllers/viewport.js';
import { PresenceChangeEvent, PresenceProblemEvent } from '../events.js';
import { messagesFor } from '../i18n/localize.js';
import { leaveMessages, redrawWithMessages } from '../i18n/redraw.js';
import { define } from '../internal/define.js';
import type { PresenceAnchor } from '../internal/presence-anchor.js';
import { followInterest } from '../overlay/interest.js';
import type { PresenceScopeLike } from '../presence-scope/presence-scope-like.js';
import { drawFace } from './face.js';
import { styles } from './presence-icon.styles.js';
import { setStates, statesOf } from './states.js';

/**
 * Says by shape, colour and words whether a person can be reached. Hovering, focusing or a long press opens the page's
 * tooltip; choosing it opens the page's menu.
 *
 * It watches the registry of the `presence-scope` around it, or the page's, while it is on the screen or close to it.
 *
 * @element presence-icon
 * @fires {PresenceChangeEvent} presence-change - The person looks different now: `presence`.
 * @fires {PresenceActionEvent} presence-action - Something was chosen in the menu: `capability`, `presence`; cancelable.
 * @fires {PresenceProblemEvent} presence-problem - The person is unknown, or shown stale: `problem` says why.
 * @csspart button - What is focused and pressed, or the box of the glyph where there is no menu.
 * @csspart glyph - The shape.
 * @cssprop [--presence-icon-size=0.75rem] - Size of the glyph; what can be pressed is never below 24 px.
 * @cssprop [--presence-color-online] - Colour of the glyph.
 * @cssprop [--presence-color-away] - Colour of the glyph.
 * @cssprop [--presence-color-busy] - Colour of the glyph.
 * @cssprop [--presence-color-dnd] - Colour of the glyph.
 * @cssprop [--presence-color-offline] - Colour of the glyph.
 * @cssprop [--presence-color-unknown] - Colour of the glyph.
 * @cssprop [--presence-focus-color] - Colour of the focus ring.
 * @cssstate online
 * @cssstate away
 * @cssstate busy
 * @cssstate dnd
 * @cssstate offline
 * @cssstate unknown
 * @cssstate stale - Last known, not confirmed at the moment.
 * @cssstate idle - Long inactive, though the network still calls the person available.
 */
export class PresenceIcon extends ReactiveElement implements PresenceAnchor {
  /** Registers the tag; one that is taken is left alone. */
  static define(tag: string = 'presence-icon'): void {
    define(tag, this);
  }

  static override styles: CSSResultGroup = styles;

  // `icon.focus()` focuses the button: the menu gives the focus back so.
  static override shadowRootOptions: ShadowRootInit = { ...ReactiveElement.shadowRootOptions, delegatesFocus: true };

  static override properties: PropertyDeclarations = {
    address: {},
    label: {},
    labelFrom: { attribute: 'label-from' },
    static: { type: Boolean },
    withoutMenu: { type: Boolean, attribute: 'without-menu' },
    withoutTooltip: { type: Boolean, attribute: 'without-tooltip' },
    addresses: { attribute: false },
    registry: { attribute: false },
    expanded: { state: true },
  };

  // Nothing is set by default: each property set costs, ten thousand times over.

  /** One address, or several of one person separated by white space, in order of precedence. */
  declare address: string | null | undefined;
  /** The person's name, for those who cannot see whom the icon stands beside. */
  declare label: string | undefined;
  /** Id of the element, in the same tree, that has the name. */
  declare labelFrom: string | undefined;
  /** No button and no tab stop: for lists, and inside links, buttons and tree items. */
  declare static: boolean | undefined;
  declare withoutMenu: boolean | undefined;
  declare withoutTooltip: boolean | undefined;
  /** A registry of the host's own, instead of the one around the icon. */
  declare registry: PresenceView | undefined;
  /** @internal Set by the menu while it is open. */
  declare expanded: boolean | undefined;

  /** @internal The scope around it, which knows where profiles are. */
  scope: PresenceScopeLike | undefined;
  readonly #internals: ElementInternals = this.attachInternals();
  #addresses: readonly string[] | undefined;
  #splitFrom: string | null | undefined;
  #split: readonly string[] = [];
  #found: PresenceView | undefined;
  #near = false;
  #shown: string = statesOf();
  #search: (() => void) | undefined;
  #subject: PresenceWatch | undefined;

  constructor() {
    super();
    // Before the first style is computed, it costs nothing.
    setStates(this.#internals, this.#shown);
  }

  /** The addresses in order of precedence; set by a script instead of `address`. */
  get addresses(): readonly string[] {
    // Asked for several times in each update, so it is split once.
    if (this.#splitFrom !== this.address) this.#split = splitAddresses((this.#splitFrom = this.address) ?? '');
    return this.#addresses ?? this.#split;
  }

  set addresses(addresses: readonly string[]) {
    this.#addresses = addresses;
  }

  /** What is shown; undefined while nothing is known. */
  get presence(): Presence | undefined {
    return this.#subject?.presence;
  }

  /** @internal */
  get view(): PresenceView | undefined {
    return this.registry ?? this.#found;
  }

  /** @internal */
  get displayName(): string {
    return this.#givenName || (this.addresses[0] ?? '');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    followInterest(this.getRootNode());
    followNearness(this);
    redrawWithMessages(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    leaveNearness(this);
    leaveMessages(this);
    this.#search?.();
    this.#search = undefined;
    this.setNear(false);
  }

  protected override willUpdate(): void {
    this.#watch();
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    this.#draw();
  }

  protected override updated(changed: PropertyValues): void {
    const { presence } = this;
    if (!changed.has('presence') || !presence) return;
    const { problem } = presence, change = new PresenceChangeEvent(presence);
    this.dispatchEvent(change);
    if (problem) this.dispatchEvent(new PresenceProblemEvent(problem));
  }

  get #givenName(): string {
    if (this.label) return this.label;
    const root = this.getRootNode() as Partial<Document>;
    return (this.labelFrom && root.getElementById?.(this.labelFrom)?.textContent.trim()) || '';
  }

  #draw(): void {
    const { presence } = this;
    const states = statesOf(presence);
    if (states !== this.#shown) setStates(this.#internals, this.#shown = states);
    drawFace(this.renderRoot, {
      states,
      presence,
      // In a list the name stands beside the icon: saying it twice helps nobody.
      name: this.static ? this.#givenName : this.displayName,
      hasButton: !this.static && !(this.withoutMenu && this.withoutTooltip),
      hasMenu: !this.withoutMenu,
      expanded: !!this.expanded,
    }, messagesFor(this));
  }

  /** @internal What is far from the screen needs no registry: of ten thousand icons in a list few ever look for one. */
  setNear(near: boolean): void {
    this.#near = near;
    if (near) this.#search ??= findRegistry(this, (registry, scope) => {
      this.#found = registry;
      this.scope = scope;
      this.#watch();
    });
    this.#watch();
  }

  #watch(): void {
    if (this.#near) this.#subject ??= new PresenceWatch(before => this.requestUpdate('presence', before));
    this.#subject?.follow(this.view, this.addresses, this.#near);
  }
}
