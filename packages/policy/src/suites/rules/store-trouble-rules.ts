import type { StoreChange } from '../../store/store.js';
import { holds, outcomeOf, same, show } from '../holds.js';
import type { Rule } from '../runner.js';
import type { StoreHarness } from '../store-harness.js';
import { contentsOf, recorded } from './store-rules.js';

const area = (id: string, enabled: boolean, more = ''): StoreChange => ({ collection: 'areas', id, value: { enabled, more } });

// More than any place is likely to have left that has just been filled (characters).
const MUCH = 100_000;

export const storeTroubleRules: readonly Rule<StoreHarness>[] = [
  {
    title: 'holds after it was closed and opened again what it held before',
    needs: ['reopen'],
    async check(harness) {
      const store = await harness.open();
      await store.commit([area('sales', false), area('games', true)], [recorded('sales')]);
      await store.commit([area('games', false)], [recorded('games')]);
      store.close?.();
      const again = await harness.open();
      same(await contentsOf(again), { 'areas/sales': { enabled: false, more: '' }, 'areas/games': { enabled: false, more: '' } }, 'not what was kept');
      await again.commit([], [recorded('third')]);
      same((await again.changes()).map(({ number, target }) => [number, target]), [[3, 'third'], [2, 'games'], [1, 'sales']], 'not the changes that were recorded');
    },
  },
  {
    title: 'loses nothing to somebody who has it open, too: both are kept, or the later is told that it must look again',
    needs: ['beside'],
    async check(harness) {
      const one = await harness.open(), other = await harness.open();
      await one.load();
      await other.load();
      await one.commit([area('sales', false)], [recorded('sales')]);
      const { error } = await outcomeOf(() => other.commit([area('games', false)], [recorded('games')]));
      holds(!error || (error as Error).name === 'StoreChanged', `it fails with ${show(error)} instead of StoreChanged`);
      if (error) holds((await other.changes()).length === 1, 'what was refused was recorded');
      await other.load();
      if (error) await other.commit([area('games', false)], [recorded('games')]);
      same(await contentsOf(await harness.open()), { 'areas/sales': { enabled: false, more: '' }, 'areas/games': { enabled: false, more: '' } }, 'a change was lost');
      same((await one.changes()).map(({ number }) => number), [2, 1], 'a recorded change was lost');
    },
  },
  {
    title: 'gives a damaged entry with its text, the others as they are, and keeps it beside later commits',
    needs: ['damage'],
    async check(harness) {
      const store = await harness.open();
      await store.commit([area('sales', false), area('games', true)]);
      await harness.damage!('areas', 'sales');
      for (const later of [area('games', false), area('third', true)]) {
        const { 'areas/sales': damaged, 'areas/games': whole } = await contentsOf(store);
        holds(typeof damaged === 'string' && damaged, `the damaged entry comes as ${show(damaged)}, not as its text`);
        holds(typeof whole === 'object', 'with a damaged entry others are lost');
        await store.commit([later]);
      }
    },
  },
  {
    title: 'refuses what it has no room for, keeps what was there whole, and goes on',
    needs: ['fill'],
    async check(harness) {
      const store = await harness.open();
      await store.commit([area('sales', false), area('games', true)], [recorded('first')]);
      await harness.fill!();
      const { error } = await outcomeOf(() => store.commit([area('sales', true), area('new', true, 'x'.repeat(MUCH)), area('games', false)], [recorded('second')]));
      holds(error, 'it said that it kept what it had no room for');
      const kept = { 'areas/sales': { enabled: false, more: '' }, 'areas/games': { enabled: true, more: '' } };
      same(await contentsOf(store), kept, 'something half-written was kept');
      same((await store.changes()).map(({ target }) => target), ['first'], 'what failed was recorded');
      same(await contentsOf(await harness.open()), kept, 'something half-written was found on opening it again');
    },
  },
];
