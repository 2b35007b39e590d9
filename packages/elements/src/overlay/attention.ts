import type { PresenceAnchor } from '../internal/presence-anchor.js';
import { current, type Overlay } from './current.js';
import { HoverIntent } from './hover-intent.js';
import type { Interest } from './notice.js';

/** Makes the overlays that all icons share. What is declared in markup brings its own. */
export interface Makers {
  tooltip(): Overlay;
  menu(): Overlay;
}

// How long a finger rests before it asks rather than taps, in milliseconds.
const LONG_PRESS = 500;

// One tooltip and one menu for all icons, made when they are first needed.
const shared: { [Kind in keyof Makers]?: Overlay | undefined } = {};
let makers: Makers | undefined;
// Whose tooltip stays while the pointer goes elsewhere.
let focused: PresenceAnchor | undefined;
// What a finger that now rests has found open.
let foundOpen: PresenceAnchor | undefined;

const hover = new HoverIntent<PresenceAnchor>(
  anchor => {
    // What an open menu covers, or stands beside, does not ask.
    if (current.overlay?.withoutTooltip) return;
    const tooltip = overlayFor(anchor, 'tooltip');
    if (!tooltip) return;
    tooltip.onpointerenter = () => about(tooltip, each => hover.enter(each));
    tooltip.onpointerleave = () => about(tooltip, leave);
    tooltip.show(anchor);
  },
  () => openTooltip()?.hide(),
);

/** Opens and closes tooltips and menus as somebody points, focuses, presses and clicks. */
export function attendTo(interest: Interest, make?: Makers): void {
  const { event, tooltip: asked, menu: chosen } = interest;
  makers ??= make;
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
  if (focusVisible && !(from && 'fromEnd' in from)) hover.enter((focused = anchor), 0);
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

/** Whom a tooltip is about while it is open: whoever is gone is not held by it. */
function about({ subject }: Overlay, tell: (anchor: PresenceAnchor) => void): void {
  if (subject) tell(subject as PresenceAnchor);
}

function leave(anchor: PresenceAnchor): void {
  if (anchor !== focused) hover.leave();
}

function toggleMenu(anchor: PresenceAnchor, fromEnd: boolean): void {
  const menu = overlayFor(anchor, 'menu');
  if (!menu) return;
  if (menu.subject === anchor) return menu.hide();
  menu.fromEnd = fromEnd;
  menu.show(anchor);
}

/** What is declared in markup is its own overlay; icons share one. */
function overlayFor(anchor: PresenceAnchor, kind: keyof Makers): Overlay | undefined {
  return 'show' in anchor ? (anchor as Overlay) : (shared[kind] ??= makers?.[kind]());
}

function openTooltip(): Overlay | undefined {
  return current.overlay?.withoutTooltip ? undefined : current.overlay;
}
