import { onMessages } from './localize.js';

interface Redrawn { requestUpdate(): void }

// Ten thousand icons share one listener.
const elements = new Set<Redrawn>();
let leave: (() => void) | undefined;

/** Has an element draw itself anew when the words or the language of the page change. */
export function redrawWithMessages(element: Redrawn): void {
  leave ??= onMessages(() => elements.forEach(each => each.requestUpdate()));
  elements.add(element);
}

export function leaveMessages(element: Redrawn): void {
  elements.delete(element);
  if (elements.size) return;
  leave?.();
  leave = undefined;
}
