import { createRegistry } from '@presence-elements/core';
import { describeTimes, median } from '@presence-elements/testing';
import { lacking, PASSWORD, startKamailio, type SipServer } from '@presence-elements/testing/servers.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfiguredNetworks, createRelay, nodeContext, parseConfig, serveRelay } from '../src/index.js';
import { ContractClient } from './contract-client.js';
import { StreamClient } from './stream-client.js';

const missing = lacking('kamailio');
if (missing.length) it.skip(`needs ${missing.join(' ')}`, () => undefined);

describe.runIf(!missing.length)('a relay whose configuration names Kamailio', () => {
  let server: SipServer;
  beforeAll(async () => { server = await startKamailio(); });
  afterAll(() => server.stop());

  it('signs in with Node’s WebSocket and the password of the environment, and tells a page of a person within a second', async () => {
    const account = (user: string, more: object = {}): object => ({
      name: user, kind: 'sip', routes: [`${user}.example`], options: { service: server.ws, uri: `sip:${user}@auth.example.org`, password: { env: 'SIP_PASSWORD' }, ...more },
    });
    const { networks } = await parseConfig(JSON.stringify({ networks: [{ ...account('portal'), routes: ['auth.example.org'] }, account('bob', { account: 'viewer' })] }), { env: { SIP_PASSWORD: PASSWORD } });
    const registry = createRegistry(), configured = new ConfiguredNetworks(registry), bob = await networks[1]!.create(nodeContext);
    await configured.apply({ networks: networks.slice(0, 1) });
    const relay = createRelay({ registry, authenticate: () => ({ id: 'ada' }) }), served = await serveRelay(relay, { port: 0 });
    const client = new ContractClient({ fetch: request => fetch(request) }, `${served.url}/presence`), stream = await StreamClient.open(client);
    while (!stream.events.length) await stream.read();
    const publish = (availability: 'busy' | 'away') => bob.publish!({ availability }, { signal: AbortSignal.timeout(20_000) });
    const until = async (word: string): Promise<void> => { while (!stream.told.at(-1)?.endsWith(word)) await stream.read(); };

    await publish('busy');
    await client.call('PUT', `/stream/${stream.id}`, { body: { revision: 1, addresses: ['sip:bob@auth.example.org'] } });
    await until('busy');
    const times: number[] = [];
    for (const availability of ['away', 'busy', 'away', 'busy', 'away'] as const) {
      const began = performance.now();
      await publish(availability);
      await until(availability);
      times.push(performance.now() - began);
    }
    console.log(`What somebody publishes at Kamailio is on a page after ${describeTimes(times)}`);
    expect(median(times)).toBeLessThan(1_000);
    // In the name of an account that all share, nobody may send.
    expect((await client.call('POST', '/send', { body: { to: ['sip:bob@auth.example.org'], text: 'Hello' } })).body.code).toBe('no-agent');

    await stream.leave();
    bob.dispose?.();
    configured.dispose();
    relay.dispose();
    await served.close();
    registry.dispose();
  });
});
