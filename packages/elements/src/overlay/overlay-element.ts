import type { Presence } from '@presence-elements/core';
import type { PropertyValues } from '@lit/reactive-element';
import type { Placement } from '@floating-ui/dom';
import type { PresenceChangeEvent } from '../events.js';
import type { PresenceAnchor } from '../internal/presence-anchor.js';
import { AnchoredElement } from './anchored-element.js';
import { keepPlaced } from './keep-placed.js';
import { layerOf } from './layer.js';

/** An element that is asked about: one that knows its presence, or any other. */
export type Subject = Element & Partial<Omit<PresenceAnchor, keyof Element>>;

/** A box in the top layer beside its anchor. One at a time is open; it closes when its anchor is gone from sight. */
export abstract class OverlayElement extends AnchoredElement {
  /** The one that is open. */
  static current: OverlayElement | undefined;

  /** What it is about while it is open. */
  subject: Subject | undefined;
  protected declare box: HTMLElement;
  protected abstract readonly placement: Placement;
  /** What it shows while it is open. */
  protected shown: Presence | undefined;
  #opened: { readonly subject: Subject; readonly undo: AbortController } | undefined;

  /** Opens beside `subject`. An overlay that stands anywhere and names no anchor is moved to where it can be seen. */
  show(subject: Subject, presence: Presence | undefined = subject.presence): void {
    const layer = layerOf(subject);
    if (!this.for && !this.firstChild && !layer.contains(this)) layer.append(this);
    if (OverlayElement.current !== this) OverlayElement.current?.hide();
    OverlayElement.current = this;
    this.subject = subject;
    this.shown = presence;
    this.requestUpdate();
  }

  hide(): void {
    if (OverlayElement.current === this) OverlayElement.current = undefined;
    this.subject = undefined;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.hide();
    this.#close();
  }

  // From a timer, never inside the event that asked: focus returning from a popover that closes raises InvalidStateError.
  protected override async scheduleUpdate(): Promise<void> {
    await new Promise(resolve => setTimeout(resolve));
    super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    this.box = document.createElement('div');
    this.box.popover = 'manual';
    this.box.part.add('box');
    this.renderRoot.append(document.createElement('slot'), this.box);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { subject } = this;
    if (this.#opened?.subject !== subject) this.#close();
    if (!subject || !this.isConnected) return;
    if (changed.has('presence') && subject === this) this.shown = this.presence;
    this.draw(subject, this.shown);
    if (!this.#opened) this.#open(subject);
  }

  /** Fills the box. */
  protected abstract draw(subject: Subject, presence: Presence | undefined): void;

  /** After the box has come, and before it goes. */
  protected toggled?(subject: Subject, open: boolean): void;

  #open(subject: Subject): void {
    const { box } = this;
    const anchor = anchorOf(subject);
    const undo = new AbortController();
    this.#opened = { subject, undo };
    const { direction, colorScheme } = getComputedStyle(anchor);
    box.dir = direction;
    box.style.setProperty('color-scheme', colorScheme);
    box.showPopover();
    undo.signal.addEventListener('abort', keepPlaced(box, anchor, this.placement));
    // Scrolled away, clipped, hidden or removed: whatever the reason, there is nothing left to stand beside.
    const sight = new IntersectionObserver(entries => entries.at(-1)?.isIntersecting || this.hide());
    sight.observe(anchor);
    undo.signal.addEventListener('abort', () => sight.disconnect());
    const options = { capture: true, signal: undo.signal };
    addEventListener('keydown', event => this.#onEscape(event), options);
    addEventListener('pointerdown', event => isWithin(box, event) || isWithin(anchor, event) || this.hide(), options);
    subject.addEventListener('presence-change', event => event.target === subject && this.#hear(event as PresenceChangeEvent), options);
    this.toggled?.(subject, true);
  }

  #close(): void {
    if (!this.#opened) return;
    const { subject, undo } = this.#opened;
    this.#opened = undefined;
    undo.abort();
    this.toggled?.(subject, false);
    if (this.box.matches(':popover-open')) this.box.hidePopover();
  }

  #hear({ presence }: PresenceChangeEvent): void {
    this.shown = presence;
    this.requestUpdate();
  }

  /** Closes this and nothing else: not the dialog around it. */
  #onEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.hide();
  }
}

export const anchorOf = (subject: Subject): Element => subject.reference ?? subject;

/** By where it is rather than what it hit: an anchor in a closed shadow root is not to be seen from outside. */
function isWithin(element: Element, { clientX, clientY }: MouseEvent): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
