import { attributeOf, childOf } from '@presence-elements/xml';
import { ADA, at, BOB, Scene } from '../../test/scene.js';

const call = { signal: new AbortController().signal };

describe('a conversation with a server', () => {
  it('asks for the roster first, and is present then', async () => {
    const scene = new Scene();
    await scene.ask(ADA);
    const names = scene.server.sent.map(({ name, children }) => children[0]?.ns === 'jabber:iq:roster' ? 'roster' : name);
    expect(names.indexOf('roster')).toBeLessThan(names.indexOf('presence'));
    expect(childOf(scene.server.asked('presence')[0], 'priority', 'jabber:client')?.text).toBe('-1');
  });

  it('goes without a roster where the server has none', async () => {
    const scene = new Scene({}, server => {
      server.reply = iq => (iq.children[0]?.ns === 'jabber:iq:roster' ? [`<iq xmlns='jabber:client' type='error' id='${attributeOf(iq, 'id')!}'><error><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`] : undefined);
    });
    expect(await scene.ask(ADA)).toMatchObject({ availability: 'unknown', problem: 'not-shared' });
  });

  it('answers what it is asked', async () => {
    const scene = new Scene();
    await scene.ask(ADA);
    scene.server.push(`<iq xmlns='jabber:client' type='get' id='p1' from='corp.example'><ping xmlns='urn:xmpp:ping'/></iq>`, `<iq xmlns='jabber:client' type='get' id='p2' from='corp.example'><query xmlns='urn:unheard:of'/></iq>`);
    await scene.clock.advance(0);
    const answers = scene.server.asked('iq').filter(iq => attributeOf(iq, 'id')?.startsWith('p')).map(iq => attributeOf(iq, 'type'));
    expect(answers).toEqual(['result', 'error']);
  });

  it('takes a push of the roster from its own server alone', async () => {
    const scene = new Scene();
    await scene.ask(ADA);
    const push = (from: string): string => `<iq xmlns='jabber:client' type='set' id='push' from='${from}'><query xmlns='jabber:iq:roster'><item jid='${ADA}' subscription='remove'/></query></iq>`;
    scene.server.push(push('eve@elsewhere.example'));
    await scene.clock.advance(0);
    expect(attributeOf(scene.server.sent.at(-1)!, 'type')).toBe('error');
    expect(await scene.ask(ADA)).toMatchObject({ availability: 'dnd' });
    scene.server.push(push('me@corp.example'));
    await scene.clock.advance(0);
    expect(await scene.ask(ADA)).toMatchObject({ availability: 'unknown', problem: 'not-shared' });
  });

  it('hears events of people, not of those who write as if they were', async () => {
    const scene = new Scene();
    await scene.ask(ADA);
    const event = (from: string): string => `<message xmlns='jabber:client' from='${from}'><event xmlns='http://jabber.org/protocol/pubsub#event'><items node='http://jabber.org/protocol/activity'><item id='current'><activity xmlns='http://jabber.org/protocol/activity'><talking><on_the_phone/></talking></activity></item></items></event></message>`;
    scene.server.push(event('eve@corp.example'));
    await scene.clock.advance(0);
    expect((await scene.ask(ADA)).activities ?? []).toEqual([]);
    scene.server.push(event(ADA));
    await scene.clock.advance(0);
    expect((await scene.ask(ADA)).activities).toMatchObject([{ kind: 'in-call' }]);
  });

  it('is given up where the server does not answer what our presence sets off', async () => {
    const scene = new Scene({}, server => { server.silentFrom = 'ping'; server.isTaciturn = true; });
    const { told, of } = scene.watch(ADA, BOB);
    await scene.until(() => told.includes('timeout'), 1_000);
    expect(of(BOB)).toMatchObject({ availability: 'unknown', problem: 'pending' });
  });

  it('makes nobody offline where the server answers, but tells of its people late and slowly', async () => {
    const scene = new Scene({}, server => { server.isTaciturn = true; });
    scene.server.reply = element => (element.name === 'presence' ? [] : undefined);
    const { told, of } = scene.watch(ADA, BOB);
    await scene.until(() => told.includes('live'));
    // Whoever shares presence and was not heard of is assumed to be offline, until the server says more.
    for (const socket of scene.server.sockets) socket.isPresent = true;
    await scene.clock.advance(2_500);
    expect([of(ADA)?.problem, of(BOB)?.problem]).toEqual(['pending', 'pending']);
    scene.server.set(ADA, 'dnd');
    await scene.clock.advance(2_500);
    expect([of(ADA)?.availability, of(BOB)?.problem]).toEqual(['dnd', 'pending']);
  });

  it('makes nobody offline whose own server is not known to be there', async () => {
    const EVE = 'eve@elsewhere.example', SUE = 'sue@gone.example', scene = new Scene({}, server => {
      server.isTaciturn = true;
      for (const jid of [EVE, SUE]) server.people.set(jid, undefined);
      server.reply = iq => {
        const to = attributeOf(iq, 'to'), head = `<iq xmlns='jabber:client' id='${attributeOf(iq, 'id')!}' from='${to!}'`;
        if (iq.name !== 'iq' || !to?.endsWith('e.example')) return undefined;
        return to === 'gone.example'
          ? [`${head} type='error'><error><remote-server-timeout xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`]
          : [`${head} type='error'><error><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`];
      };
    });
    const { of } = scene.watch(BOB, EVE, SUE);
    await scene.until(() => of(BOB)?.availability === 'offline');
    await scene.clock.advance(60_000);
    expect([of(EVE)?.confidence, of(SUE)?.problem]).toEqual(['assumed', 'pending']);
  });

  it('is not given up where the server answers nothing, but goes on to speak', async () => {
    const scene = new Scene({}, server => { server.silentFrom = 'ping'; server.isTaciturn = true; });
    const { told, of } = scene.watch(ADA, BOB);
    await scene.until(() => told.includes('live'));
    for (let n = 0; n < 30; n++) {
      await scene.clock.advance(5_000);
      scene.server.set(ADA, n % 2 ? 'dnd' : 'away');
    }
    expect([told.includes('timeout'), of(BOB)?.problem]).toEqual([false, 'pending']);
    scene.server.silentFrom = undefined;
    await scene.until(() => of(BOB)?.availability === 'offline', 5_000);
  });

  it('tells those who ask for access', async () => {
    const scene = new Scene();
    await scene.ask(ADA);
    scene.server.push(`<presence xmlns='jabber:client' type='subscribe' from='eve@corp.example'/>`);
    await scene.clock.advance(0);
    expect(scene.agent.accessRequests()).toMatchObject([{ address: 'eve@corp.example' }]);
  });

  it('asks for access on somebody\'s word alone', async () => {
    const scene = new Scene();
    await scene.ask('eve@corp.example');
    expect(scene.server.asked('presence', 'subscribe')).toEqual([]);
    await scene.pass(scene.agent.requestAccess!(at('eve@corp.example')[0]!, {}));
    expect(scene.server.asked('presence', 'subscribe').map(stanza => attributeOf(stanza, 'to'))).toEqual(['eve@corp.example']);
    await expect(scene.pass(scene.agent.requestAccess!(at('me@corp.example')[0]!, {}))).rejects.toMatchObject({ code: 'bad-address' });
  });

  it('leaves with a word', async () => {
    const scene = new Scene();
    await scene.pass(scene.agent.query(at(ADA), call));
    scene.agent.dispose();
    expect([scene.server.sent.at(-1)?.name, scene.server.sockets.size, scene.clock.pending]).toEqual(['close', 0, 0]);
  });
});
