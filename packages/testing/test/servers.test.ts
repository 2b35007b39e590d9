import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lacking, startEjabberd, startKamailio, startProsody, xmppPerson, type XmppServer } from '../src/servers/index.js';
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
    await expect.poll(() => fetch(url.toString().trim()).then(() => 'up', () => 'down'), { timeout: 5_000 }).toBe('down');
    await expect.poll(() => readdir(folder), { timeout: 5_000 }).toEqual(['prosody.mjs']);
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
  // Also after a failure: the next pair listens at the same addresses.
  afterEach(() => Promise.all(running.splice(0).map(server => server.stop())));

  it.each([['prosody', startProsody], ['ejabberd', startEjabberd]] as const)('hand messages on: prosody and %s', async (_, start) => {
    const here = await started(startProsody({ users: ['alice@127.0.0.12'], federation: '127.0.0.12' }));
    await started(start({ users: ['bob@127.0.0.13'], federation: '127.0.0.13' }));
    // Nobody answers for somebody of the other server but that server itself.
    const alice = await xmppPerson(here, 'alice@127.0.0.12');
    await alice.send('<iq type="get" id="v" to="127.0.0.13"><query xmlns="jabber:iq:version"/></iq>');
    expect(await alice.hears(/id=.v./)).toMatch(/from=.127\.0\.0\.13.[^>]*type=.result|type=.result.[^>]*from=.127\.0\.0\.13/);
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
