import { processorTime } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { parseAddress, type ImAddress } from './address.js';
import { Cache, LINGER } from './cache.js';

const looker = { changed: () => undefined };
const person = (n: number | string): ImAddress => parseAddress(`p${n}@corp.example`)!;

function setUp(maxIdle: number) {
  const world = { now: 1_000 };
  const cache = new Cache({ agent: 'fake', ttl: 60_000, failureTtl: 10_000, maxStale: 300_000, random: () => 0, now: () => world.now }, maxIdle);
  const names = (): string[] => cache.all().map(({ address }) => address.user);
  return { world, cache, names };
}

describe('the cache', () => {
  it('has one slot for one address', () => {
    const { cache } = setUp(9);
    expect(cache.slot(person(1))).toBe(cache.slot(parseAddress('mailto:P1@Corp.example')!));
    expect(cache.find('p1@corp.example')).toBe(cache.slot(person(1)));
    expect(cache.find('p2@corp.example')).toBeUndefined();
  });

  it('forgets whoever was not looked at for longest, once there are too many of those', () => {
    const { cache, names } = setUp(2);
    [1, 2, 1, 3].forEach(n => cache.slot(person(n)));
    expect(names()).toEqual(['p1', 'p3']);
  });

  it('forgets nobody who is looked at, however many there are', () => {
    const { cache, names } = setUp(1);
    for (let n = 0; n < 5; n++) {
      const slot = cache.slot(person(n));
      slot.lookers.add(looker);
      cache.keep(slot);
    }
    cache.slot(person('idle'));
    expect(names()).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'pidle']);
  });

  it('forgets nobody for whom a look-up waits', () => {
    const { cache, names } = setUp(1);
    cache.slot(person(1)).waiting.push(() => undefined);
    cache.slot(person(2));
    expect(names()).toEqual(['p1', 'p2']);
  });

  it('may remember nobody, and still keeps whom somebody looks at', () => {
    const { cache, names } = setUp(0);
    const slot = cache.slot(person(1));
    expect(names()).toEqual([]);
    slot.lookers.add(looker);
    cache.keep(slot);
    expect(names()).toEqual(['p1']);
  });

  it('counts as watched who is looked at, or was half a minute ago', () => {
    const { world, cache } = setUp(9);
    cache.slot(person(1)).lookers.add(looker);
    cache.slot(person(2)).leftAt = world.now;
    cache.slot(person(3));
    const watched = (): string[] => cache.watched().map(({ address }) => address.user);
    world.now += LINGER - 1;
    expect(watched()).toEqual(['p1', 'p2']);
    world.now += 1;
    expect(watched()).toEqual(['p1']);
    expect(cache.looked().map(({ address }) => address.user)).toEqual(['p1']);
  });

  it.each([['as prototype', 'aim:__proto__'], ['as constructor', 'aim:constructor']])('takes an address that reads %s for an address', (_what, text) => {
    const { cache } = setUp(9);
    expect(cache.find(text)).toBeUndefined();
    expect(cache.slot(parseAddress(text)!).address.text).toBe(text);
  });

  it('takes in a hundred thousand in a moment, looked at or not', () => {
    const { cache } = setUp(5_000);
    expect(processorTime(() => {
      for (let n = 0; n < 50_000; n++) {
        const slot = cache.slot(person(n));
        slot.lookers.add(looker);
        cache.keep(slot);
        cache.slot(person(`idle${n}`));
      }
    })).toBeLessThan(3_000);
    expect(cache.all()).toHaveLength(55_000);
  });
});
