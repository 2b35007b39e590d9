import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configuration } from './ejabberd-configuration.js';
import { libraryFolder } from './lacking.js';
import { freePort, newFolder, ServerProcess } from './server-process.js';
import { domainOf, domainsOf, PASSWORD, userOf, usualUsers, type XmppServer, type XmppServerOptions } from './xmpp-server.js';

/** One command of ejabberd's HTTP API, such as `set_presence`. */
export type EjabberdApi = (command: string, parameters: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Starts ejabberd (Debian: ejabberd, ejabberd-contrib). Web presence in the formats xml, text, js, image. */
export async function startEjabberd(options: XmppServerOptions = {}): Promise<XmppServer & { readonly api: EjabberdApi }> {
  const { users = usualUsers, federation } = options;
  const folder = await newFolder('ejabberd'), port = await freePort(), domains = domainsOf(users);
  await mkdir(join(folder, 'spool'));
  await writeFile(join(folder, 'ejabberd.yml'), configuration(port, domains, federation));
  const server = new ServerProcess({
    name: 'ejabberd', folder, port, federation, command: 'erl',
    // Not through ejabberdctl, which wants to be a certain user and starts a daemon that stays.
    args: ['+K', 'true', '+P', '250000', '-mnesia', 'dir', JSON.stringify(join(folder, 'spool')), '-s', 'ejabberd', '-noinput'],
    env: {
      EJABBERD_CONFIG_PATH: join(folder, 'ejabberd.yml'), EJABBERD_LOG_PATH: join(folder, 'ejabberd.log'),
      ERL_LIBS: libraryFolder(), ERL_CRASH_DUMP: '/dev/null', ERL_MAX_PORTS: '32000', HOME: folder,
    },
  });
  await server.start();
  const api = apiOf(port);
  await populate(api, users, options);
  return Object.assign(server, {
    api, domains,
    ws: `ws://127.0.0.1:${port}/ws`,
    bosh: `http://127.0.0.1:${port}/bosh`,
    webPresence: (address: string, format = 'xml') => `http://127.0.0.1:${port}/presence/jid/${userOf(address)}/${domainOf(address)}/${format}`,
  });
}

function apiOf(port: number): EjabberdApi {
  return async (command, parameters) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/${command}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(parameters) });
    if (!response.ok) throw new Error(`ejabberd: ${command} ${response.status} ${await response.text()}`);
    return await response.json() as unknown;
  };
}

async function populate(api: EjabberdApi, users: readonly string[], { sees = 'everybody', rosters = {} }: XmppServerOptions): Promise<void> {
  for (const user of users) await api('register', { user: userOf(user), host: domainOf(user), password: PASSWORD });
  for (const host of sees === 'everybody' ? domainsOf(users) : []) {
    await api('srg_create', { group: 'everybody', host, label: 'Everybody', description: '', display: 'everybody' });
    await api('srg_user_add', { user: '@all@', host, group: 'everybody', grouphost: host });
  }
  for (const [owner, contacts] of Object.entries(rosters)) {
    for (const contact of contacts) {
      const item = { localuser: userOf(owner), localhost: domainOf(owner), user: userOf(contact), host: domainOf(contact) };
      await api('add_rosteritem', { ...item, nick: userOf(contact), group: '', subs: 'both' });
    }
  }
}
