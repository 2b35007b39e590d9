import { createRegistry } from '@presence-elements/core';
import { describeTimes, median } from '@presence-elements/testing';
import { lacking, PASSWORD, startProsody, xmppPerson, type XmppServer } from '@presence-elements/testing/servers.js';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRelay, serveRelay, StatusLines, watchConfig, type Relay, type ServedRelay, type WatchedConfig } from '../src/index.js';
import { ContractClient } from './contract-client.js';
import { StreamClient } from './stream-client.js';

const missing = lacking('prosody');
if (missing.length) it.skip(`needs ${missing.join(' ')}`, () => undefined);

describe.runIf(!missing.length)('a relay whose configuration names Prosody', () => {
  let server: XmppServer, folder: string, file: string, networks: WatchedConfig, relay: Relay, served: ServedRelay;
  const lines: string[] = [], registry = createRegistry();
  let client: ContractClient;

  const write = async (options: object = {}, more: readonly object[] = []): Promise<void> => {
    const company = { name: 'company', kind: 'xmpp', routes: ['example.org'], options: { jid: 'portal@example.org', password: { env: 'XMPP_PASSWORD' }, service: server.ws, relayMessages: true, ...options } };
    const web = { name: 'web', kind: 'web', routes: ['corp.example'], options: { service: 'prosody', base: new URL(server.webPresence('dave@corp.example')).origin, allowPrivate: true } };
    await writeFile(`${file}~`, JSON.stringify({ networks: [company, web, ...more] }));
    await rename(`${file}~`, file);
  };

  beforeAll(async () => {
    server = await startProsody({ users: ['portal@example.org', 'alice@example.org', 'bob@example.org', 'dave@corp.example'] });
    folder = await mkdtemp(join(tmpdir(), 'presence-relay-'));
    file = join(folder, 'presence.config.json');
    await write();
    const print = (line: string): void => void lines.push(line);
    networks = await watchConfig(registry, file, { env: { XMPP_PASSWORD: PASSWORD }, onStatus: new StatusLines(print).tell, onProblem: error => print(error.message), onChange: ({ replaced }) => print(`replaced: ${replaced.join()}`) });
    relay = createRelay({ ...networks.config.relay, registry, authenticate: () => ({ id: 'ada', address: 'ada@portal.example' }) });
    served = await serveRelay(relay, { port: 0 });
    client = new ContractClient({ fetch: call => fetch(call) }, `${served.url}/presence`);
  });
  afterAll(async () => {
    relay.dispose();
    await served.close();
    networks.stop();
    registry.dispose();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  async function watching(...addresses: readonly string[]) {
    const stream = await StreamClient.open(client);
    while (!stream.events.length) await stream.read();
    await client.call('PUT', `/stream/${stream.id}`, { body: { revision: 1, addresses } });
    /** What was told until it ended with this. */
    const until = async (line: string, from = 0): Promise<readonly string[]> => {
      while (!stream.told.slice(from).includes(line)) if (!await stream.read()) throw new Error(`The stream ended after ${stream.told.join(', ')}`);
      return stream.told.slice(from);
    };
    return { stream, until };
  }

  it('tells a page of a person within a second, and takes a message to them', async () => {
    const { stream, until } = await watching('alice@example.org');
    const alice = await xmppPerson(server, 'alice@example.org');
    await alice.send('<presence><show>away</show><status>At lunch</status></presence>');
    await until('alice@example.org away');
    const times: number[] = [];
    for (const show of ['dnd', 'away', 'dnd', 'away', 'dnd']) {
      const began = performance.now(), from = stream.told.length;
      await alice.send(`<presence><show>${show}</show></presence>`);
      await until(`alice@example.org ${show}`, from);
      times.push(performance.now() - began);
    }
    console.log(`What somebody says on Prosody is on a page after ${describeTimes(times)}`);
    expect(median(times)).toBeLessThan(1_000);
    expect((await client.call('POST', '/send', { body: { to: ['alice@example.org'], text: 'Hello' } })).body).toEqual({ delivered: 'sent' });
    expect(await alice.hears(/<message[^>]*from=.portal@example\.org/)).toMatch(/ada@portal\.example[^]*Hello/);
    // In the name of an account that all share, nobody may ask.
    expect(await client.call('POST', '/access', { body: { address: 'alice@example.org' } })).toMatchObject({ status: 404, body: { code: 'no-agent' } });
    await alice.leave();
    await until('alice@example.org offline');
    await stream.leave();
  });

  it('exchanges the network when the file changes, and the page sees no gap', async () => {
    const { stream, until } = await watching('bob@example.org');
    const bob = await xmppPerson(server, 'bob@example.org');
    await bob.send('<presence/>');
    await until('bob@example.org online');
    const from = stream.told.length;
    await write({ resource: 'second' });
    await expect.poll(() => lines).toContain('replaced: company');
    await bob.send('<presence><show>away</show></presence>');
    expect(new Set(await until('bob@example.org away', from))).not.toContain('bob@example.org offline');
    expect(stream.told.slice(from).filter(line => /no-agent|offline/.test(line))).toEqual([]);
    await bob.leave();
    await stream.leave();
  });

  it('never says offline while the server is down, tells the operator, and recovers by itself', async () => {
    const { stream, until } = await watching('bob@example.org');
    const bob = await xmppPerson(server, 'bob@example.org');
    await bob.send('<presence><show>dnd</show></presence>');
    await until('bob@example.org dnd');
    const from = stream.told.length;
    await server.kill();
    await until('bob@example.org unreachable', from);
    // Whatever comes now comes while it is down: once it is there again, it may be asked before bob has come back.
    stream.flow();
    await new Promise(resolve => { setTimeout(resolve, 1_000); });
    expect(stream.told.slice(from)).not.toContain('bob@example.org offline');
    await server.restart();
    const again = await xmppPerson(server, 'bob@example.org');
    await again.send('<presence><show>away</show></presence>');
    await expect.poll(() => stream.told.slice(from)).toContain('bob@example.org away');
    expect(lines[0]).toBe('company: live');
    expect(lines.join('\n')).not.toContain(PASSWORD);
    await again.leave();
    await stream.leave();
  });

  it('asks the server’s web presence through another network of the same file', async () => {
    const dave = await xmppPerson(server, 'dave@corp.example');
    await dave.send('<presence><show>away</show></presence>');
    const { items } = (await client.call('POST', '/query', { body: { addresses: ['dave@corp.example'] } })).body;
    expect(items).toMatchObject([{ availability: 'away', agent: 'web' }]);
    await dave.leave();
  });
});
