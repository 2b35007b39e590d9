import { ReactiveElement, type CSSResult, type PropertyDeclarations } from '@lit/reactive-element';
import type { PresenceRegistry, PresenceView } from '@presence-elements/core';
import { CONTEXT_KEY, type ContextRequest } from '../controllers/context.js';
import { define } from '../internal/define.js';
import { findRegistry } from '../controllers/find-registry.js';
import type { AreaGate } from './area-gate.js';
import { disabledView } from './disabled-view.js';
import type { PresenceScopeLike } from './presence-scope-like.js';
import { styles } from './presence-scope.styles.js';

/** Where the relay agent leaves its factory; it then fires `presence-relay-ready` on `document`. */
const RELAY_KEY: unique symbol = Symbol.for('presence-elements.relay.1');

interface RelayFactory { [RELAY_KEY]?: (url: string) => PresenceRegistry }

/**
 * An area of the page with its own registry: everything inside uses it, and never the page's.
 *
 * A scope without a registry makes what is inside wait: until `registry` is set, or until the relay agent is there.
 * One that is there only to say where profiles are takes `inherit`. One that is an area of a portal takes `area`, with `inherit` where it uses the registry around it.
 *
 * @element presence-scope
 * @slot - The area. The scope itself draws nothing and makes no box.
 */
export class PresenceScope extends ReactiveElement implements PresenceScopeLike {
  /** Registers the tag; one that is taken is left alone. */
  static define(tag: string = 'presence-scope'): void {
    define(tag, this);
  }

  static override styles: CSSResult = styles;

  static override properties: PropertyDeclarations = {
    registry: { attribute: false },
    relay: {},
    profileUrl: { attribute: 'profile-url' },
    area: {},
    disabled: { type: Boolean },
    inherit: { type: Boolean },
  };

  /** Answers for everything inside; goes before `relay`. */
  declare registry: PresenceView | undefined;
  /** The URL of a relay, for which the scope makes a registry of its own. */
  declare relay: string | null;
  /** '/people/{address}': where a person's profile is. */
  declare profileUrl: string;
  /** An area of the portal, whose moderators may switch presence off; until it is known whether they have, what is inside waits. */
  declare area: string | null | undefined;
  /** Presence is switched off here: everything inside is `unknown` / `network-disabled`, and nobody is asked. */
  declare disabled: boolean;
  /** Uses the registry around it: for a scope that only says where profiles are. */
  declare inherit: boolean;

  readonly #listeners = new Set<() => void>();
  #relayed: PresenceRegistry | undefined;
  #relayedUrl: string | null = null;
  #around: PresenceView | undefined;
  #leaveAround: (() => void) | undefined;
  #gate: AreaGate | undefined;

  constructor() {
    super();
    this.relay = null;
    this.profileUrl = '';
    this.disabled = this.inherit = false;
    this.addEventListener('context-request', this.#answer);
  }

  get #view(): PresenceView | undefined {
    if (this.disabled) return disabledView;
    const view = this.registry ?? this.#relayed ?? this.#around;
    return this.area ? this.#gate?.through(view) : view;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('presence-relay-ready', this.#settle);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('presence-relay-ready', this.#settle);
    // What only moves keeps its registry: it is connected again before this runs.
    queueMicrotask(this.#settle);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.append(document.createElement('slot'));
    return root;
  }

  protected override updated(): void {
    this.#settle();
  }

  readonly #settle = (): void => {
    this.#useRelay(this.isConnected && !this.disabled && !this.registry ? this.relay : null);
    this.#useAround(this.isConnected && this.inherit && this.relay === null);
    // Few pages have areas. If the module cannot be had, what is inside goes on waiting.
    if (this.area) import('./area-gate.js').then(({ AreaGate }) => (this.#gate ??= new AreaGate(this)), console.error);
    for (const tell of this.#listeners) tell();
  };

  #useAround(on: boolean): void {
    const outside = this.parentElement ?? (this.getRootNode() as Partial<ShadowRoot>).host;
    this.#leaveAround?.();
    this.#leaveAround = this.#around = undefined;
    if (on && outside) this.#leaveAround = findRegistry(outside, registry => {
      this.#around = registry;
      for (const tell of this.#listeners) tell();
    });
  }

  #useRelay(url: string | null): void {
    if (url !== this.#relayedUrl) {
      this.#relayed?.dispose();
      this.#relayed = undefined;
    }
    this.#relayedUrl = url;
    if (url !== null) this.#relayed ??= (globalThis as RelayFactory)[RELAY_KEY]?.(url);
  }

  readonly #answer = (event: Event): void => {
    const { context, callback, subscribe } = event as Event & ContextRequest;
    if (context !== CONTEXT_KEY) return;
    event.stopImmediatePropagation();
    const leave = (): void => void this.#listeners.delete(tell);
    const tell = (): void => callback(this.#view, subscribe ? leave : undefined, this);
    if (subscribe) this.#listeners.add(tell);
    tell();
  };
}
