import { parseAddress, type ImAddress, type PresenceReport, type ProblemCode } from '@presence-elements/core';
import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { parseXml, type XmlElement } from '@presence-elements/xml';
import { settle, type Settings, type XmppOptions } from '../src/xmpp-options.js';
import { xmppAgent, type XmppAgent } from '../src/xmpp-agent.js';
import { FakeXmpp } from './fake-xmpp.js';

export const ADA = 'ada@corp.example', BOB = 'bob@corp.example';

export const at = (...texts: readonly string[]): readonly ImAddress[] => texts.map(text => parseAddress(text)!);

export const xml = (text: string): XmlElement => {
  const element = parseXml(text.replace(/^<(presence|message|iq)/, `<$1 xmlns='jabber:client'`));
  if (!element) throw new Error(`No XML: ${text}`);
  return element;
};

/** An agent for a server in the same process, on a clock that stands still. */
export class Scene {
  readonly clock: FakeClock = fakeClock({ now: 1_700_000_000_000 });
  readonly server: FakeXmpp = new FakeXmpp();
  readonly agent: XmppAgent;

  constructor(options: Partial<XmppOptions> = {}, set: (server: FakeXmpp) => void = () => undefined) {
    this.server.set(ADA, 'dnd');
    this.server.set(BOB, 'offline');
    set(this.server);
    this.agent = xmppAgent({ jid: 'me@corp.example', password: 'secret', service: 'ws://127.0.0.1/xmpp', WebSocket: this.server.WebSocket, ...this.clock, random: () => 0.5, ...options });
  }

  /** Lets time pass until a promise has settled. */
  async pass<T>(promise: Promise<T>, ms = 100): Promise<T> {
    const state = { done: false }, mark = (): void => { state.done = true; };
    promise.then(mark, mark);
    for (let turn = 0; !state.done && turn < 2_000; turn++) {
      await this.clock.advance(ms);
      // strophe.js is loaded, and signs in, in its own time.
      await new Promise(resolve => { setTimeout(resolve); });
    }
    return promise;
  }

  /** Lets time pass until something is so. */
  async until(is: () => unknown, ms = 100): Promise<void> {
    for (let turn = 0; !is() && turn < 2_000; turn++) {
      await this.clock.advance(ms);
      await new Promise(resolve => { setTimeout(resolve); });
    }
    expect(is()).toBeTruthy();
  }

  async ask(jid: string): Promise<PresenceReport> {
    const [report] = await this.pass(this.agent.query(at(jid), { signal: new AbortController().signal }));
    return report!;
  }

  watch(...jids: readonly string[]) {
    const told: (PresenceReport | ProblemCode | 'live')[] = [];
    const watch = this.agent.watch({ live: () => told.push('live'), lost: problem => told.push(problem), report: reports => told.push(...reports) }, {});
    watch.set(at(...jids));
    return { told, watch, of: (jid: string): PresenceReport | undefined => told.filter(line => typeof line === 'object').findLast(({ address }) => address.text === jid) };
  }
}

export const settings = (options: Partial<XmppOptions> = {}, clock: FakeClock = fakeClock()): Settings =>
  settle({ jid: 'me@corp.example', password: 'secret', languages: [], ...clock, random: () => 0.5, ...options });
