import { splitAddresses, type Presence, type PresenceView } from '@presence-elements/core';
import { ReactiveElement, type PropertyDeclarations, type PropertyValues } from '@lit/reactive-element';
import type { PresenceChangeEvent } from '../events.js';
import { plainText } from '../internal/plain-text.js';
import type { PresenceScopeLike } from '../presence-scope/presence-scope-like.js';
import { Anchorage, type AnchoredOverlay } from './anchorage.js';
import { current, type Subject } from './current.js';
import { keepPlaced, type Side } from './keep-placed.js';
import { layerOf } from './layer.js';
import { whileOpen } from './while-open.js';

/** Where the overlay of a subject stands. */
export const anchorOf = (subject: Subject): Element => subject.reference ?? subject;

/** A box in the top layer beside its anchor: one at a time is open in a page. */
export abstract class OverlayElement extends ReactiveElement implements AnchoredOverlay {
  static override properties: PropertyDeclarations = { for: {}, address: {}, label: {}, presence: { attribute: false } };

  /** Id of the anchor, in the same document or shadow root; not needed around an anchor. */
  declare for: string;
  /** The addresses of one person. */
  declare address: string;
  /** The person's name; else the anchor's own text. */
  declare label: string;
  /** What is known of the address. */
  declare presence: Presence | undefined;

  abstract readonly withoutMenu: boolean;
  abstract readonly withoutTooltip: boolean;
  /** @internal */
  readonly static: boolean = false;
  /** @internal */
  view: PresenceView | undefined;
  /** @internal */
  scope: PresenceScopeLike | undefined;
  /** @internal What opens and closes. */
  declare box: HTMLElement;
  /** @internal What it is about while it is open. */
  subject: Subject | undefined;
  /** What it shows while it is open. */
  protected shown: Presence | undefined;
  protected abstract readonly side: Side;
  #opened: Subject | undefined;
  #close: (() => void) | undefined;

  constructor() {
    super();
    this.for = this.address = this.label = '';
    this.addController(new Anchorage(this));
  }

  /** The anchor; the element itself where it holds but text, or nothing. */
  get reference(): Element {
    return (this.for ? (this.getRootNode() as Partial<Document>).getElementById?.(this.for) : this.firstElementChild) ?? this;
  }

  get addresses(): readonly string[] {
    return splitAddresses(this.address || '');
  }

  get displayName(): string {
    return plainText(this.label || this.reference.textContent) || this.addresses.join(' ');
  }

  /** @internal Attributes that tell assistive technology of an anchor in the page about the overlay. */
  abstract readonly lending: Readonly<Record<string, string>>;

  /** Opens beside `subject`. An overlay that stands anywhere and names no anchor is moved to where it can be used. */
  show(subject: Subject = this, presence: Presence | undefined = subject.presence): void {
    const layer = layerOf(anchorOf(subject));
    const isUsable = layer.contains(this) && !this.closest('dialog:not([open]), [popover]:not(:popover-open)');
    if (!this.for && !this.firstChild && !isUsable) layer.append(this);
    if (current.overlay !== this) current.overlay?.hide();
    current.overlay = this;
    this.subject = subject;
    this.shown = presence;
    this.requestUpdate();
  }

  hide(): void {
    if (current.overlay === this) current.overlay = undefined;
    this.subject = undefined;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.hide();
    this.#close?.();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.box = document.createElement('div');
    this.box.popover = 'manual';
    this.box.part.add('box');
    root.append(document.createElement('slot'), this.box);
    return root;
  }

  // From a timer, never inside the event that asked: focus returning from a popover that closes raises InvalidStateError.
  protected override async scheduleUpdate(): Promise<unknown> {
    await new Promise(resolve => setTimeout(resolve));
    return super.scheduleUpdate();
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const { subject } = this;
    if (this.#opened !== subject) this.#close?.();
    if (!subject || !this.isConnected) return;
    if (changed.has('presence') && subject === this) this.shown = this.presence;
    this.draw(subject, this.shown);
    if (!this.#close) this.#open(subject);
  }

  /** Fills the box. */
  protected abstract draw(subject: Subject, presence: Presence | undefined): void;

  /** After the box has come, and before it goes. */
  protected toggled?(subject: Subject, open: boolean): void;

  #open(subject: Subject): void {
    const { box } = this;
    const anchor = anchorOf(subject);
    const { direction, colorScheme } = getComputedStyle(anchor);
    box.dir = direction;
    box.style.setProperty('color-scheme', colorScheme);
    box.showPopover();
    const stop = [keepPlaced(box, anchor, this.side), whileOpen(box, anchor, () => !!this.subject, () => this.hide())];
    const hear = (event: Event): void => {
      if (event.target !== subject) return;
      this.shown = (event as PresenceChangeEvent).presence;
      this.requestUpdate();
    };
    subject.addEventListener('presence-change', hear);
    this.#opened = subject;
    this.#close = () => {
      this.#close = this.#opened = undefined;
      stop.forEach(undo => undo());
      subject.removeEventListener('presence-change', hear);
      this.toggled?.(subject, false);
      if (box.matches(':popover-open')) box.hidePopover();
    };
    this.toggled?.(subject, true);
  }
}
