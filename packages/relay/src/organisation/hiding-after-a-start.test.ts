import { fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { NOON } from '../../test/portal.js';
import { HEDY, STORING, world, type Truth, type World, type WorldParts } from '../../test/two-worlds.js';

const HEDYS = 'hedy@portal.example', EVES = 'eve@portal.example';

/** The relay has just started. In one world Hedy blocks Eve and comes; in the other she does neither. */
async function told(story: (place: World) => Promise<void>, parts: () => WorldParts): Promise<readonly (readonly string[])[]> {
  return Promise.all((['hides', 'is offline'] as const satisfies readonly Truth[]).map(async truth => {
    const place = await world(truth, parts());
    if (truth === 'hides') void place.account('hedy').preferences!.write({ block: [EVES] });
    await place.clock.advance(4 * STORING);
    if (truth === 'hides') place.relay.network.alive(HEDY, true);
    await place.eve.listen(false);
    await story(place);
    await place.eve.leave();
    place.relay.dispose();
    return place.eve.seen;
  }));
}

async function expectNoDifference(story: (place: World) => Promise<void>, parts: () => WorldParts = () => ({})): Promise<void> {
  const [hiding, offline] = await told(story, parts);
  expect(hiding).toEqual(offline);
}

const looks = async ({ eve, clock }: World): Promise<void> => {
  await eve.watch(clock.now(), [HEDYS]);
  await clock.advance(100);
};
const looksAway = ({ eve, clock }: World): Promise<void> => eve.watch(clock.now(), []);

describe('just after a start, whoever hides is as somebody who has not come yet', () => {
  it.each([
    ['while what was heard then still counts', 70_000],
    ['once what was heard then counts no more', 120_000],
    ['once nothing is known any more of what was heard then', 600_000],
  ])('to whoever looks, looks away, and looks again %s', (_, later) => expectNoDifference(async place => {
    await looks(place);
    await place.clock.advance(30_000);
    await looksAway(place);
    await place.clock.advance(later);
    await looks(place);
  }));

  it('to whoever asks, and looks before the start is over', () => expectNoDifference(async place => {
    await place.eve.ask('POST', '/query', { addresses: [HEDYS] });
    await place.clock.advance(61_000);
    await looks(place);
  }));

  it('to whoever looks while the start comes to its end, at whichever moment it was', () => expectNoDifference(async place => {
    await looks(place);
    await place.clock.advance(NOON + 90_110 - place.clock.now());
    if (place.truth === 'hides') await place.publish('hedy', { availability: 'busy' });
    await place.clock.advance(1_000);
  }, () => ({ clock: fakeClock({ now: NOON + 100 }) })));

  it('to whoever asks time and again, by how soon there is another answer', () => expectNoDifference(async ({ eve, clock }) => {
    for (let second = 0; second < 30; second++) {
      await eve.ask('POST', '/query', { addresses: [HEDYS] });
      await clock.advance(1_000);
    }
  }, () => ({ random: () => 0.5 })));

  it.each([
    ['takes its time', 40, () => true],
    ['is not there', 40, () => { throw new Error('LDAP is down'); }],
    ['does not answer', 600_000, () => true],
  ])('to whoever asks, where the directory %s', (_, after, answer) => expectNoDifference(async ({ eve, clock }) => {
    await eve.ask('POST', '/query', { addresses: [HEDYS] });
    await clock.advance(100_000);
    await eve.ask('POST', '/query', { addresses: [HEDYS] });
  }, () => {
    const clock = fakeClock({ now: NOON });
    return { clock, knows: () => new Promise<void>(resolve => void clock.schedule(resolve, after)).then(answer) };
  }));
});
