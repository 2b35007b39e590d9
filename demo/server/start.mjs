import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { hostilePeople } from '../data/hostile-people.mjs';
import { createApp } from './app.mjs';
import { startColleagues } from './colleagues.mjs';
import { createLine } from './line.mjs';
import { createNewcomers } from './newcomers.mjs';
import { openRelays } from './relays.mjs';
import { createVisits } from './visits.mjs';

const DEFAULT_PORT = 4173;

/**
 * Starts the portal with its relay. `port: 0` takes any free one. `config` names a `presence.config.json` with other
 * networks, whose secrets are in `env`; `neighbours` are people there whom the page /elsewhere shows. `store` names the
 * file in which settings last; without one they end with the demo. Without `colleagues` nobody moves but who is told to.
 * `time` is how the relay reckons with time: its options `grace`, `awayAfter`, `now` and `schedule`.
 *
 * @param {{ port?: number, host?: string, colleagues?: boolean, seed?: number, seen?: (request: Request, user: string) => void, violation?: (report: string) => void,
 *   config?: string, store?: string, env?: Record<string, string | undefined>, neighbours?: readonly string[], time?: { grace?: number, awayAfter?: number, now?: () => number, schedule?: import('@presence-elements/core').Schedule }, print?: (line: string) => void }} options
 */
export async function startDemo({ port = DEFAULT_PORT, host = '127.0.0.1', colleagues = true, seed, seen = () => undefined, violation = console.warn, config, store, env, neighbours = [], time, print } = {}) {
  let app;
  // Pages that were open before the portal was started again ask at once.
  const server = createAdaptorServer({ fetch: (request) => app?.fetch(request) ?? notYet(), overrideGlobalObjects: false });
  server.listen(port, host);
  // Before anything with a timer is there: a port that is taken must leave nothing running.
  await once(server, 'listening');
  const relays = await openRelays({ config, store, mood: colleagues ? 'lively' : 'quiet', time, env, print }).catch(async (error) => {
    await closed(server);
    throw error;
  });
  const { relay, branch, institute } = relays;
  const welcome = createNewcomers(institute);
  let staff;
  const visits = createVisits({
    async onVisit(user) {
      await welcome(user);
      await staff?.release(user);
    },
  });
  app = createApp({ ...relays, relays: { '/presence': relay, '/branch/presence': branch }, visits, seen, violation, neighbours });
  const url = `http://${host === '127.0.0.1' ? 'localhost' : host}:${server.address().port}`;

  const line = createLine(`http://${host}:${server.address().port}`);
  await Promise.all(hostilePeople.map((person) => line.aliveAs(person.user).then(() => line.publishAs(person.user, { note: person.note }))));
  if (colleagues) staff = startColleagues(line, { seed });
  await staff?.settled;

  return {
    url,
    relay,
    async close() {
      staff?.stop();
      relays.close();
      await closed(server);
    },
  };
}

function notYet() {
  return new Response('The portal is being started.', { status: 503, headers: { 'retry-after': '1' } });
}

async function closed(server) {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

async function main() {
  const { values: { config = process.env.PRESENCE_CONFIG, store = process.env.PRESENCE_STORE } } = parseArgs({ options: { config: { type: 'string' }, store: { type: 'string' } } });
  const port = Number(process.env.PORT ?? DEFAULT_PORT);
  const demo = await startDemo({ port, config, store });
  console.log(`The portal is at ${demo.url}/ (sign in as somebody else: ${demo.url}/?as=ada)`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void demo.close().then(() => process.exit(0)));
}

/** What whoever starts the portal can do something about is told in words; anything else is a mistake of ours. */
export function explain(error) {
  if (error.code === 'EADDRINUSE') console.error(`Port ${error.port} is taken by another program: choose another one, as in PORT=4174 npm start.`);
  else if (error.code === 'ERR_SOCKET_BAD_PORT') console.error('PORT takes a number from 0 to 65535, as in PORT=4174 npm start.');
  else if (/^(ConfigError|StoreError)$/.test(error.name) || error.code?.startsWith('ERR_PARSE_ARGS')) console.error(error.message);
  else throw error;
  process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main().catch(explain);
