// The portal beside a real XMPP server: npm run demo:prosody. Nothing of it stays on the machine.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { lacking, PASSWORD, startProsody, xmppPerson } from '@presence-elements/testing/servers.js';
import { createCompany } from './company.mjs';
import { explain, startDemo } from './start.mjs';

const PEOPLE = ['alice', 'bob', 'carol'].map((user) => `${user}@example.org`);
const ACCOUNT = 'portal@example.org';

async function main() {
  const packages = lacking('prosody');
  if (packages.length) {
    console.error(`This needs a real XMPP server, Prosody. On Debian and Ubuntu: sudo apt-get install ${packages.join(' ')}`);
    process.exitCode = 1;
    return;
  }
  const ends = [];
  const end = async () => { for (const stop of ends.splice(0).reverse()) await stop(); };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().then(() => process.exit(0)));
  try {
    await start(ends);
  } catch (error) {
    await end();
    throw error;
  }
}

async function start(ends) {
  const server = await startProsody({ users: [ACCOUNT, ...PEOPLE] });
  ends.push(() => server.stop());
  const config = await writeConfig(server, ends);
  const demo = await startDemo({ port: Number(process.env.PORT ?? 4173), config, env: { ...process.env, XMPP_PASSWORD: PASSWORD }, neighbours: PEOPLE });
  ends.push(() => demo.close());
  const company = createCompany(PEOPLE, (address) => xmppPerson(server, address, 'terminal'));
  await company.appear('carol dnd Deep in the data');
  console.log(welcome(demo.url, server, config));
  const lines = createInterface({ input: process.stdin });
  ends.push(() => lines.close());
  lines.on('line', (line) => void company.appear(line).catch((error) => `That did not work: ${error.message}`).then((words) => { console.log(words); }));
}

async function writeConfig(server, ends) {
  const folder = await mkdtemp(join(tmpdir(), 'presence-demo-'));
  ends.push(() => rm(folder, { recursive: true }));
  const file = join(folder, 'presence.config.json');
  const options = { jid: ACCOUNT, password: { env: 'XMPP_PASSWORD' }, service: server.ws, account: 'service' };
  await writeFile(file, `${JSON.stringify({ networks: [{ name: 'company', kind: 'xmpp', routes: ['example.org'], options }] }, null, 2)}\n`);
  return file;
}

function welcome(url, server, config) {
  return `
${PEOPLE.join(', ')} have accounts on Prosody. See them at ${url}/elsewhere

Sign in as one of them with any XMPP client, and watch their icon change:
  account alice@example.org · password ${PASSWORD} · server 127.0.0.1, port ${server.clientPort}, without encryption
  WebSocket ${server.ws} · BOSH ${server.bosh}
  with Profanity: /connect alice@example.org server 127.0.0.1 port ${server.clientPort} tls disable
Or type here:  alice away At lunch  ·  bob online  ·  carol gone

The relay reads ${config}; change it while all this runs. Ctrl+C ends it, and nothing of it stays.`;
}

await main().catch(explain);
