import { autoUpdate, computePosition, shift } from '@floating-ui/dom';

const GAP = 6; // px
const EDGE = 8; // px

/** Above or below, or at the start of the line there. */
export type Side = 'top' | 'bottom-start';

/**
 * Keeps a box beside its anchor and within the window, however either moves. Returns its undo.
 *
 * Writes through CSSOM: a style attribute would be refused under a strict content security policy.
 */
export function keepPlaced(box: HTMLElement, anchor: Element, wish: Side): () => void {
  const place = async (): Promise<void> => {
    const above = isAbove(box, anchor, wish === 'top');
    const { x, y } = await computePosition(anchor, box, {
      strategy: 'fixed',
      placement: wish === 'top' ? (above ? 'top' : 'bottom') : above ? 'top-start' : 'bottom-start',
      // Where neither side has room, on a small or much enlarged screen, it covers its anchor rather than leave the window.
      middleware: [shift({ padding: EDGE, crossAxis: true })],
    });
    box.style.setProperty('left', `${x}px`);
    box.style.setProperty('top', `${above ? y - GAP : y + GAP}px`);
  };
  return autoUpdate(anchor, box, () => void place());
}

/** The side wished for while there is room, else the side with more of it. */
function isAbove({ offsetHeight }: HTMLElement, anchor: Element, wish: boolean): boolean {
  const { top, bottom } = anchor.getBoundingClientRect();
  const below = innerHeight - bottom;
  return (wish ? top : below) > offsetHeight + GAP + EDGE ? wish : top > below;
}
