import type { Row } from './rows.js';

/** What a key asks of a tree grid (ARIA Authoring Practices, treegrid pattern with rows that take the focus first). */
export type Command =
  | { readonly type: 'go'; readonly to: number }
  /** Over what can be pressed in the row, which itself comes before the first. */
  | { readonly type: 'step'; readonly by: 1 | -1 }
  | { readonly type: 'open' | 'close' | 'press' | 'edit' | 'remove' | 'undo' };

/** Where the key was pressed. */
export interface Place {
  readonly rows: readonly Row[];
  readonly at: number;
  /** On the row itself, and not on something in it. */
  readonly onRow: boolean;
  /** Rows to a page. */
  readonly page: number;
  readonly isRtl: boolean;
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

export function commandOf(event: Key, place: Place): Command | undefined {
  const { key, ctrlKey, metaKey, altKey } = event;
  if ((ctrlKey || metaKey) && key === 'z') return { type: 'undo' };
  if (metaKey || altKey || (ctrlKey && !/^(Home|End)$/.test(key))) return undefined;
  const to = targetOf(key, place);
  if (to !== undefined) return { type: 'go', to };
  if (key === 'ArrowLeft' || key === 'ArrowRight') return sideways((key === 'ArrowRight') !== place.isRtl, place);
  if (place.onRow && (key === 'Enter' || key === ' ')) return { type: 'press' };
  if (place.rows[place.at]?.entry && key === 'F2') return { type: 'edit' };
  if (place.rows[place.at]?.entry && key === 'Delete') return { type: 'remove' };
  return undefined;
}

function targetOf(key: string, { rows, at, page }: Place): number | undefined {
  const last = rows.length - 1;
  const to = new Map([['ArrowUp', at - 1], ['ArrowDown', at + 1], ['PageUp', at - page], ['PageDown', at + page], ['Home', 0], ['End', last]]).get(key);
  return to === undefined ? undefined : Math.min(Math.max(to, 0), last);
}

function sideways(forward: boolean, { rows, at, onRow }: Place): Command | undefined {
  const row = rows[at];
  if (row && !row.entry) return row.open === forward ? undefined : { type: forward ? 'open' : 'close' };
  if (forward || !onRow) return { type: 'step', by: forward ? 1 : -1 };
  // Back from a person to the heading of the group.
  const heading = rows.slice(0, at).findLastIndex(({ entry }) => !entry);
  return heading < 0 ? undefined : { type: 'go', to: heading };
}
