import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom';

const GAP = 6; // px
const EDGE = 8; // px

/** Above the middle of the anchor, or below its beginning. */
export type Side = 'top' | 'bottom-start';

/**
 * Keeps a box beside its anchor and within the window, however either moves. Returns its undo.
 *
 * Writes through CSSOM: a style attribute would be refused under a strict content security policy.
 */
export function keepPlaced(box: HTMLElement, anchor: Element, placement: Side): () => void {
  const place = async (): Promise<void> => {
    const { x, y } = await computePosition(anchor, box, {
      strategy: 'fixed',
      placement,
      // On a small or much enlarged screen neither side has room: then it covers its anchor rather than leave the window.
      middleware: [offset(GAP), flip({ padding: EDGE }), shift({ padding: EDGE, crossAxis: true })],
    });
    box.style.setProperty('left', `${x}px`);
    box.style.setProperty('top', `${y}px`);
  };
  return autoUpdate(anchor, box, () => void place());
}
