import { createRegistry, type PresenceRegistry } from '@presence-elements/core';
import { fakeAgent, fakeClock, type FakeAgent, type FakeClock } from '@presence-elements/testing';
import { expect } from 'chai';
import { Reachability } from './reachability.js';

const people = (count: number): Set<string> => new Set(Array.from({ length: count }, (_, at) => `p${at}@corp.example`));

interface Stage {
  readonly agent: FakeAgent;
  readonly clock: FakeClock;
  readonly registry: PresenceRegistry;
  readonly reach: Reachability;
  /** How often it was time to take what had changed. */
  dues(): number;
  hidden: boolean;
}

function stage(take = true): Stage {
  const clock = fakeClock({ now: 1_000_000 }), agent = fakeAgent({ push: true, limits: { maxBatch: 1_000 } });
  const registry = createRegistry({ now: clock.now, schedule: clock.schedule });
  registry.register(agent, '*');
  let dues = 0;
  const reach: Reachability = new Reachability(() => {
    dues++;
    if (take) reach.take();
  }, { ...clock, isHidden: () => own.hidden });
  const own: Stage = { agent, clock, registry, reach, dues: () => dues, hidden: false };
  return own;
}

describe('how reachable the people of a list are', () => {
  it('is known of nobody at first, and soon of those who are watched', async () => {
    const { agent, clock, registry, reach } = stage();
    agent.say('p1@corp.example', { availability: 'online' });
    reach.follow(registry, people(2));
    expect(reach.of('p1@corp.example')).to.equal('unknown');
    await clock.advance(1_200);
    agent.goLive();
    expect([reach.of('p1@corp.example'), reach.asOf, agent.watched]).to.deep.equal(['online', undefined, [...people(2)]]);
    agent.push('p0@corp.example', { availability: 'dnd' });
    await clock.advance(1_000);
    expect(reach.of('p0@corp.example')).to.equal('dnd');
  });

  it('moves the rows at most once a second, however many change', async () => {
    const { agent, clock, registry, reach, dues } = stage();
    reach.follow(registry, people(10));
    await clock.advance(5_000);
    agent.goLive();
    const before = dues();
    for (let step = 0; step < 20; step++) {
      agent.push(`p${step % 10}@corp.example`, { availability: step % 2 ? 'online' : 'away' });
      await clock.advance(100);
    }
    expect(dues() - before).to.be.within(2, 3);
  });

  it('stays as it was taken until it is taken anew', async () => {
    const { agent, clock, registry, reach } = stage(false);
    agent.say('p0@corp.example', { availability: 'online' });
    reach.follow(registry, people(1));
    await clock.advance(2_000);
    expect([reach.of('p0@corp.example'), reach.isOutdated]).to.deep.equal(['unknown', true]);
    reach.take();
    expect([reach.of('p0@corp.example'), reach.isOutdated]).to.deep.equal(['online', false]);
  });

  it('watches whom the list has now, and nobody once it is gone', async () => {
    const { agent, clock, registry, reach } = stage();
    reach.follow(registry, people(3));
    await clock.advance(1_000);
    reach.follow(registry, new Set(['p1@corp.example', 'new@corp.example']));
    await clock.advance(60_000);
    expect([...agent.watched].sort()).to.deep.equal(['new@corp.example', 'p1@corp.example']);
    reach.follow(undefined, new Set());
    await clock.advance(60_000);
    expect(agent.watched).to.deep.equal([]);
  });

  it('looks up more than a thousand, five hundred at a time, watches none of them, and says of when that is', async () => {
    const { agent, clock, registry, reach } = stage();
    agent.say('p9999@corp.example', { availability: 'busy' });
    reach.follow(registry, people(10_000));
    await clock.advance(5);
    expect(agent.asked.map(({ length }) => length)).to.deep.equal([500]);
    await clock.advance(5_000);
    expect(agent.asked.map(({ length }) => length)).to.deep.equal(Array.from({ length: 20 }, () => 500));
    expect([reach.of('p9999@corp.example'), agent.watched]).to.deep.equal(['busy', []]);
    expect(reach.asOf).to.be.within(1_000_000, 1_005_000);
  });

  it('asks for so many again after five minutes, or when somebody wants it, but not while the page is hidden', async () => {
    const own = stage(), { agent, clock, registry, reach } = own;
    reach.follow(registry, people(1_001));
    await clock.advance(5_000);
    expect(agent.asked.length).to.equal(3);
    await clock.advance(300_000);
    expect(agent.asked.length).to.equal(6);
    own.hidden = true;
    await clock.advance(900_000);
    expect(agent.asked.length).to.equal(6);
    own.hidden = false;
    reach.renew();
    await clock.advance(5_000);
    expect(agent.asked.length).to.equal(9);
    reach.follow(undefined, new Set());
    await clock.advance(900_000);
    expect([agent.asked.length, clock.pending]).to.deep.equal([9, 0]);
  });

  it('takes from an icon what it has heard of one of so many', async () => {
    const { agent, clock, registry, reach } = stage();
    reach.follow(registry, people(1_001));
    await clock.advance(5_000);
    reach.tell({ ...registry.peek('p7@corp.example')!, availability: 'away' });
    reach.tell({ ...registry.peek('p7@corp.example')!, address: 'stranger@corp.example', availability: 'away' });
    await clock.advance(1_000);
    expect([reach.of('p7@corp.example'), reach.of('stranger@corp.example'), agent.watched]).to.deep.equal(['away', 'unknown', []]);
  });

  it('drops an answer that comes when other people are wanted', async () => {
    const { agent, clock, registry, reach, dues } = stage();
    agent.hang();
    reach.follow(registry, people(1_500));
    await clock.advance(10);
    reach.follow(registry, new Set());
    agent.recover();
    await clock.advance(5_000);
    expect([reach.asOf, dues(), agent.asked.length]).to.deep.equal([undefined, 0, 1]);
  });
});
