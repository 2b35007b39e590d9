import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { createRelay } from '@presence-elements/relay';
import { DOMAIN, isColleague } from '../data/people.mjs';
import { hostilePeople } from '../data/hostile-people.mjs';
import { createApp } from './app.mjs';
import { startColleagues } from './colleagues.mjs';
import { createLine } from './line.mjs';
import { createVisits, viewerOf } from './visits.mjs';

const DEFAULT_PORT = 4173;

/**
 * Starts the portal with its relay. `port: 0` takes any free one.
 *
 * @param {{ port?: number, host?: string, colleagues?: boolean, seed?: number, seen?: (request: Request, user: string) => void, violation?: (report: string) => void }} options
 */
export async function startDemo({ port = DEFAULT_PORT, host = '127.0.0.1', colleagues = true, seed, seen = () => undefined, violation = console.warn } = {}) {
  let app;
  const server = createAdaptorServer({ fetch: (request) => app.fetch(request), overrideGlobalObjects: false });
  server.listen(port, host);
  // Before anything with a timer is there: a port that is taken must leave nothing running.
  await once(server, 'listening');
  const relay = openRelay('/presence', DOMAIN, isColleague);
  const branch = openRelay('/branch/presence', 'branch.example');
  let staff;
  const visits = createVisits({ onSignIn: async (user) => staff?.release(user) });
  app = createApp({ relays: { '/presence': relay, '/branch/presence': branch }, visits, seen, violation });
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
      relay.dispose();
      branch.dispose();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

// `hosts: []`: under loopback names only, for anybody may be anybody here.
function openRelay(basePath, domain, knows) {
  return createRelay({ authenticate: viewerOf, basePath, domain, hosts: [], ...(knows && { knows }) });
}

async function main() {
  const port = Number(process.env.PORT ?? DEFAULT_PORT);
  const demo = await startDemo({ port });
  console.log(`The portal is at ${demo.url}/ (sign in as somebody else: ${demo.url}/?as=ada)`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void demo.close().then(() => process.exit(0)));
}

function explain(error) {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`Port ${error.port} is taken by another program: choose another one, as in PORT=4174 npm start.`);
  process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main().catch(explain);
