import { fakeAgent, fakeClock, type FakeAgentOptions } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import type { SendReceipt } from './agent.js';
import { createRegistry } from './create-registry.js';

const ADA = 'ada@corp.example', BOB = 'bob@corp.example';

function setUp(options: FakeAgentOptions = { publish: true, send: true }) {
  const clock = fakeClock({ now: 1_000_000 }), agent = fakeAgent(options);
  const registry = createRegistry({ now: clock.now, schedule: clock.schedule, random: () => 0 });
  registry.register(agent, '*');
  return { clock, agent, registry };
}

describe('to publish', () => {
  it('sets one’s presence on the network that answers for one’s address, which is asked anew', async () => {
    const { clock, agent, registry } = setUp();
    const other = fakeAgent({ name: 'other', publish: own => ({ ...own, availability: 'away' }) });
    registry.register(other, 'corp.example');
    const me = registry.as({ id: '1', address: ADA });
    me.watch(ADA, () => undefined);
    await clock.advance(20);
    await expect(me.publish({ availability: 'dnd' })).resolves.toEqual({ availability: 'away' });
    await clock.advance(20);
    expect([agent.published, other.published]).toEqual([[], [{ availability: 'dnd' }]]);
    expect(other.asked).toHaveLength(2);
  });

  it('sets it on the first network that can, where one’s address is not known', async () => {
    const { registry } = setUp({});
    const able = fakeAgent({ name: 'able', publish: true });
    registry.register(able, 'able.example');
    await registry.publish({ availability: 'away' });
    expect(able.published).toHaveLength(1);
  });

  it('is refused where no network can', async () => {
    await expect(setUp({}).registry.publish({ availability: 'away' })).rejects.toMatchObject({ name: 'PresenceError', code: 'no-agent' });
  });

  it('fails with a problem whatever the agent throws, and with the cause', async () => {
    const { agent, registry } = setUp();
    agent.fail(new TypeError('boom'));
    await expect(registry.publish({})).rejects.toMatchObject({ name: 'PresenceError', code: 'agent-fault', cause: new TypeError('boom') });
  });

  it.each([[Object.create(null)], ['boom'], [undefined]])('fails with a problem also when the agent throws %o', async thrown => {
    const { registry } = setUp({});
    registry.register({ name: 'odd', query: async () => [], publish: async () => { throw thrown; } }, '*');
    await expect(registry.publish({})).rejects.toMatchObject({ name: 'PresenceError', code: 'agent-fault' });
  });

  it('is given up after ten seconds', async () => {
    const { clock, agent, registry } = setUp();
    agent.hang();
    const refused = expect(registry.publish({})).rejects.toMatchObject({ code: 'timeout' });
    await expect.poll(() => agent.published).toHaveLength(1);
    await clock.advance(10_100);
    await refused;
  });
});

describe('to send', () => {
  const refusing = (name: string, receipt: SendReceipt) => ({ name, query: async () => [], send: async () => receipt });

  it('tells the developer of an agent at fault, though others were reached', async () => {
    const { registry } = setUp();
    const faults: unknown[] = [];
    registry.subscribe(event => event.type === 'fault' && faults.push(event.error));
    registry.register({ name: 'odd', query: async () => [], send: async () => { throw new TypeError('boom'); } }, 'odd.example');
    await expect(registry.send([BOB, 'eve@odd.example'], { text: 'hi' })).resolves.toEqual({ delivered: 'sent', refused: [{ address: 'eve@odd.example', problem: 'agent-fault' }] });
    expect(faults).toMatchObject([{ cause: new TypeError('boom') }]);
  });

  it('reaches each by their own network, and says who refused', async () => {
    const { agent, registry } = setUp();
    registry.register(refusing('half', { delivered: 'stored', refused: [{ address: 'b@half.example', problem: 'forbidden' }] }), 'half.example');
    await expect(registry.send([ADA, 'a@half.example', 'b@half.example', 'nonsense'], { text: 'hello' })).resolves.toEqual({
      delivered: 'stored', refused: [{ address: 'nonsense', problem: 'bad-address' }, { address: 'b@half.example', problem: 'forbidden' }],
    });
    expect(agent.sent).toEqual([{ to: [ADA], message: { text: 'hello' } }]);
  });

  it('tells of a network that fails, and still reaches the others', async () => {
    const { agent, registry } = setUp();
    const down = fakeAgent({ name: 'down', send: true });
    down.fail('unreachable');
    registry.register(down, 'down.example');
    await expect(registry.send([BOB, 'a@down.example'], { text: 'hello' })).resolves.toEqual({ delivered: 'sent', refused: [{ address: 'a@down.example', problem: 'unreachable' }] });
    expect(agent.sent).toHaveLength(1);
  });

  it('reaches nobody twice, however often and in whatever way they are named', async () => {
    const { agent, registry } = setUp();
    await registry.send([ADA, 'mailto:Ada@Corp.example', ADA], { text: 'hello' });
    expect(agent.sent.map(({ to }) => to)).toEqual([[ADA]]);
  });

  it('says how it went where it went, whoever failed before', async () => {
    const { registry } = setUp();
    const down = fakeAgent({ name: 'down', send: true });
    down.fail('unreachable');
    registry.register(down, 'down.example');
    registry.register(refusing('app', { delivered: 'launched' }), 'app.example');
    await expect(registry.send(['a@down.example', 'a@app.example'], { text: 'hello' })).resolves.toMatchObject({ delivered: 'launched' });
  });

  it('takes the silence of a network that gives no receipt for a message sent', async () => {
    const { registry } = setUp();
    registry.register(refusing('curt', undefined as never), 'curt.example');
    await expect(registry.send('a@curt.example', { text: 'hello' })).resolves.toEqual({ delivered: 'sent' });
  });

  it.each([['nobody', '', 'bad-address'], ['what is no address', 'nonsense', 'bad-address'], ['a network that cannot', ADA, 'no-agent']])('fails where there is only %s', async (_what, to, code) => {
    await expect(setUp({}).registry.send(to, { text: 'hello' })).rejects.toMatchObject({ name: 'PresenceError', code });
  });
});
