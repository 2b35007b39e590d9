/**
 * Where in the page an overlay must be so that it can be used: inside the modal dialog around its anchor, since all else
 * is inert, or the popover around it, which would close if one clicked elsewhere; else in the body.
 */
export function layerOf(anchor: Element): Element {
  for (let node: Node | null = anchor; node; node = composedParent(node)) {
    if (node instanceof Element && node.matches('dialog:modal, :popover-open')) return node;
  }
  return anchor.ownerDocument.body;
}

function composedParent(node: Node): Node | null {
  return (node as Element).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;
}
