import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Rollup plugin: the folder holds what this build made and nothing older. A server may go on serving from it meanwhile. */
export const removeStale = () => ({
  name: 'remove-stale',
  writeBundle({ dir }, bundle) {
    for (const file of readdirSync(dir)) if (!(file in bundle)) rmSync(join(dir, file), { recursive: true });
  },
});
