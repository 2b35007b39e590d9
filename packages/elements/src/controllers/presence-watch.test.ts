import { createRegistry, type PresenceRegistry } from '@presence-elements/core';
import { fakeAgent, fakeClock, type FakeClock } from '@presence-elements/testing';
import { expect } from 'chai';
import { PresenceWatch } from './presence-watch.js';

const ADA = ['ada@corp.example'], BOB = ['bob@corp.example'];

describe('a presence watch', () => {
  let clock: FakeClock;
  let registry: PresenceRegistry;
  let agent: ReturnType<typeof fakeAgent>;
  let seen: (string | undefined)[];
  let watch: PresenceWatch;

  beforeEach(() => {
    clock = fakeClock();
    agent = fakeAgent();
    agent.say('ada@corp.example', { availability: 'online' });
    agent.say('bob@corp.example', { availability: 'busy' });
    registry = createRegistry({ now: clock.now, schedule: clock.schedule });
    registry.register(agent, '*');
    seen = [];
    watch = new PresenceWatch(() => seen.push(watch.presence?.availability));
  });

  it('says what becomes known', async () => {
    watch.follow(registry, ADA, true);
    await clock.advance(20);
    expect(seen).to.deep.equal(['online']);
  });

  it('goes on when it is told the same again', async () => {
    watch.follow(registry, ADA, true);
    watch.follow(registry, [...ADA], true);
    await clock.advance(20);
    expect(agent.asked).to.deep.equal([ADA]);
  });

  it('forgets one person at once when it is about another', async () => {
    watch.follow(registry, ADA, true);
    await clock.advance(20);
    watch.follow(registry, BOB, true);
    await clock.advance(20);
    expect(seen).to.deep.equal(['online', undefined, 'busy']);
  });

  it('keeps what it knows, and asks nothing, while it is off', async () => {
    watch.follow(registry, ADA, true);
    await clock.advance(20);
    watch.follow(registry, ADA, false);
    await clock.advance(200_000);
    expect(agent.asked).to.have.lengthOf(1);
    expect(watch.presence?.availability).to.equal('online');
  });

  it('tells no address to anybody without a registry', async () => {
    watch.follow(undefined, ADA, true);
    watch.follow(registry, [], true);
    await clock.advance(20);
    expect(agent.asked).to.deep.equal([]);
  });
});
