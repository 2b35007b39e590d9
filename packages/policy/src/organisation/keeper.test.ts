import type { Schedule } from '@presence-elements/core';
import { fakeClock } from '@presence-elements/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { contentsOf, DOMAIN, storeOf } from '../../fixtures/portal.js';
import { memoryStore } from '../store/memory-store.js';
import { StoreChanged } from '../store/store-changed.js';
import type { Change, Store } from '../store/store.js';
import type { Draft } from './concerned.js';
import { outcomeOf } from '../suites/holds.js';
import { Keeper, type Plan } from './keeper.js';
import type { OrganisationChange } from './organisation.js';
import { Tables } from './tables/tables.js';

// Of the text "damaged" as it is kept.
const MARK = 'a5f6a';

const area = (id: string, enabled = false): Draft => ({ collection: 'areas', id, document: { enabled, moderators: [] } });
const recorded = (target: string): Change => ({ at: 1, by: 'root', what: 'tried', target });
const plan = (...drafts: readonly Draft[]): Plan<string> => ({ drafts, recorded: recorded(drafts[0]?.id ?? ''), answer: () => 'done' });

async function keeperOf(store: Store = memoryStore(), schedule?: Schedule) {
  const keeper = new Keeper(store, () => new Tables(DOMAIN), schedule), told: OrganisationChange[] = [];
  await keeper.load();
  keeper.follow(what => told.push(what));
  return { keeper, store, told };
}

/** A store whose commits go through `commit`. */
const storeWith = (store: Store, commit: Store['commit']): Store => ({ ...store, commit });

