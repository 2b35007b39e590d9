import { freePort } from '@presence-elements/testing/servers.js';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { address, call, describeOnKamailio, pause, watching } from './live.js';

const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` };

describeOnKamailio('the SIP proxy of the README, a Kamailio that', bench => {
  let folder: string, port: number, proxy: ChildProcess | undefined;
  const file = (): string => join(folder, 'proxy.cfg');
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'presence-proxy-'));
    port = await freePort();
    await mkdir(join(folder, 'run'));
    const text = await readFile(new URL('../docs/kamailio-proxy.cfg', import.meta.url), 'utf8');
    await writeFile(file(), text
      .replace('!PAGES!tcp:127.0.0.1:8080!', `!PAGES!tcp:127.0.0.1:${port}!`)
      .replace(/!FRONT_END!.*!g/, `!FRONT_END!sip:${bench.server.ws.replace('ws://', '').replace('/', '')};transport=tcp!g`)
      .replace('log_stderror=no', 'log_stderror=yes\ndns=no\nrev_dns=no\nauto_aliases=no'));
  });
  afterAll(async () => {
    if (proxy?.pid && proxy.exitCode === null) process.kill(-proxy.pid, 'SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('takes its configuration', async () => {
    const { stderr } = await promisify(execFile)('kamailio', ['-c', '-f', file()], { env });
    expect(stderr).toContain('config file ok');
  });

  it('lets a page publish, watch and ask through it, in dialogs that go there and back', async () => {
    proxy = spawn('kamailio', ['-f', file(), '-DD', '-E', '-w', folder, '-Y', join(folder, 'run'), '-P', join(folder, 'run/pid'), '-m', '64', '-M', '8'], { cwd: folder, detached: true, stdio: 'ignore', env });
    let open = false;
    while (!open && proxy.exitCode === null) {
      await pause(20);
      const probe = connect(port, '127.0.0.1');
      open = await new Promise(resolve => probe.once('connect', () => resolve(true)).once('error', () => resolve(false)));
      probe.destroy();
    }
    const service = `ws://127.0.0.1:${port}/`, alice = bench.person('alice', { service }), bob = bench.person('bob', { service });
    await bob.publish({ availability: 'busy' }, call());
    const watch = watching(alice, ['bob@example.org']);
    await watch.until('bob@example.org', ({ availability }) => availability === 'busy');
    await bob.publish({ availability: 'away' }, call());
    await watch.until('bob@example.org', ({ availability }) => availability === 'away');
    expect(await alice.query([address('carol@example.org')], call())).toMatchObject([{ problem: 'no-data' }]);
  });
});
