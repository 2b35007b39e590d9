import { build } from 'esbuild';
import { Client } from 'ldapts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lacking, ownLoopback, PASSWORD, startEjabberd, startKamailio, startProsody, startSlapd, xmppPerson, type LdapServer, type LdapServerOptions, type XmppServer } from '../src/servers/index.js';
import { ServerProcess } from '../src/servers/server-process.js';

const xmpp: readonly (readonly ['prosody' | 'ejabberd', (options?: object) => Promise<XmppServer>, RegExp])[] = [
  ['prosody', startProsody, /"show":"offline"/], ['ejabberd', startEjabberd, /<presence user='bob' server='example.org'\/>/],
];

describe.each(xmpp)('a real %s', (name, start, nobody) => {
  const missing = lacking(name);
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }

  it('is up in seconds, tells of presence over the web, comes back after a crash, and leaves nothing', async () => {
    const server = await start();
    const ask = async (): Promise<string> => (await fetch(server.webPresence('bob@example.org'))).text();
    expect(await ask()).toMatch(nobody);
    await server.kill();
    await expect(ask()).rejects.toThrow();
    await server.restart();
    expect(await ask()).toMatch(nobody);
    await server.stop();
    await expect(ask()).rejects.toThrow();
  }, 60_000);

  it('holds a connection open while it is frozen', async () => {
    const server = await start();
    server.freeze();
    await expect(fetch(server.webPresence('bob@example.org'), { signal: AbortSignal.timeout(300) })).rejects.toThrow(/timeout/);
    server.thaw();
    expect((await fetch(server.webPresence('bob@example.org'))).status).toBe(200);
    await server.stop();
  }, 60_000);

  it('knows people in any script', async () => {
    const server = await start({ users: ['zoë@example.org', 'イヴ@example.org'] });
    for (const user of ['zoë@example.org', 'イヴ@example.org']) await (await xmppPerson(server, user)).leave();
    await server.stop();
  }, 60_000);

  it('has the rosters it was given', async () => {
    const contacts = Array.from({ length: 20 }, (_, n) => `user${n}@example.org`);
    const server = await start({ users: ['alice@example.org', ...contacts], sees: 'nobody', rosters: { 'alice@example.org': contacts } });
    expect((await rosterOf(server)).match(/<item /g)).toHaveLength(20);
    await server.stop();
  }, 60_000);
});

describe('a server', () => {
  const missing = lacking('prosody');
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }

  it('goes with whoever started it, and so do its data, also where that is killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'presence-starter-')), outfile = join(folder, 'prosody.mjs');
    await build({ entryPoints: [join(import.meta.dirname, '../src/servers/prosody.ts')], outfile, bundle: true, platform: 'node', format: 'esm' });
    const code = `const { startProsody } = await import(${JSON.stringify(outfile)}); console.log((await startProsody()).bosh);`;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', code], { env: { ...process.env, TMPDIR: folder }, stdio: ['ignore', 'pipe', 'inherit'] });
    const [url] = await once(starter.stdout, 'data') as [Buffer];
    starter.kill('SIGKILL');
    await expect.poll(() => fetch(url.toString().trim()).then(() => 'up', () => 'down')).toBe('down');
    await expect.poll(() => readdir(folder)).toEqual(['prosody.mjs']);
    await rm(folder, { recursive: true });
  }, 60_000);

  it('that does not start leaves nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'presence-nothing-'));
    const server = new ServerProcess({ name: 'nothing', folder, command: 'false', args: [], port: 1 });
    await expect(server.start()).rejects.toThrow('nothing did not start: 1');
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
  });
});

describe('a real kamailio', () => {
  const missing = lacking('kamailio');
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }

  it('is up in seconds, keeps documents, and comes back after a crash', async () => {
    const server = await startKamailio();
    const place = `${server.xcap}/resource-lists/users/sip:alice@example.org/index`;
    const list = '<?xml version="1.0"?><resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"/>';
    expect((await fetch(place, { method: 'PUT', body: list, headers: { 'content-type': 'application/resource-lists+xml' } })).status).toBe(200);
    expect(await (await fetch(place)).text()).toContain('resource-lists');
    await server.kill();
    await server.restart();
    await server.stop();
  }, 60_000);
});

