import { createRegistry } from '@presence-elements/core';
import { ADA, at, BOB, Scene } from '../test/scene.js';
import { xmppAgent } from './xmpp-agent.js';
import type { ConnectionState, Stanza, XmppConnection } from './index.js';

const call = { signal: new AbortController().signal };

describe('the XMPP agent', () => {
  it('answers from what its session knows, without asking anybody', async () => {
    const scene = new Scene();
    await scene.ask(ADA);
    const count = scene.server.sent.length;
    expect(await scene.ask(BOB)).toMatchObject({ availability: 'offline', confidence: 'confirmed', network: 'xmpp' });
    expect(scene.server.sent.length).toBe(count);
  });

  it('waits three seconds at most for somebody of whom the server says nothing', async () => {
    const scene = new Scene({}, server => { server.isTaciturn = true; });
    await scene.ask(ADA);
    const start = scene.clock.now();
    expect(await scene.ask(BOB)).toMatchObject({ availability: 'offline', confidence: 'assumed' });
    expect(scene.clock.now() - start).toBeLessThanOrEqual(3_100);
  });

  it('says what one can do with a contact', async () => {
    const scene = new Scene();
    expect(await scene.ask(ADA)).toMatchObject({ capabilities: ['message', 'group-message'], links: { message: `xmpp:${ADA}?message` } });
  });

  it('does not ask a stranger for anything', async () => {
    const scene = new Scene();
    expect(await scene.ask('eve@elsewhere.example')).toMatchObject({ availability: 'unknown', problem: 'not-shared' });
    expect(scene.server.asked('presence').length).toBe(1);
  });

  it('is a viewer\'s own, or a service that nobody may act for', () => {
    const { agent } = new Scene(), service = new Scene({ account: 'service' }).agent;
    expect([typeof agent.publish, typeof agent.send, typeof agent.requestAccess]).toEqual(['function', 'function', 'function']);
    expect([service.publish, service.send, service.requestAccess]).toEqual([undefined, undefined, undefined]);
  });

  it('serves a registry', async () => {
    const scene = new Scene(), registry = createRegistry({ ...scene.clock });
    registry.register(scene.agent, 'corp.example');
    const seen: string[] = [];
    registry.watch(ADA, ({ availability }) => seen.push(availability));
    await scene.until(() => seen.at(-1) === 'dnd');
    scene.server.set(ADA, 'away');
    await scene.until(() => seen.at(-1) === 'away');
    scene.server.cut();
    scene.server.isDown = true;
    await scene.until(() => registry.peek(ADA)?.stale);
    expect(registry.peek(ADA)).toMatchObject({ availability: 'away', stale: true, problem: 'unreachable' });
    registry.dispose();
  });

  it('lets go of a lent connection that breaks as it is handed over, or that throws', async () => {
    for (const breaks of [(n: number) => n > 1, () => false]) {
      const { clock } = new Scene(), undone = { stanza: 0, state: 0 };
      let asked = 0;
      const connection: XmppConnection = {
        send() {
          throw new Error('WebSocket is not open');
        },
        onStanza: () => () => void undone.stanza++,
        onState(tell) {
          tell(breaks(++asked) ? { online: false } : { online: true, jid: 'me@corp.example/host' });
          return () => void undone.state++;
        },
      };
      const agent = xmppAgent({ connection, ...clock, random: () => 0.5 }), asking = agent.query(at(ADA), call).catch((error: unknown) => error);
      for (let n = 0; n < 5; n++) await clock.advance(0);
      expect(await asking).toMatchObject({ code: 'unreachable' });
      agent.dispose();
      expect([undone, clock.pending]).toEqual([{ stanza: 1, state: 2 }, 0]);
    }
  });

  it('is there as soon as the host is, however long that took', async () => {
    const { clock } = new Scene(), told: string[] = [], takers = new Set<(stanza: Stanza) => void>(), tellers = new Set<(state: ConnectionState) => void>();
    let state: ConnectionState = { online: false };
    const agent = xmppAgent({ ...clock, random: () => 0.999, connection: {
      send(xml) {
        const [, id] = /id='([^']+)'/.exec(xml) ?? [];
        queueMicrotask(() => { for (const take of takers) take(`<iq xmlns='jabber:client' type='result' id='${id!}'/>`); });
      },
      onStanza: take => (takers.add(take), () => void takers.delete(take)),
      onState: tell => (tellers.add(tell), tell(state), () => void tellers.delete(tell)),
    } });
    const watch = agent.watch({ live: () => told.push('live'), lost: problem => told.push(problem), report: () => undefined }, {});
    for (let n = 0; n < 60; n++) await clock.advance(10_000);
    expect(told).toEqual(['timeout']);
    state = { online: true, jid: 'me@corp.example/host' };
    for (const tell of [...tellers]) tell(state);
    for (let n = 0; n < 5; n++) await clock.advance(0);
    expect(told.at(-1)).toBe('live');
    watch.close();
    agent.dispose();
    expect([tellers.size, takers.size, clock.pending]).toEqual([0, 0, 0]);
  });

  it('uses a connection that the host has, and leaves it as it was', async () => {
    const sent: string[] = [], takers = new Set<(stanza: Stanza) => void>(), tellers = new Set<unknown>();
    const { clock } = new Scene();
    const connection: XmppConnection = {
      send(xml) {
        sent.push(xml);
        const [, id] = /id='([^']+)'/.exec(xml) ?? [], answer = xml.includes('jabber:iq:roster') ? `<query xmlns='jabber:iq:roster'><item jid='${ADA}' subscription='both'/></query>` : '';
        const reply = xml.includes('probe') ? `<presence xmlns='jabber:client' from='${ADA}/x'><show>away</show></presence>` : `<iq xmlns='jabber:client' type='result' id='${id!}'>${answer}</iq>`;
        queueMicrotask(() => { for (const take of takers) take(reply); });
      },
      onStanza(take) {
        takers.add(take);
        return () => void takers.delete(take);
      },
      onState(tell) {
        tellers.add(tell);
        tell({ online: true, jid: 'me@corp.example/host' });
        return () => void tellers.delete(tell);
      },
    };
    const agent = xmppAgent({ connection, ...clock });
    let report;
    const asking = agent.query(at(ADA), call).then(([one]) => { report = one; });
    for (let n = 0; n < 20; n++) await clock.advance(100);
    await asking;
    expect(report).toMatchObject({ availability: 'away' });
    expect(agent.publish).toBeUndefined();
    for (const take of takers) take(`<iq xmlns='jabber:client' type='get' id='x'><ping xmlns='urn:xmpp:ping'/></iq>`);
    await clock.advance(0);
    agent.dispose();
    // No presence of ours, no answers in the host's place.
    expect(sent.filter(xml => xml.startsWith('<presence') && !xml.includes('probe'))).toEqual([]);
    expect([sent.some(xml => xml.includes(`id='x'`)), takers.size, tellers.size, clock.pending]).toEqual([false, 0, 0, 0]);
  });
});
