import { autoUpdate } from '@floating-ui/dom';

const GAP = 6; // px
const EDGE = 8; // px

/** Above the middle of the anchor, or below its beginning. */
export type Side = 'top' | 'bottom-start';

/**
 * Keeps a box beside its anchor and within the window, however either moves. Returns its undo.
 *
 * In the top layer there is nothing to clip the box and its coordinates are the window's: when to place it again is the
 * hard part, and Floating UI's; where is arithmetic, a tenth of the size of its `computePosition`.
 */
export function keepPlaced(box: HTMLElement, anchor: Element, wish: Side): () => void {
  return autoUpdate(anchor, box, () => place(box, anchor.getBoundingClientRect(), wish));
}

// Through CSSOM: a style attribute would be refused under a strict content security policy.
function place(box: HTMLElement, anchor: DOMRect, wish: Side): void {
  const { offsetWidth, offsetHeight, dir, style } = box;
  // What is seen of the page: less than the window while it is zoomed with two fingers, or a keyboard lies over it.
  const { width, height, offsetLeft, offsetTop } = visualViewport!;
  const roomAbove = anchor.top - offsetTop;
  const roomBelow = offsetTop + height - anchor.bottom;
  const fits = (wish === 'top' ? roomAbove : roomBelow) >= offsetHeight + GAP + EDGE;
  const isAbove = fits ? wish === 'top' : roomAbove > roomBelow;
  const beginning = dir === 'rtl' ? anchor.right - offsetWidth : anchor.left;
  const left = wish === 'top' ? (anchor.left + anchor.right - offsetWidth) / 2 : beginning;
  const top = isAbove ? anchor.top - GAP - offsetHeight : anchor.bottom + GAP;
  style.setProperty('left', `${within(left, offsetWidth, offsetLeft, width)}px`);
  // Where neither side has room it covers its anchor rather than leave the window.
  style.setProperty('top', `${within(top, offsetHeight, offsetTop, height)}px`);
}

const within = (start: number, size: number, from: number, room: number): number =>
  Math.max(from + EDGE, Math.min(start, from + room - EDGE - size));
