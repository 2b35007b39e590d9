// Runs in a process of its own that is killed: node store-writer.mjs <file>. Changes the settings of an organisation without end, and acknowledges each change on stdout.
import { openOrganisation } from '@presence-elements/policy';
import { writeSync } from 'node:fs';
import { openSqliteStore } from '../src/store/sqlite-store.js';
import { draft, listed, root } from './store-changes.js';

let number = 0;
const organisation = await openOrganisation(await openSqliteStore(process.argv[2]!), { domain: 'portal.example', now: () => number, id: () => 'partner' });
const administration = organisation.administration(root), [last] = await administration.changes({ limit: 1 });

for (number = (last?.number ?? 0) + 1; ; number++) {
  if (number === 1) await organisation.account(root).providers!.add(draft);
  else if (number % 2) await administration.write('sharing', { maxContacts: number }, (await administration.read('sharing')).revision);
  else await administration.importDirectory('partner', listed(number));
  // Not through a stream: what is written here has left this process, whatever happens to it.
  writeSync(1, `${number}\n`);
}
