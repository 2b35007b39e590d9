import type { AccountHarness } from '../account-harness.js';
import { same } from '../holds.js';
import type { Rule } from '../runner.js';
import { expectTold, failsWith, partOf, refusedBy } from './whole-account.js';

export const areaRules: readonly Rule<AccountHarness>[] = [
  {
    title: 'has presence switched on in areas that nobody has switched',
    async check(harness) {
      same(await (await partOf(harness, 'ada', 'areas')).read('sales/42 – "north"'), { enabled: true, moderated: false }, 'an area of no account');
    },
  },
  {
    title: 'lets an area’s moderators and administrators switch it, and nobody else',
    async check(harness) {
      const [ada, bob, root] = await Promise.all([partOf(harness, 'ada', 'areas'), partOf(harness, 'bob', 'areas'), partOf(harness, 'root', 'areas')]);
      await harness.administration.setModerators('sales', ['ada']);
      same(await ada.write('sales', false), { enabled: false, moderated: true }, 'the moderator');
      same(await bob.read('sales'), { enabled: false, moderated: false }, 'everybody else');
      await failsWith('forbidden', () => bob.write('sales', true), 'somebody who is no moderator');
      await failsWith('forbidden', () => ada.write('games', false), 'the moderator of another area');
      same(await root.write('sales', true), { enabled: true, moderated: true }, 'an administrator');
      same(await bob.read('games'), { enabled: true, moderated: false }, 'another area');
    },
  },
  {
    title: 'refuses what is no area, in words',
    async check(harness) {
      const root = await partOf(harness, 'root', 'areas');
      same(await refusedBy(() => root.write(' ', true), 'an area without a name'), ['area required'], 'an area without a name');
      same(await refusedBy(() => root.write('x'.repeat(201), true), 'a long name'), ['area too-long'], 'a long name');
    },
  },
  {
    title: 'tells who follows of areas until they leave',
    async check(harness) {
      const root = await partOf(harness, 'root', 'areas'), page = await partOf(harness, 'ada', 'areas');
      let enabled = true;
      await expectTold(harness, page, () => root.write('sales', (enabled = !enabled)));
    },
  },
];
