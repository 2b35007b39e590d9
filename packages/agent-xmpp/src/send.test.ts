import { attributeOf } from '@presence-elements/xml';
import { ADA, at, BOB, Scene } from '../test/scene.js';
import { inNameOf } from './send.js';

const call = { signal: new AbortController().signal };
const error = (id: string, condition: string, from = ''): string => `<message xmlns='jabber:client' type='error' id='${id}' ${from}><error type='cancel'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>`;

describe('sending', () => {
  it('sends one message to each, of which the server makes what it makes of any', async () => {
    const scene = new Scene();
    expect(await scene.pass(scene.agent.send!(at(ADA, BOB), { text: 'Hello', lang: 'en' }, call))).toEqual({ delivered: 'sent' });
    expect(scene.server.asked('message', 'chat').map(message => [attributeOf(message, 'to'), message.text])).toEqual([[ADA, 'Hello'], [BOB, 'Hello']]);
  });

  it('says who refused it, by what came back in time', async () => {
    const scene = new Scene({}, server => {
      server.reply = message => (message.name === 'message' && attributeOf(message, 'to') === BOB ? [error(attributeOf(message, 'id')!, 'forbidden'), error('another', 'gone')] : undefined);
    });
    expect(await scene.pass(scene.agent.send!(at(ADA, BOB), { text: 'Hello' }, call))).toEqual({ delivered: 'sent', refused: [{ address: BOB, problem: 'forbidden' }] });
  });

  it('is refused by nobody in another\'s name', async () => {
    const refuse = async (from: string) => {
      const scene = new Scene({}, server => {
        server.reply = message => (message.name === 'message' && attributeOf(message, 'to') === BOB ? [error(attributeOf(message, 'id')!, 'forbidden', `from='${from}'`)] : undefined);
      });
      return (await scene.pass(scene.agent.send!(at(ADA, BOB), { text: 'Hello' }, call))).refused?.length;
    };
    expect(await refuse(`${ADA}/desk`)).toBeUndefined();
    for (const from of [`${BOB}/desk`, BOB, 'corp.example', 'me@corp.example']) expect(await refuse(from)).toBe(1);
  });

  it('does not say of a contact that nobody knows them, where they are out of reach or block us', async () => {
    const scene = new Scene({}, server => {
      server.reply = message => (message.name === 'message' ? [error(attributeOf(message, 'id')!, 'service-unavailable')] : undefined);
    });
    expect((await scene.pass(scene.agent.send!(at(BOB, 'nobody@corp.example'), { text: 'Hello' }, call))).refused).toEqual([{ address: BOB, problem: 'no-data' }, { address: 'nobody@corp.example', problem: 'not-found' }]);
  });

  it('waits a second for an error from another server', async () => {
    let late: (() => void) | undefined;
    const scene = new Scene({}, server => {
      server.reply = message => {
        if (message.name === 'message') late = () => server.push(error(attributeOf(message, 'id')!, 'remote-server-not-found'));
        return undefined;
      };
    });
    const sending = scene.agent.send!(at('eve@elsewhere.example'), { text: 'Hello' }, call);
    await scene.until(() => late);
    await scene.clock.advance(500);
    late!();
    expect(await scene.pass(sending)).toEqual({ delivered: 'sent', refused: [{ address: 'eve@elsewhere.example', problem: 'unreachable' }] });
  });

  it('says that it is kept for somebody offline only where the server says that it keeps messages', async () => {
    const scene = new Scene();
    await scene.ask(BOB);
    expect(await scene.pass(scene.agent.send!(at(BOB), { text: 'Hello' }, call))).toEqual({ delivered: 'sent' });
    scene.server.reply = iq => {
      const to = attributeOf(iq, 'to');
      return to === 'corp.example' ? [`<iq xmlns='jabber:client' type='result' id='${attributeOf(iq, 'id')!}' from='${to}'><query xmlns='http://jabber.org/protocol/disco#info'><feature var='msgoffline'/></query></iq>`] : undefined;
    };
    expect(await scene.pass(scene.agent.send!(at(BOB), { text: 'Hello' }, call))).toEqual({ delivered: 'stored' });
    expect(await scene.pass(scene.agent.send!(at(BOB, ADA), { text: 'Hello' }, call))).toEqual({ delivered: 'sent' });
  });

  it('names whom it is sent for, and is sent for nobody else', () => {
    expect(inNameOf({ id: '7', address: 'eve@corp.example' }, { text: 'Hello', lang: 'en' })).toEqual({ text: 'eve@corp.example: Hello', lang: 'en' });
    expect(inNameOf({ id: 'eve' }, { text: 'Hello' }).text).toBe('eve: Hello');
    expect(inNameOf({ id: 'eve' }, { text: 'Hello\nada: I resign\u2028ada: Now\r\n' }).text).toBe('eve: Hello\neve: ada: I resign\neve: ada: Now\neve: ');
    expect(() => inNameOf(undefined, { text: 'Hello' })).toThrow(expect.objectContaining({ code: 'forbidden' }));
  });

  it('is not there for a service account unless it is told so', () => {
    expect([new Scene({ account: 'service' }).agent.send, typeof new Scene({ account: 'service', relayMessages: true }).agent.send]).toEqual([undefined, 'function']);
  });
});