describe('a real slapd', () => {
  const missing = lacking('slapd');
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }

  const running: LdapServer[] = [];
  const started = async (options?: LdapServerOptions): Promise<LdapServer> => {
    const server = await startSlapd(options);
    running.push(server);
    return server;
  };
  afterEach(() => Promise.all(running.splice(0).map(server => server.stop())));

  const namesIn = async ({ base, reader }: LdapServer, client: Client, password = PASSWORD) => {
    await client.bind(reader, password);
    const { searchEntries } = await client.search(base, { filter: '(objectClass=person)', attributes: ['cn'] });
    await client.unbind();
    return searchEntries.map(({ cn }) => cn);
  };

  it('is up in a second, tells its reader alone who is in it, and comes back after a crash with all of them', async () => {
    const server = await started(), { url, base } = server;
    expect(await namesIn(server, new Client({ url }))).toEqual(['Ada Lovelace', 'Grace Hopper']);
    await expect(namesIn(server, new Client({ url }), 'wrong')).rejects.toThrow(/0x31/);
    await expect(new Client({ url }).search(base, { filter: '(cn=*)' })).rejects.toThrow(/0x20/);
    await server.kill();
    await expect(namesIn(server, new Client({ url }))).rejects.toThrow('ECONNREFUSED');
    await server.restart();
    expect(await namesIn(server, new Client({ url }))).toHaveLength(2);
  }, 60_000);

  it('has people of any name', async () => {
    const names = ['Müller, Jürgen', ' "Q" <x>; #1+2=3\\ ', '#lead', 'イヴ'];
    const server = await started({ people: names.map(cn => ({ cn })) });
    expect(await namesIn(server, new Client({ url: server.url }))).toEqual(names);
  }, 60_000);

  it('encrypts from the start or when asked to, with a certificate that it made for itself', async () => {
    const server = await started(), { url, secureUrl, certificate: ca } = server;
    expect(await namesIn(server, new Client({ url: secureUrl, tlsOptions: { ca } }))).toHaveLength(2);
    await expect(namesIn(server, new Client({ url: secureUrl }))).rejects.toThrow('self-signed certificate');
    const client = new Client({ url });
    await client.startTLS({ ca, host: '127.0.0.1' });
    expect(await namesIn(server, client)).toHaveLength(2);
  }, 60_000);

  it('has limits, takes its time and refers to others, as it is told to', async () => {
    const server = await started({ people: [{ cn: 'a' }, { cn: 'b' }, { cn: 'c' }], sizeLimit: 2, slow: 1, refersTo: 'ldap://elsewhere.example' });
    const began = performance.now(), client = new Client({ url: server.url });
    await expect(namesIn(server, client)).rejects.toThrow(/0x4/);
    expect(performance.now() - began).toBeGreaterThan(1_900);
    const { searchEntries, searchReferences } = await client.search(server.base, { filter: '(objectClass=person)', paged: { pageSize: 2 } });
    expect([searchEntries.length, searchReferences]).toEqual([3, ['ldap://elsewhere.example/ou=elsewhere,dc=corp,dc=example??sub']]);
    await client.unbind();
  }, 60_000);
});

describe('two servers that federate', () => {
  const missing = [...lacking('prosody'), ...lacking('ejabberd')];
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }

  const running: XmppServer[] = [];
  const started = async (start: Promise<XmppServer>): Promise<XmppServer> => {
    const server = await start;
    running.push(server);
    return server;
  };
  afterEach(() => Promise.all(running.splice(0).map(server => server.stop())));

  it.each([['prosody', startProsody], ['ejabberd', startEjabberd]] as const)('hand messages on: prosody and %s', async (_, start) => {
    const [home, away] = [ownLoopback(), ownLoopback()], here = await started(startProsody({ users: [`alice@${home}`], federation: home }));
    await started(start({ users: [`bob@${away}`], federation: away }));
    // Nobody answers for somebody of the other server but that server itself.
    const alice = await xmppPerson(here, `alice@${home}`);
    await alice.send(`<iq type="get" id="v" to="${away}"><query xmlns="jabber:iq:version"/></iq>`);
    const answer = await alice.hears(/id=.v./);
    expect([/from=.([\d.]+)/.exec(answer)?.[1], /type=.(\w+)/.exec(answer)?.[1]]).toEqual([away, 'result']);
    await alice.leave();
  }, 60_000);
});

async function rosterOf(server: XmppServer): Promise<string> {
  const alice = await xmppPerson(server, 'alice@example.org');
  await alice.send('<iq type="get" id="roster"><query xmlns="jabber:iq:roster"/></iq>');
  const roster = await alice.hears(/id=.roster./);
  await alice.leave();
  return roster;
}
