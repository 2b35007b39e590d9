import type { PresenceAnchor } from '../internal/presence-anchor.js';
import { PresenceMenu } from '../presence-menu/presence-menu.js';
import { StatusTooltip } from '../status-tooltip/status-tooltip.js';
import { HoverIntent } from './hover-intent.js';
import type { Interest } from './interest.js';
import { OverlayElement } from './overlay-element.js';

// How long a finger rests before it asks rather than taps, in milliseconds.
const LONG_PRESS = 500;

// The page's one tooltip and one menu, made when they are first needed.
let tooltip: StatusTooltip | undefined;
let menu: PresenceMenu | undefined;
// Whose tooltip stays while the pointer goes elsewhere.
let focused: PresenceAnchor | undefined;
// What a finger that now rests has found open.
let foundOpen: PresenceAnchor | undefined;

const hover = new HoverIntent<PresenceAnchor>(
  anchor => {
    // What an open menu covers, or stands beside, does not ask.
    if (OverlayElement.current?.withoutTooltip) return;
    const bubble = anchor instanceof StatusTooltip ? anchor : (tooltip ??= create('status-tooltip', StatusTooltip));
    bubble.onpointerenter = () => hover.enter(anchor);
    bubble.onpointerleave = () => leave(anchor);
    bubble.show(anchor);
  },
  () => openTooltip()?.hide(),
);

/** Opens and closes tooltips and menus as somebody points, focuses, presses and clicks. */
export function attend(interest: Interest): void {
  const { event, tooltip: asked, menu: chosen } = interest;
  const { pointerType, key } = event as Partial<PointerEvent & KeyboardEvent>;
  const byTouch = pointerType === 'touch';
  // The finger that has just asked has not also chosen.
  if (byTouch && event.type === 'click' && asked && hover.shown === asked && foundOpen !== asked) return;
  if (asked) (byTouch ? touch : pointOrFocus)(event.type, asked, interest);
  if (chosen) toggleMenu(chosen, key === 'ArrowUp');
}

function pointOrFocus(type: string, anchor: PresenceAnchor, { focusVisible, from }: Interest): void {
  if (type === 'pointerover') hover.enter(anchor);
  if (type === 'pointerout') leave(anchor);
  if (type === 'pointerdown' || type === 'click') hover.close();
  if (type === 'focusout' && (anchor === focused || anchor === hover.shown)) {
    focused = undefined;
    if (!openTooltip()?.matches(':hover')) hover.close();
  }
  // Focus that a closing menu gives back asks nothing.
  if (focusVisible && (!menu || from !== menu)) hover.enter((focused = anchor), 0);
}

/** A long press asks. Where a tap chooses nothing, it asks too, and the next one closes. */
function touch(type: string, anchor: PresenceAnchor, { menu: chosen }: Interest): void {
  if (anchor.static) return;
  if (type === 'pointerdown') {
    foundOpen = openTooltip() && hover.shown;
    if (!foundOpen) hover.close();
    hover.enter(anchor, LONG_PRESS);
  }
  if (/up|cancel/.test(type) && hover.shown !== anchor) hover.close();
  if (type === 'click' && (chosen ?? foundOpen === anchor)) hover.close();
  else if (type === 'click') hover.enter(anchor, 0);
}

function leave(anchor: PresenceAnchor): void {
  if (anchor !== focused) hover.leave();
}

function toggleMenu(anchor: PresenceAnchor, fromEnd: boolean): void {
  const own = anchor instanceof PresenceMenu ? anchor : (menu ??= create('presence-menu', PresenceMenu));
  if (own.subject === anchor) return own.hide();
  own.fromEnd = fromEnd;
  own.show(anchor);
}

function openTooltip(): OverlayElement | undefined {
  const { current } = OverlayElement;
  return current?.withoutTooltip ? undefined : current;
}

/** Under whatever name the page has registered it. */
function create<Overlay extends OverlayElement>(tag: string, overlay: { new (): Overlay; define(): void }): Overlay {
  if (!customElements.getName(overlay)) overlay.define();
  return document.createElement(customElements.getName(overlay) ?? tag) as Overlay;
}
