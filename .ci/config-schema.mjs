// Writes packages/relay/presence.config.schema.json, which editors read, of the options that the agents' own packages declare.
// Runs on what `npm run compile` has made. `--check` writes nothing and fails where the file is out of date.
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'packages/relay/presence.config.schema.json';

const { configSchema, ownKinds } = await import('@presence-elements/relay');
const kinds = new Map();
for (const name of ownKinds) kinds.set(name, (await import(`@presence-elements/agent-${name}/config.js`)).agentKind);
const text = `${JSON.stringify(configSchema(kinds), null, 2)}\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== text) {
    console.error(`${FILE} is out of date: node .ci/config-schema.mjs`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, text);
}
