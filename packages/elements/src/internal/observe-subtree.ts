/** Somebody who wants to hear what changes below a root. */
export interface SubtreeListener {
  /** Attributes whose changes matter. */
  readonly attributes: readonly string[];
  changed(records: readonly MutationRecord[]): void;
}

interface Watch {
  readonly observer: MutationObserver;
  readonly listeners: Set<SubtreeListener>;
}

// What each root is watched for; gone with the root.
const watches = new WeakMap<Node, Watch>();

/** Tells what changes below a root, with one observer per root however many listen. Returns its undo. */
export function observeSubtree(root: Node, listener: SubtreeListener): () => void {
  const watch = watches.get(root) ?? begin();
  watches.set(root, watch);
  watch.listeners.add(listener);
  observe(root, watch);
  return () => {
    if (watch.listeners.delete(listener)) observe(root, watch);
  };
}

function begin(): Watch {
  const listeners = new Set<SubtreeListener>();
  const observer = new MutationObserver(records => {
    for (const listener of listeners) listener.changed(records);
  });
  return { observer, listeners };
}

/** Observing the same root again replaces what was asked before (DOM §4.3.1). */
function observe(root: Node, { observer, listeners }: Watch): void {
  if (!listeners.size) return observer.disconnect();
  observer.observe(root, { childList: true, subtree: true, attributeFilter: [...listeners].flatMap(({ attributes }) => attributes) });
}
