import type { Availability } from '@presence-elements/core';
import { describeAgent } from '@presence-elements/testing';
import { lacking, startKamailio, type SipServer } from '@presence-elements/testing/servers.js';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { WebSocket as NodeWebSocket, WebSocketServer, type WebSocket } from 'ws';
import { sipAgent, type IncomingMessage, type SipAgent, type SipOptions } from '../src/index.js';
import { address, call, pause } from './live.js';

const missing = lacking('kamailio');
if (missing.length) describe('the SIP agent as an agent, on a real Kamailio', () => it.skip(`needs ${missing.join(', ')}`, () => undefined));
else describeContract();

function describeContract(): void {
  let server: SipServer, door: Door;
  const bob = 'bob@example.org', carol = 'sip:carol@example.org';
  const people = new Map<string, SipAgent>(), messages: IncomingMessage[] = [];
  const person = (uri: string, more: Partial<SipOptions> = {}): SipAgent => sipAgent({ service: server.ws, uri, WebSocket: NodeWebSocket, ...more });
  const create = (more: Partial<SipOptions> = {}): SipAgent => person('sip:alice@example.org', more);
  const change = async (who: string, availability: Availability, note?: string): Promise<void> => {
    await people.get(who)!.publish({ availability, note: note === undefined ? undefined : { text: note } }, call());
  };
  const reset = async (): Promise<void> => {
    await change(bob, 'busy');
    await change(carol, 'away');
  };
  beforeAll(async () => {
    server = await startKamailio();
    door = await Door.open(server.ws);
    people.set(bob, person('sip:bob@example.org', { onMessage: message => messages.push(message) }));
    people.set(carol, person('sip:carol@example.org'));
    await reset();
    await pause(100);
  });
  afterAll(async () => {
    for (const each of people.values()) each.dispose();
    door.close();
    await pause(200);
    await server.stop();
  });
  describeAgent('the SIP agent as an agent, on a real Kamailio', {
    create: () => create({ service: door.url }),
    known: { [bob]: 'busy', [carol]: 'away' },
    unknown: n => `nobody${n}@example.org`,
    broken: {
      'unreachable': () => create({ service: 'ws://127.0.0.1:9/' }),
      'signed-out': () => create({ uri: 'sip:alice@auth.example.org', password: 'wrong' }),
    },
    hanging: () => create({ service: door.silent }),
    noting: async text => {
      await change(bob, 'busy', text);
      return create();
    },
    change,
    lose: () => door.shut(),
    restore: () => door.unshut(),
    own: async () => {
      const [own] = await people.get(carol)!.query([address('alice@example.org')], call());
      return { availability: own?.availability === 'unknown' ? 'invisible' : own?.availability };
    },
    received: () => messages.map(({ text }) => text),
    without: { strange: 'Kamailio hands on what it is given: src/documents is tried on what is strange', pending: 'its connections are real: the fake server counts them' },
    cleanup: reset,
    patience: 20_000,
  }, { describe, it });
}

/** A way to the server that can be shut, and one that leads to nobody. */
class Door {
  readonly #servers: readonly WebSocketServer[];
  readonly #open = new Set<WebSocket>();
  #shut = false;

  private constructor(target: string, servers: readonly WebSocketServer[]) {
    this.#servers = servers;
    servers[0]!.on('connection', inner => {
      if (this.#shut) return inner.terminate();
      const outer = new NodeWebSocket(target, 'sip'), waiting: string[] = [];
      this.#open.add(inner);
      inner.on('message', data => (outer.readyState === outer.OPEN ? outer.send((data as Buffer).toString()) : waiting.push((data as Buffer).toString())));
      outer.on('open', () => waiting.forEach(text => outer.send(text)));
      outer.on('error', () => inner.terminate());
      outer.on('message', data => inner.send((data as Buffer).toString()));
      inner.on('close', () => outer.close());
    });
  }

  static async open(target: string): Promise<Door> {
    const servers = [0, 1].map(() => new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'sip' }));
    await Promise.all(servers.map(each => new Promise(resolve => each.once('listening', resolve))));
    return new Door(target, servers);
  }

  get url(): string {
    return this.#urlOf(0);
  }

  get silent(): string {
    return this.#urlOf(1);
  }

  shut(): void {
    this.#shut = true;
    for (const each of this.#open) each.terminate();
  }

  unshut(): void {
    this.#shut = false;
  }

  close(): void {
    for (const each of this.#servers) each.close();
  }

  #urlOf(index: number): string {
    const { port } = this.#servers[index]!.address() as { port: number };
    return `ws://127.0.0.1:${port}/`;
  }
}
