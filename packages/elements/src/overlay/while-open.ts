/**
 * Calls `hide` on Escape, on a press elsewhere, and once the anchor is out of sight. Returns its undo.
 *
 * What is about to close has had its Escape: the next one is for what lies below.
 */
export function whileOpen(box: Element, anchor: Element, isOpen: () => boolean, hide: () => void): () => void {
  const undo = new AbortController();
  const options = { capture: true, signal: undo.signal };
  addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !isOpen()) return;
    // It closes this and nothing else: not the dialog around it.
    event.preventDefault();
    event.stopImmediatePropagation();
    hide();
  }, options);
  addEventListener('pointerdown', event => {
    if (![box, anchor].some(element => isWithin(element, event))) hide();
  }, options);
  // Scrolled away, clipped, hidden or removed: whatever the reason, there is nothing left to stand beside.
  const sight = new IntersectionObserver(entries => {
    if (!entries.at(-1)?.isIntersecting) hide();
  });
  sight.observe(anchor);
  return () => {
    sight.disconnect();
    undo.abort();
  };
}

/** By where it is rather than what it hit: an anchor in a closed shadow root is not to be seen from outside. */
function isWithin(element: Element, { clientX, clientY }: MouseEvent): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
