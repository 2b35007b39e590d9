import { describe, expect, it } from 'vitest';
import { fakeClock } from '@presence-elements/testing';
import { People, type PeopleOptions } from './people.js';
import { memoryStatusStore, type Status, type StatusStore } from './status-store.js';

function setUp(options: Partial<PeopleOptions> = {}, clock = fakeClock({ now: 1_000_000 })) {
  const faults: unknown[] = [], told: string[] = [];
  const people = new People({
    grace: 90_000, awayAfter: 300_000, store: memoryStatusStore(), now: clock.now, schedule: clock.schedule,
    fault: error => void faults.push(error), ...options,
  });
  people.watch(user => void told.push(user ?? 'everybody'));
  return { clock, people, told, faults };
}

describe('the people of a portal', () => {
  it('are told of when they look different, and only then', async () => {
    const { clock, people, told } = setUp();
    people.alive('ada', true);
    await clock.advance(60_000);
    people.alive('ada', true);
    people.alive('ada', false);
    expect(told).toEqual(['ada']);
  });

  it('are noticed to have gone with nobody asking', async () => {
    const { clock, people, told } = setUp();
    people.alive('ada', true);
    await clock.advance(89_999);
    expect(told).toEqual(['ada']);
    await clock.advance(1);
    expect(told).toEqual(['ada', 'everybody']);
    expect(people.appearance('ada', undefined).availability).toBe('offline');
  });

  it('are noticed to have gone at the same moment, whoever else has gone just before', async () => {
    const goneAt = async (other: boolean): Promise<number> => {
      const { clock, people, told } = setUp();
      await clock.advance(1_000);
      if (other) people.alive('hedy', true);
      await clock.advance(40);
      people.alive('ada', true);
      await clock.advance(89_900);
      for (told.length = 0; !told.includes('ada');) await clock.advance(1);
      return clock.now();
    };
    expect(await goneAt(true)).toBe(await goneAt(false));
  });

  it('are told of all in one when the start is over, and not first who has changed besides', async () => {
    const { clock, people, told } = setUp({ store: { ...memoryStatusStore(), load: () => [['grace', { own: { note: { text: 'Gone fishing' } } }]] } });
    people.alive('hedy', true);
    await clock.advance(89_999);
    told.length = 0;
    await clock.advance(1);
    expect(told).toEqual(['everybody']);
  });

  it('are noticed to be idle while their pages stay open', async () => {
    const { clock, people } = setUp();
    people.alive('ada', true);
    for (let minute = 0; minute < 5; minute++) {
      await clock.advance(60_000);
      people.alive('ada', false);
    }
    expect(people.appearance('ada', undefined)).toMatchObject({ availability: 'away', idle: true });
  });

  it('who were never heard of may all look different once the start is over', async () => {
    const { clock, told } = setUp();
    await clock.advance(90_000);
    await clock.advance(900_000);
    expect(told).toEqual(['everybody']);
  });

  it('cost one timer, and none when there is nothing to wait for', async () => {
    const { clock, people } = setUp();
    for (let index = 0; index < 100; index++) people.alive(`user${index}`, true);
    expect(clock.pending).toBe(1);
    await clock.advance(600_000);
    expect(clock.pending).toBe(0);
  });

  it('keep what they have set over a restart, and are pending until their pages speak again', async () => {
    const store = memoryStatusStore();
    const before = setUp({ store });
    before.people.alive('ada', true);
    await before.people.publish('ada', { availability: 'dnd', note: { text: 'Deep in thought' } });
    before.people.dispose();
    const { clock, people } = setUp({ store }, before.clock);
    await clock.advance(0);
    expect(people.appearance('ada', true)).toEqual({ availability: 'unknown', problem: 'pending' });
    people.alive('ada', true);
    expect(people.appearance('ada', true)).toEqual({ availability: 'dnd', note: { text: 'Deep in thought' } });
  });

  it('stay invisible over a restart', async () => {
    const store = memoryStatusStore();
    const before = setUp({ store });
    before.people.alive('ada', true);
    await before.people.publish('ada', { availability: 'invisible' });
    const { clock, people, told } = setUp({ store }, before.clock);
    await clock.advance(0);
    people.alive('ada', true);
    expect(people.appearance('ada', true).problem).toBe('pending');
    await clock.advance(90_000);
    people.alive('ada', true);
    expect(people.appearance('ada', true).availability).toBe('offline');
    expect(told).toEqual(['everybody']);
  });

  it('learn that what they set could not be kept, and it does not count', async () => {
    const store: StatusStore = { ...memoryStatusStore(), save: () => Promise.reject(new Error('disk full')) };
    const { people } = setUp({ store });
    people.alive('ada', true);
    await expect(people.publish('ada', { availability: 'dnd' })).rejects.toThrow('disk full');
    expect(people.appearance('ada', true).availability).toBe('online');
  });

  it('are there although what they had set cannot be read', async () => {
    const store: StatusStore = { ...memoryStatusStore(), load: () => Promise.reject(new Error('no disk')) };
    const { clock, people, faults } = setUp({ store });
    await clock.advance(0);
    people.alive('ada', true);
    expect(people.appearance('ada', true).availability).toBe('online');
    expect(faults).toEqual([new Error('no disk')]);
  });

  it('are pending until what they had set has been read: whoever is invisible is never seen, nor can be told from a stranger', async () => {
    let loaded = (_: Iterable<readonly [string, Status]>): void => undefined;
    const store: StatusStore = { ...memoryStatusStore(), load: () => new Promise(resolve => { loaded = resolve; }) };
    const { clock, people, told } = setUp({ store });
    people.alive('ada', true);
    people.alive('alan', true);
    await clock.advance(200_000);
    people.alive('ada', true);
    people.alive('alan', true);
    expect([people.appearance('ada', true), people.appearance('alan', true)]).toEqual(Array(2).fill({ availability: 'unknown', problem: 'pending' }));
    expect(told).toEqual(['everybody']);
    loaded([['ada', { own: { availability: 'invisible' } }]]);
    await clock.advance(0);
    expect([people.appearance('ada', undefined), people.appearance('alan', undefined)]).toEqual([{ availability: 'unknown', problem: 'no-data' }, { availability: 'online' }]);
    expect(told).toContain('everybody');
  });

  it('set nothing before what they had set has been read, and theirs is the last word', async () => {
    let loaded = (_: Iterable<readonly [string, Status]>): void => undefined;
    const store: StatusStore = { ...memoryStatusStore(), load: () => new Promise(resolve => { loaded = resolve; }) };
    const { clock, people } = setUp({ store });
    const publishing = people.publish('ada', { availability: 'dnd' });
    loaded([['ada', { own: { availability: 'busy' } }]]);
    expect(await publishing).toEqual({ availability: 'dnd' });
    await clock.advance(0);
    expect(people.appearance('ada', true).availability).toBe('dnd');
  });

  it('are there although a store fails at once', () => {
    const failure = new Error('no disk'), { people, faults } = setUp({ store: { ...memoryStatusStore(), load: () => { throw failure; } } });
    people.alive('ada', true);
    expect([people.appearance('ada', true).availability, faults]).toEqual(['online', [failure]]);
  });

  it('are heard while what they set is still being saved', async () => {
    let saved = (): void => undefined;
    const store: StatusStore = { ...memoryStatusStore(), save: () => new Promise<void>(resolve => { saved = resolve; }) };
    const { clock, people } = setUp({ store });
    const publishing = people.publish('ada', { note: { text: 'Hello' } });
    people.alive('ada', true);
    saved();
    await publishing;
    expect(people.appearance('ada', true)).toEqual({ availability: 'online', note: { text: 'Hello' } });
    await clock.advance(0);
  });

  it('can read what they have set, while it counts', async () => {
    const { clock, people } = setUp();
    const own = { availability: 'invisible', expiresAt: clock.now() + 1000 } as const;
    expect(await people.publish('ada', own)).toEqual(own);
    expect(people.own('ada')).toEqual(own);
    await clock.advance(1000);
    expect(people.own('ada')).toEqual({});
  });

  it('are told of no more after the end', async () => {
    const { clock, people, told } = setUp();
    people.dispose();
    people.alive('ada', true);
    await clock.advance(600_000);
    expect(told).toEqual([]);
  });
});
