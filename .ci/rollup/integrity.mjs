// Rollup plugin: lists the hash of every file that a customer hosts, for `integrity` attributes (Subresource Integrity §3.1).
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const integrity = () => ({
  name: 'integrity',
  writeBundle({ dir }, bundle) {
    const files = Object.values(bundle).filter(({ fileName }) => !fileName.endsWith('.map')).toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1));
    const hashes = files.map(({ fileName, code, source }) => [fileName, `sha384-${createHash('sha384').update(code ?? source).digest('base64')}`]);
    writeFileSync(join(dir, 'integrity.json'), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
  },
});
