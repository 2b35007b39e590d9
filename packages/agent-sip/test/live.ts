// What tests on a real Kamailio share: people with agents of their own, and what their watches were told.
import { parseAddress, type AgentCall, type ImAddress, type PresenceReport, type ProblemCode } from '@presence-elements/core';
import type { FakeClock } from '@presence-elements/testing';
import { lacking, startKamailio, type KamailioOptions, type SipServer } from '@presence-elements/testing/servers.js';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { sipAgent, type SipAgent, type SipOptions, type WebSocketLike } from '../src/index.js';

export const address = (text: string): ImAddress => parseAddress(text)!;

// Long after what a test waits for has come on any machine (milliseconds).
const PATIENCE = 30_000;

export const call = (): AgentCall => ({ signal: AbortSignal.timeout(PATIENCE) });

/** Every connection that was tried, and how each of them can be looked into. */
export interface Sockets {
  readonly WebSocket: WebSocketLike;
  readonly attempts: number;
  readonly sent: string[];
  readonly received: string[];
  /** Every connection breaks, as with a cable. */
  cut(): void;
}

export function sockets(): Sockets {
  const open = new Set<NodeWebSocket>();
  const state = { attempts: 0, sent: [] as string[], received: [] as string[] };
  class Socket extends NodeWebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol);
      state.attempts++;
      open.add(this);
      this.on('message', data => state.received.push((data as Buffer).toString()));
    }

    override send(text: string): void {
      state.sent.push(text);
      super.send(text);
    }
  }
  const cut = (): void => {
    for (const socket of open) socket.terminate();
    open.clear();
  };
  return Object.assign(state, { WebSocket: Socket, cut });
}

export type Told = { readonly report: PresenceReport } | { readonly live: true } | { readonly lost: ProblemCode };

export interface Watching {
  readonly told: readonly Told[];
  set(texts: readonly string[]): void;
  latest(text: string): PresenceReport | undefined;
  /** From when it was first lost; nothing before that. */
  readonly sinceLost: readonly Told[];
  /** Waits until something is so of what was last told of somebody. */
  until(text: string, is: (report: PresenceReport) => unknown): Promise<PresenceReport>;
  close(): void;
}

export function watching(agent: SipAgent, texts: readonly string[]): Watching {
  const told: Told[] = [];
  const watch = agent.watch({ report: reports => void told.push(...reports.map(report => ({ report }))), live: () => void told.push({ live: true }), lost: lost => void told.push({ lost }) }, {});
  const latest = (text: string): PresenceReport | undefined => told.flatMap(each => ('report' in each && each.report.address.text === text ? each.report : [])).at(-1);
  const set = (names: readonly string[]): void => watch.set(names.map(address));
  set(texts);
  return {
    told, latest, set, close: () => watch.close(),
    get sinceLost() {
      const lost = told.findIndex(each => 'lost' in each);
      return lost < 0 ? [] : told.slice(lost);
    },
    async until(text, is) {
      await until(() => latest(text) && is(latest(text)!), () => `${text}; last was ${JSON.stringify(latest(text))}`);
      return latest(text)!;
    },
  };
}

/** Waits until something is so; meanwhile a clock of the test goes on by so many milliseconds with each look, if there is one. */
export async function until(is: () => unknown, what: string | (() => string), { clock, pace = 5 }: { readonly clock?: FakeClock; readonly pace?: number } = {}): Promise<void> {
  for (const end = Date.now() + PATIENCE; !await is();) {
    if (Date.now() > end) throw new Error(`not in time (${PATIENCE} ms): ${typeof what === 'string' ? what : what()}`);
    await clock?.advance(pace);
    await pause(5);
  }
}

export const pause = (ms: number): Promise<void> => new Promise(resolve => { setTimeout(resolve, ms); });

/** What a file of tests has: one server, and people who go home after each test. */
export interface Bench {
  readonly server: SipServer;
  person(name: string, options?: Partial<SipOptions>): SipAgent;
}

/** Describes something with a Kamailio of its own, or says what is missing. */
export function describeOnKamailio(name: string, body: (bench: Bench) => void, options: KamailioOptions = {}): void {
  describe(name, () => {
    const missing = lacking('kamailio');
    if (missing.length) {
      it.skip(`needs ${missing.join(', ')}`, () => undefined);
      return;
    }
    let server: SipServer;
    const people = new Set<SipAgent>();
    beforeAll(async () => { server = await startKamailio(options); });
    afterEach(async () => {
      for (const each of people) each.dispose();
      people.clear();
      await pause(100);
    });
    afterAll(async () => { await server.stop(); });
    body({
      get server() { return server; },
      person(who, more = {}) {
        const uri = who.includes('@') ? `sip:${who}` : `sip:${who}@example.org`;
        const agent = sipAgent({ service: server.ws, uri, WebSocket: NodeWebSocket, ...more });
        people.add(agent);
        return agent;
      },
    });
  });
}
