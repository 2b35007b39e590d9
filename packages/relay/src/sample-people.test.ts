import { describe, expect, it } from 'vitest';
import { portal } from '../test/portal.js';
import { samplePeople, startSamplePeople } from './sample-people.js';

const seeded = (seed: number) => () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;

async function setUp() {
  const place = portal({ knows: user => Object.hasOwn(samplePeople, user) });
  const { clock, relay } = place, told: string[] = [];
  const stop = startSamplePeople(relay.network, { now: clock.now, schedule: clock.schedule, random: seeded(7) });
  for (const user of Object.keys(samplePeople)) relay.registry.watch(`${user}@portal.example`, ({ address, availability }) => void told.push(`${address} ${availability}`));
  await clock.advance(100);
  return { ...place, told, stop };
}

describe('the sample people', () => {
  it('are there from the first moment', async () => {
    const { told } = await setUp();
    expect(new Set(told.map(line => line.split(' ')[1])).size).toBeGreaterThan(3);
  });

  it('are all known from the first moment on, so that nobody’s first icon is a riddle', async () => {
    const { clock, told } = await setUp();
    await clock.advance(110_000);
    expect(told.filter(line => line.endsWith('unknown'))).toEqual([]);
  });

  it('change often enough to see', async () => {
    const { clock, told } = await setUp();
    const before = told.length;
    await clock.advance(60_000);
    expect(told.length - before).toBeGreaterThan(8);
  });

  it('do not fade away while nobody touches them', async () => {
    const { clock, told } = await setUp();
    await clock.advance(600_000);
    const last = Object.keys(samplePeople).map(user => told.findLast(line => line.startsWith(`${user}@`))!);
    expect(last.filter(line => !line.endsWith('offline')).length).toBeGreaterThan(8);
    expect(last.some(line => line.endsWith('unknown'))).toBe(false);
  });

  it('stop when told', async () => {
    const { clock, relay, stop } = await setUp();
    stop();
    stop();
    await clock.advance(600_000);
    relay.dispose();
    expect(clock.pending).toBe(0);
  });
});