describe('the keeper', () => {
  afterEach(() => vi.restoreAllMocks());

  it('keeps a change in the store and then in memory, and tells once it is true', async () => {
    const { keeper, store } = await keeperOf(), seen: unknown[] = [];
    keeper.follow(({ collections }) => seen.push([[...collections], keeper.tables.area('sales').enabled, [...store.load() as Iterable<unknown>]]));
    await keeper.change(() => plan(area('sales')));
    expect(seen).toEqual([[['areas'], false, [...await store.load()]]]);
    expect(await contentsOf(store)).toEqual({ 'areas/sales': { enabled: false, moderators: [], v: 1 } });
    expect((await store.changes()).map(({ target }) => target)).toEqual(['sales']);
  });

  it('makes one change at a time: nothing comes between what was looked at and what is kept', async () => {
    const order: string[] = [], { keeper } = await keeperOf();
    const step = (name: string) => keeper.change(async tables => {
      order.push(`${name} looks at ${[...tables.areas.keys()].join()}`);
      await Promise.resolve();
      await Promise.resolve();
      return plan(area(name));
    });
    await Promise.all([step('a'), step('b'), step('c')]);
    expect(order).toEqual(['a looks at ', 'b looks at a', 'c looks at a,b']);
  });

  it('neither keeps nor records nor tells what changes nothing', async () => {
    const { keeper, store, told } = await keeperOf();
    await keeper.change(() => plan(area('sales')));
    expect(await keeper.change(() => plan(area('sales')))).toBe('done');
    expect([(await store.changes()).length, told.length]).toEqual([1, 1]);
  });

  it.each([
    [new Error('disk on fire'), 'Nothing was changed: the settings could not be kept (disk on fire).'],
    [new DOMException('The quota has been exceeded.', 'QuotaExceededError'), 'Nothing was changed: the settings could not be kept (there is no room for more).'],
    [{}, 'Nothing was changed: the settings could not be kept (it is not known why).'],
    [undefined, 'Nothing was changed: the settings could not be kept (it is not known why).'],
  ])('leaves everything as it was where the store fails with %s, says so in words, and goes on', async (error, message) => {
    const kept = memoryStore();
    let fails = true;
    const { keeper, told } = await keeperOf(storeWith(kept, (...args) => (fails ? Promise.reject(error) : kept.commit(...args))));
    await expect(keeper.change(() => plan(area('sales')))).rejects.toMatchObject({ name: 'PresenceError', code: 'agent-fault', message });
    expect([keeper.tables.area('sales').enabled, told.length]).toEqual([true, 0]);
    fails = false;
    await keeper.change(() => plan(area('sales')));
    expect(keeper.tables.area('sales').enabled).toBe(false);
  });

  it('leaves everything as it was where the plan itself fails, and goes on', async () => {
    const { keeper, store } = await keeperOf();
    await expect(keeper.change(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await keeper.change(() => plan(area('sales')));
    expect(Object.keys(await contentsOf(store))).toEqual(['areas/sales']);
  });

  it('keeps nothing that could not be read again', async () => {
    const { keeper, store } = await keeperOf();
    await expect(keeper.change(() => plan({ collection: 'areas', id: 'sales', document: { enabled: 'perhaps' as never, moderators: [] } }))).rejects.toThrow('areas/sales could not be read again: enabled:');
    expect([...await store.load()]).toEqual([]);
  });

  it('looks again and plans anew where somebody else was quicker, and gives up where others never end', async () => {
    const kept = memoryStore();
    let quicker = 1;
    const { keeper, told } = await keeperOf(storeWith(kept, async (...args) => {
      if (quicker-- <= 0) return kept.commit(...args);
      await kept.commit([{ collection: 'areas', id: `theirs${quicker}`, value: { v: 1, enabled: false, moderators: [] } }]);
      throw new StoreChanged();
    }));
    const looks: string[][] = [];
    await keeper.change(tables => (looks.push([...tables.areas.keys()]), plan(area('sales'))));
    expect(looks).toEqual([[], ['theirs0']]);
    expect(Object.keys(await contentsOf(kept))).toEqual(['areas/theirs0', 'areas/sales']);
    expect(told.map(({ collections }) => collections.size > 1)).toEqual([true, false]);
    quicker = Infinity;
    await expect(keeper.change(() => plan(area('games')))).rejects.toThrow('others are changing them all the time');
  });

  it('keeps nobody waiting for a store that does not answer, and looks again at what it has done before anything else', async () => {
    const kept = memoryStore(), clock = fakeClock();
    let answer: (() => void) | undefined, isSilent = true;
    const { keeper, told } = await keeperOf(storeWith(kept, (...args) => (isSilent ? new Promise(resolve => { answer = () => resolve(kept.commit(...args)); }) : kept.commit(...args))), clock.schedule);
    const silent = outcomeOf(() => keeper.change(() => plan(area('sales')))), next = outcomeOf(() => keeper.change(() => plan(area('games'))));
    await clock.advance(30_000);
    expect((await silent).error).toMatchObject({ name: 'PresenceError', code: 'timeout' });
    expect(keeper.tables.area('sales').enabled).toBe(true);
    await clock.advance(30_000);
    expect((await next).error).toMatchObject({ code: 'timeout' });
    isSilent = false;
    await kept.commit([{ collection: 'areas', id: 'sales', value: { v: 1, enabled: false, moderators: [] } }]);
    const looks: boolean[] = [];
    await keeper.change(tables => (looks.push(tables.area('sales').enabled), plan(area('third'))));
    expect([looks, keeper.tables.area('games').enabled]).toEqual([[false], true]);
    answer!();
    await clock.advance(0);
    await keeper.read(() => undefined);
    expect([keeper.tables.area('games').enabled, keeper.tables.area('third').enabled, told.length]).toEqual([false, false, 4]);
  });

  it('says so, and leaves everything as it was, where it cannot look again', async () => {
    const kept = memoryStore();
    let fails = false;
    const { keeper, told } = await keeperOf({ ...kept, load: () => (fails ? Promise.reject(new Error('disk on fire')) : kept.load()), commit: () => Promise.reject(new StoreChanged()) });
    fails = true;
    await expect(keeper.change(() => plan(area('sales')))).rejects.toMatchObject({ name: 'PresenceError', code: 'agent-fault', message: 'Nothing was changed: the settings could not be kept (disk on fire).' });
    expect([keeper.tables.area('sales').enabled, told.length]).toEqual([true, 0]);
  });

  it('reads again when another tab tells that it has changed something, until it is closed', async () => {
    const kept = memoryStore(), listeners = new Set<() => void>();
    const { keeper, told } = await keeperOf({ ...kept, follow: changed => (listeners.add(changed), () => listeners.delete(changed)) });
    await kept.commit([{ collection: 'areas', id: 'sales', value: { v: 1, enabled: false, moderators: [] } }]);
    for (const listener of listeners) listener();
    await keeper.read(() => undefined);
    expect([keeper.tables.area('sales').enabled, told.length]).toEqual([false, 1]);
    keeper.close();
    expect(listeners.size).toBe(0);
  });

  it('opens on whatever is in the store, tells what cannot be read, and keeps it', async () => {
    const documents = { 'areas/sales': '{"enabled": tr', 'areas/games': { v: 1, enabled: false, moderators: [] }, 'areas/later': { v: 7 }, 'colours/blue': { v: 1 }, 'statuses/ada': 'anything', 'aside/x': 'anything' };
    const { keeper, store } = await keeperOf(storeOf(documents));
    expect(keeper.problems).toEqual([
      { collection: 'areas', id: 'sales', message: 'It is damaged.' }, { collection: 'areas', id: 'later', message: 'v: A newer version has written it (7).' },
      { collection: 'colours', id: 'blue', message: 'Nothing of this kind is known here.' },
    ]);
    expect([keeper.tables.area('games').enabled, keeper.tables.area('sales').enabled]).toEqual([false, true]);
    expect(await contentsOf(store)).toEqual(documents);
  });

  it('puts aside what cannot be read before something takes its place', async () => {
    const { keeper, store } = await keeperOf(storeOf({ 'areas/sales': 'damaged', 'areas/games': 'damaged, too' }));
    await keeper.change(() => plan(area('sales', true)));
    expect(await contentsOf(store)).toEqual({
      'areas/sales': { v: 1, enabled: true, moderators: [] }, 'areas/games': 'damaged, too',
      [`aside/areas/sales/${MARK}`]: { v: 1, collection: 'areas', id: 'sales', message: 'It is damaged.', value: 'damaged' },
    });
    expect(keeper.problems.map(({ id }) => id)).toEqual(['games']);
  });

  it('lets no listener keep others from hearing', async () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined), { keeper } = await keeperOf(), heard: string[] = [];
    keeper.follow(() => { throw new Error('mine'); });
    const leave = keeper.follow(() => heard.push('x'));
    await keeper.change(() => plan(area('sales')));
    leave();
    leave();
    await keeper.change(() => plan(area('games')));
    expect([heard, report.mock.calls.length]).toEqual([['x'], 2]);
  });

  it('brings to its end what was begun before it was closed, takes nothing more, and closes the store', async () => {
    const kept = memoryStore();
    let closed = 0;
    const { keeper } = await keeperOf({ ...kept, close: () => void closed++ }), begun = keeper.change(() => plan(area('sales')));
    const waiting = keeper.change(() => plan(area('games')));
    await Promise.resolve();
    keeper.close();
    keeper.close();
    await expect(begun).resolves.toBe('done');
    await expect(waiting).rejects.toThrow('The settings are closed');
    await expect(keeper.change(() => plan(area('third')))).rejects.toMatchObject({ code: 'unreachable' });
    expect(closed).toBe(1);
  });

  it('says of a store that cannot be closed that it cannot, and to nobody’s harm', async () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined), broken = new Error('stuck');
    const { keeper } = await keeperOf({ ...memoryStore(), close: () => { throw broken; } });
    keeper.close();
    await expect.poll(() => report.mock.calls).toEqual([['[presence-elements]', broken]]);
  });

  it('shows what there would be after a change, as far as one thing depends on another, and changes nothing', async () => {
    const { keeper } = await keeperOf(storeOf({ 'directory/ada@ocs.example': { v: 1, provider: 'ocs', user: 'ada', groups: [] }, 'contacts/ada bob@x.example': { v: 1, at: 1, groups: [] } }));
    const copy = keeper.copyWith([{ collection: 'providers', id: 'msn', document: { revision: 1, removed: true } }, { collection: 'directory', id: 'ada@ocs.example', document: undefined }]);
    expect([copy.settings.providers.map(({ id }) => id), copy.directory.size, copy.contacts.of('ada').size]).toEqual([['aol', 'yahoo'], 0, 0]);
    expect([keeper.tables.settings.providers.length, keeper.tables.directory.size]).toEqual([3, 1]);
  });
});
