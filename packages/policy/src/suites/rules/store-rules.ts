import type { Change, Collection, Json, Store, StoreChange } from '../../store/store.js';
import { holds, outcomeOf, same, show } from '../holds.js';
import type { Rule } from '../runner.js';
import type { StoreHarness } from '../store-harness.js';

const HOSTILE = ['a b', 'a/b', '__proto__', 'constructor', 'a\u202Eb', '😀', 'ada@corp.example bob@corp.example', '%20', '"\'<', ' '];

const person = (id: string, value: Json | undefined): StoreChange => ({ collection: 'people', id, value });

/** A change that is to be recorded. */
export const recorded = (target: string, more: Partial<Change> = {}): Change => ({ at: 1_000, by: 'root', what: 'tried', target, ...more });

/** What a store holds, by collection and id. */
export async function contentsOf(store: Store, kind?: Collection): Promise<Readonly<Record<string, Json>>> {
  const documents = [...await store.load(kind)];
  return Object.fromEntries(documents.map(({ collection, id, value }) => [`${collection}/${id}`, value]));
}

export const storeRules: readonly Rule<StoreHarness>[] = [
  {
    title: 'is empty at first',
    async check(harness) {
      const store = await harness.open();
      same(await contentsOf(store), {}, 'it has documents');
      same(await store.changes(), [], 'it has recorded changes');
    },
  },
  {
    title: 'keeps, replaces and deletes documents by collection and id',
    async check(harness) {
      const store = await harness.open();
      await store.commit([person('ada', { note: 'one' }), { collection: 'areas', id: 'ada', value: { enabled: false } }]);
      await store.commit([person('ada', { note: 'two', list: [1, null, true, { deep: '…' }] }), person('bob', {})]);
      await store.commit([person('bob', undefined), person('nobody', undefined)]);
      same(await contentsOf(store), { 'people/ada': { note: 'two', list: [1, null, true, { deep: '…' }] }, 'areas/ada': { enabled: false } }, 'not what was committed');
    },
  },
  {
    title: 'gives those of one collection alone, where only they are asked for',
    async check(harness) {
      const store = await harness.open();
      await store.commit([person('ada', { note: 'one' }), { collection: 'areas', id: 'ada', value: { enabled: false } }, { collection: 'areas', id: 'a/b', value: {} }]);
      same(await contentsOf(store, 'areas'), { 'areas/ada': { enabled: false }, 'areas/a/b': {} }, 'not the areas');
      same(await contentsOf(store, 'statuses'), {}, 'there are statuses');
    },
  },
  {
    title: 'keeps ids and texts as they are, however they are written',
    async check(harness) {
      const store = await harness.open();
      await store.commit(HOSTILE.map(text => person(text, { [text]: text })));
      const found = new Map([...await store.load()].map(({ id, value }) => [id, JSON.stringify(value)]));
      for (const text of HOSTILE) holds(found.get(text) === JSON.stringify({ [text]: text }), `${show(text)} has become ${show(found.get(text))}`);
      holds(found.size === HOSTILE.length, `there are ${found.size} documents instead of ${HOSTILE.length}`);
    },
  },
  {
    title: 'keeps all of a commit or nothing of it, and says so by failing',
    async check(harness) {
      const store = await harness.open();
      await store.commit([person('ada', { note: 'before' })], [recorded('ada')]);
      for (const bad of [10n, () => 1, Number.NaN, Symbol('x')]) {
        const { error } = await outcomeOf(() => store.commit([person('bob', {}), person('ada', { note: bad as unknown as Json })], [recorded('bob')]));
        holds(error, `it took a ${typeof bad} for JSON`);
      }
      same(await contentsOf(store), { 'people/ada': { note: 'before' } }, 'something of a commit that failed was kept');
      holds((await store.changes()).length === 1, 'a commit that failed was recorded');
    },
  },
  {
    title: 'is not changed by what is done to what it was given or gave',
    async check(harness) {
      const store = await harness.open(), value = { list: ['one'] };
      await store.commit([person('ada', value)]);
      value.list.push('two');
      const [loaded] = [...await store.load()];
      // Frozen is as good as copied.
      await outcomeOf(() => void (loaded!.value as { list: string[] }).list.push('three'));
      same(await contentsOf(store), { 'people/ada': { list: ['one'] } }, 'it was changed from outside');
    },
  },
  {
    title: 'numbers recorded changes from 1, gives the latest first, and a page at a time',
    async check(harness) {
      const store = await harness.open();
      const at = (number: number): Change => recorded(`change ${number}`, { before: { number: number - 1 }, after: number });
      for (let number = 1; number < 11; number += 2) await store.commit([], [at(number), at(number + 1)]);
      await store.commit(Array.from({ length: 100 }, (_, number) => person(`p${number}`, {})), Array.from({ length: 100 }, (_, number) => at(number + 11)));
      const latest = await store.changes({ limit: 3 });
      same(latest, [110, 109, 108].map(number => ({ ...at(number), number })), 'not the latest three');
      same((await store.changes({ before: 3 })).map(({ number }) => number), [2, 1], 'not those before the third');
      holds((await store.changes()).length === 100, 'unless said, one page is not 100 changes');
    },
  },
  {
    title: 'keeps commits that are made at once',
    async check(harness) {
      const store = await harness.open();
      await Promise.all(Array.from({ length: 20 }, async (_, at) => store.commit([person(`p${at}`, { at })], [recorded(`p${at}`)])));
      holds([...await store.load()].length === 20, 'documents are missing');
      same((await store.changes()).map(({ number }) => number), Array.from({ length: 20 }, (_, at) => 20 - at), 'changes are missing, or have no number of their own');
    },
  },
];
