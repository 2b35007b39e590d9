import type { Schedule } from '@presence-elements/core';
import { watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';

// Editors write in several steps, which are one change (milliseconds).
const GATHER = 100;
// Network shares and some containers tell of no change: the file is looked at all the same (milliseconds).
const LOOK = 10_000;

/**
 * Calls back soon after a file may have changed, however it is written: in place, by putting another one in its place,
 * or by turning a link (Kubernetes). Hence the folder is watched, and whatever happens there counts. Returns its undo.
 */
export function watchFile(file: string, look: () => void, schedule: Schedule): () => void {
  let cancelSoon: (() => void) | undefined;
  const soon = (): void => {
    cancelSoon ??= schedule(() => {
      cancelSoon = undefined;
      look();
    }, GATHER);
  };
  const watcher = watchFolder(dirname(file), soon);
  let cancelLook = schedule(function again() {
    cancelLook = schedule(again, LOOK);
    look();
  }, LOOK);
  return () => {
    watcher?.close();
    cancelSoon?.();
    cancelLook();
  };
}

/** Undefined where the system cannot watch (too many watches, no such folder): looking now and then is left. */
function watchFolder(folder: string, changed: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder || '.', changed);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
