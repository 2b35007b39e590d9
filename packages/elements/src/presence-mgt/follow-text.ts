interface TextAware extends Element { requestUpdate(): void }

const followed = new WeakSet<Node>();
let observer: MutationObserver | undefined;

/** Lets an element draw anew when what stands in it changes. One observer serves the page; it keeps nobody alive (DOM §4.3). */
export function followText(element: TextAware): void {
  followed.add(element);
  observer ??= new MutationObserver(records => {
    for (const owner of new Set(records.map(({ target }) => ownerOf(target)))) owner?.requestUpdate();
  });
  observer.observe(element, { childList: true, characterData: true, subtree: true });
}

function ownerOf(node: Node | null): TextAware | undefined {
  while (node && !followed.has(node)) node = node.parentNode;
  return (node ?? undefined) as TextAware | undefined;
}
