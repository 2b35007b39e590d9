/**
 * What had the focus is gone: somebody who uses a keyboard must not have to begin at the top of the page.
 * Gives it to the next request where it was on one, else to the list, else to whatever there is to press.
 */
export function refocus(root: ParentNode, lost: Element): void {
  const next = [lost.closest('[part="request"]') ? '[part~="approve"]' : '', '[part="list"] [tabindex="0"]', '[part~="add"]', '[part~="retry"]']
    .map(selector => (selector ? root.querySelector<HTMLElement>(selector) : null)).find(Boolean);
  next?.focus();
}
