// Runs in a process of its own that is killed: node store-writer.mjs <file>. Changes settings without end, and acknowledges each on stdout.
import { writeSync } from 'node:fs';
import { openSqliteStore } from '../src/store/sqlite-store.js';

const store = await openSqliteStore(process.argv[2]!);
const [last] = store.changes({ limit: 1 });

for (let number = (last?.number ?? 0) + 1; ; number++) {
  const before = number > 1 ? { number: number - 1 } : undefined;
  store.commit([
    { collection: 'settings', id: 'access', value: { number } },
    { collection: 'providers', id: `provider ${number}`, value: { number, text: 'x'.repeat(number % 3_000) } },
    { collection: 'providers', id: `provider ${number - 2}`, value: undefined },
  ], [{ at: number, by: 'root', what: 'access-changed', target: 'access', before, after: { number } }]);
  // Not through a stream: what is written here has left this process, whatever happens to it.
  writeSync(1, `${number}\n`);
}
