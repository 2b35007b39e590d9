import type { NewContact } from '@presence-elements/core';
import type { AccountHarness } from '../account-harness.js';
import { holds, same } from '../holds.js';
import type { Rule } from '../runner.js';
import { partOf } from './whole-account.js';

const people = (from: number, to: number): readonly NewContact[] => Array.from({ length: to - from }, (_, at) => ({ address: `p${from + at}@corp.example` }));

// The seed's own numbers (Cisco): at 200 with 195 present and 6 to add, five are added and the sixth is dropped.
const LIMIT = 200, PRESENT = 195, SOME = 6;

export const contactLimitRules: readonly Rule<AccountHarness>[] = [
  {
    title: 'adds as many as there is room for, in their order, and says so of the others: at 200 with 195 present, five of six',
    async check(harness) {
      const contacts = await partOf(harness, 'ada', 'contacts');
      await harness.administration.write('sharing', { maxContacts: LIMIT }, 0);
      await contacts.add(people(0, PRESENT));
      const outcome = await contacts.add(people(PRESENT, PRESENT + SOME));
      same(outcome, { added: people(PRESENT, LIMIT).map(({ address }) => address), refused: [{ address: 'p200@corp.example', reason: 'limit' }] }, 'not five were added');
      const { contacts: list, limit } = await contacts.read();
      same([list.length, limit], [LIMIT, LIMIT], 'the list is not full, or says not how long it may be');
    },
  },
  {
    title: 'never goes over the limit, however many add at once',
    async check(harness) {
      const pages = await Promise.all(Array.from({ length: 5 }, () => partOf(harness, 'ada', 'contacts')));
      await harness.administration.write('sharing', { maxContacts: 7 }, 0);
      const outcomes = await Promise.all(pages.map((page, at) => page.add(people(at * 3, at * 3 + 3))));
      holds((await pages[0]!.read()).contacts.length === 7, 'the list is not exactly full');
      same([outcomes.flatMap(({ added }) => added).length, outcomes.flatMap(({ refused }) => refused).length], [7, 8], 'somebody was told what is not so');
    },
  },
  {
    title: 'adds nobody who has as many watchers as there may be, also where several add them at once',
    async check(harness) {
      const users = ['bob', 'cy', 'dee', 'eve'], lists = await Promise.all(users.map(user => partOf(harness, user, 'contacts'))), ada = { address: `ada@${harness.domain}` };
      await harness.administration.write('sharing', { maxWatchers: 2 }, 0);
      const outcomes = await Promise.all(lists.map(list => list.add([ada])));
      same(outcomes.flatMap(({ refused }) => refused.map(({ reason }) => reason)), ['their-limit', 'their-limit'], 'not two were refused');
      await lists[outcomes.findIndex(({ added }) => added.length)]!.remove([ada.address]);
      const again = await lists[outcomes.findIndex(({ refused }) => refused.length)]!.add([ada]);
      same(again.added, [ada.address], 'a place that has become free is not given away');
    },
  },
  {
    title: 'adds nobody whose own list is full: who is at the limit can neither add nor be added',
    async check(harness) {
      const [ada, bob] = await Promise.all([partOf(harness, 'ada', 'contacts'), partOf(harness, 'bob', 'contacts')]), address = `ada@${harness.domain}`;
      await harness.administration.write('sharing', { maxContacts: 2 }, 0);
      await ada.add(people(0, 2));
      same((await bob.add([{ address }, ...people(0, 1)])).refused, [{ address, reason: 'their-limit' }], 'somebody whose list is full');
      same((await ada.add(people(5, 6))).refused, [{ address: 'p5@corp.example', reason: 'limit' }], 'one more');
      await ada.remove(['p0@corp.example']);
      same((await bob.add([{ address }])).added, [address], 'somebody whose list has room again');
    },
  },
];
