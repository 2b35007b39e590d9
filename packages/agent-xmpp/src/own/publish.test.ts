import { attributeOf } from '@presence-elements/xml';
import { ADA, Scene } from '../../test/scene.js';

const call = { signal: new AbortController().signal };

describe('publishing', () => {
  it('answers what the network now holds: busy is dnd', async () => {
    const { agent, server, pass } = sceneOf();
    expect(await pass(agent.publish!({ availability: 'busy', note: { text: 'x' } }, call))).toEqual({ availability: 'dnd', note: { text: 'x' } });
    expect(server.own).toEqual({ availability: 'dnd' });
  });

  it('says one activity, and leaves it out where the server takes none', async () => {
    const { agent, server, pass } = sceneOf();
    expect(await pass(agent.publish!({ activities: [{ kind: 'in-call' }, { kind: 'travel' }] }, call))).toEqual({ availability: 'online', activities: [{ kind: 'in-call' }] });
    server.reply = iq => (iq.children[0]?.name === 'pubsub' ? [`<iq xmlns='jabber:client' type='error' id='${attributeOf(iq, 'id')!}'><error><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`] : undefined);
    expect(await pass(agent.publish!({ activities: [{ kind: 'in-call' }] }, call))).toEqual({ availability: 'online' });
  });

  it('takes back what one does with all else that is given back, where it was said here', async () => {
    const { agent, server, pass } = sceneOf(), said = () => server.sent.filter(iq => iq.children[0]?.name === 'pubsub').length;
    await pass(agent.publish!({ availability: 'auto' }, call));
    expect(said()).toBe(0);
    await pass(agent.publish!({ activities: [{ kind: 'in-call' }] }, call));
    await pass(agent.publish!({ availability: 'auto' }, call));
    await pass(agent.publish!({ availability: 'auto' }, call));
    expect(said()).toBe(2);
  });

  it('begins anew where one is no longer to be seen, and asks for people from then on', async () => {
    const one = sceneOf(), { agent, server, pass } = one, { told } = one.scene.watch(ADA);
    await one.scene.until(() => told.includes('live'));
    expect(await pass(agent.publish!({ availability: 'invisible' }, call))).toEqual({ availability: 'offline' });
    expect([server.opened, told.includes('no-data'), server.own]).toEqual([2, true, { availability: 'offline' }]);
    expect(await one.scene.ask(ADA)).toMatchObject({ availability: 'dnd' });
    server.people.set(ADA, '<show>away</show>');
    expect(await one.scene.ask(ADA)).toMatchObject({ availability: 'away' });
    expect(server.asked('presence', 'probe')).toHaveLength(2);
    await pass(agent.publish!({ availability: 'online' }, call));
    expect(told.lastIndexOf('live')).toBeGreaterThan(told.indexOf('no-data'));
  });

  it('keeps the connection until it is given back', async () => {
    const { agent, server, pass, scene } = sceneOf();
    await pass(agent.publish!({ availability: 'away' }, call));
    await alive(scene, 600_000);
    expect(server.sockets.size).toBe(1);
    await pass(agent.publish!({ availability: 'auto' }, call));
    await alive(scene, 310_000);
    expect([server.sockets.size, scene.clock.pending]).toEqual([0, 0]);
  });

  it('is not there for a service account, nor on a connection that is the host\'s', () => {
    expect(new Scene({ account: 'service' }).agent.publish).toBeUndefined();
    expect(new Scene({ connection: { send: () => undefined, onStanza: () => () => undefined, onState: () => () => undefined } }).agent.publish).toBeUndefined();
  });
});

function sceneOf() {
  const scene = new Scene();
  return { scene, agent: scene.agent, server: scene.server, pass: <T>(promise: Promise<T>) => scene.pass(promise) };
}

/** Time passes while the server is heard from. */
async function alive(scene: Scene, ms: number): Promise<void> {
  for (let n = 0; n < ms / 10_000; n++) {
    await scene.clock.advance(10_000);
    scene.server.push('<message xmlns="jabber:client"/>');
  }
}
