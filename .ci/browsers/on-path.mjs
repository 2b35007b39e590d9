import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these commands that can be run here, with its path. */
export function onPath(...names) {
  const dirs = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => dirs.map((dir) => join(dir, name))).find(runs);
}

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run: the next one may be
  }
}
