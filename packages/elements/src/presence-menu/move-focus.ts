/** Moves the focus in a menu as the ARIA Authoring Practices have it: arrows go round, a letter goes to the next item that starts with it. */
export function moveFocus(items: readonly HTMLElement[], event: KeyboardEvent): void {
  const at = items.indexOf(event.target as HTMLElement);
  const target = items.at(destination(items, at, event.key));
  if (!target) return;
  event.preventDefault();
  target.focus();
}

/** An index into `items`, or one beyond them where the key does not move the focus. */
function destination(items: readonly HTMLElement[], at: number, key: string): number {
  switch (key) {
    case 'ArrowDown': return (at + 1) % items.length;
    case 'ArrowUp': return at < 0 ? -1 : at - 1;
    case 'Home': return 0;
    case 'End': return -1;
    default: return startingWith(items, at + 1, key);
  }
}

function startingWith(items: readonly HTMLElement[], from: number, key: string): number {
  const next = [...items.slice(from), ...items.slice(0, from)]
    .find(item => [...key].length === 1 && item.textContent.toLocaleLowerCase().startsWith(key.toLocaleLowerCase()));
  return next ? items.indexOf(next) : Infinity;
}
