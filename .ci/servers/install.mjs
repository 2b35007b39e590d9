// Adds the servers that a full test run needs. What each takes is known to what starts them, which has to be built.
import { spawnSync } from 'node:child_process';
import { advice, install } from '../debian.mjs';

const servers = ['prosody', 'ejabberd', 'kamailio', 'slapd'];

/** The servers that stay left out, each with the reason and the command that would add it. */
export async function installServers() {
  const { lacking } = await import('@presence-elements/testing/servers.js').catch(explain);
  const missing = () => servers.map((server) => ({ server, lacks: lacking(server) })).filter(({ lacks }) => lacks.length);
  const packages = missing().flatMap(({ lacks }) => lacks);
  install(packages);
  // Erlang's port mapper is started by the package whatever one says, for all the world to reach; we have no use for it.
  if (packages.includes('ejabberd')) spawnSync('epmd', ['-kill'], { stdio: 'ignore' });
  return missing().map(({ server, lacks }) => ({ name: `everything on a real ${server}`, why: advice(lacks) }));
}

function explain(error) {
  throw error.code === 'ERR_MODULE_NOT_FOUND' ? new Error('not built yet: npm run build', { cause: error }) : error;
}
