import { connect } from 'node:net';
import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { ContractClient } from '../test/contract-client.js';
import { StreamClient } from '../test/stream-client.js';
import { createRelay, type Relay } from './relay.js';
import { serveRelay, type ServedRelay } from './serve.js';

const running: { relay: Relay; served: ServedRelay }[] = [];
afterEach(async () => {
  for (const { relay, served } of running.splice(0)) {
    relay.dispose();
    await served.close();
  }
});

async function serve() {
  const faults: unknown[] = [];
  const relay = createRelay({ authenticate: () => ({ id: 'ada', address: 'ada@portal.example' }), onError: error => void faults.push(error) });
  const served = await serveRelay(relay, { port: 0 });
  running.push({ relay, served });
  const client = new ContractClient({ fetch: call => fetch(call) }, `${served.url}/presence`);
  return { relay, served, client, faults };
}

/** Reads until `enough`. */
async function readUntil(stream: StreamClient, enough: () => boolean): Promise<void> {
  while (!enough() && await stream.read());
}

describe('a relay served over HTTP', () => {
  it('tells a page of a change', async () => {
    const { client } = await serve();
    const stream = await StreamClient.open(client);
    await readUntil(stream, () => stream.events.length > 0);
    await client.call('PUT', `/stream/${stream.id}`, { body: { revision: 1, addresses: ['ada@portal.example'] } });
    await readUntil(stream, () => stream.told.length > 0);
    await client.call('PUT', '/me', { body: { availability: 'dnd' } });
    await readUntil(stream, () => stream.told.at(-1)!.endsWith('dnd'));
    expect(stream.told).toEqual(['ada@portal.example pending', 'ada@portal.example dnd']);
    await stream.leave();
  });

  it('takes no harm from a page that is torn away, and lets it resume', async () => {
    const { served, client, faults } = await serve();
    const socket = connect(served.port, 'localhost');
    const text = await new Promise<string>(resolve => {
      let all = '';
      socket.on('data', data => {
        all += String(data);
        if (all.includes('data: {')) resolve(all);
      });
      socket.write('GET /presence/stream HTTP/1.1\r\nHost: localhost\r\n\r\n');
    });
    socket.resetAndDestroy();
    const stream = await StreamClient.open(client, { 'last-event-id': /^id: (\S+)/m.exec(text)![1]! });
    await readUntil(stream, () => stream.events.length > 0);
    expect(stream.events[0]!.data.resumed).toBe(true);
    expect(faults).toEqual([]);
    await stream.leave();
  });

  it('closes while streams are open, and gives up its port', async () => {
    const { served, client } = await serve();
    const stream = await StreamClient.open(client);
    await readUntil(stream, () => stream.events.length > 0);
    await served.close();
    await expect((async () => { while (await stream.read()); })()).rejects.toThrow();
    await expect(fetch(`${served.url}/presence/health`)).rejects.toThrow();
  });

  it('says so when the port is taken', async () => {
    const { relay, served } = await serve();
    await expect(serveRelay(relay, { port: served.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('is not served to others than this machine without `authenticate`', async () => {
    const relay = createRelay();
    await expect(serveRelay(relay, { port: 0, host: '0.0.0.0' })).rejects.toThrow('loopback');
    await expect(serveRelay(relay, { port: 0, host: '::' })).rejects.toThrow('loopback');
  });

  it('leaves the globals of its process alone', async () => {
    const before = globalThis.Response;
    await serve();
    expect(globalThis.Response).toBe(before);
  });

  it('refuses a name that was pointed at this machine', async () => {
    const relay = createRelay(), served = await serveRelay(relay, { port: 0 });
    running.push({ relay, served });
    const status = await new Promise<number | undefined>(resolve => {
      request(`${served.url}/presence/health`, { headers: { host: 'evil.example' } }, answer => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });
});
