import type { NewContact } from '@presence-elements/core';
import type { AccountHarness } from '../account-harness.js';
import { holds, same } from '../holds.js';
import type { Rule } from '../runner.js';
import { expectTold, failsWith, partOf, refusedBy } from './whole-account.js';

const added = (...addresses: readonly string[]): readonly NewContact[] => addresses.map(address => ({ address }));

export const contactRules: readonly Rule<AccountHarness>[] = [
  {
    title: 'is an empty list at first, and each has their own',
    async check(harness) {
      const contacts = await partOf(harness, 'ada', 'contacts');
      same(await contacts.read(), { contacts: [], requests: [] }, 'it is not empty');
      await contacts.add(added(`bob@${harness.domain}`));
      same(await (await partOf(harness, 'bob', 'contacts')).read(), { contacts: [], requests: [] }, 'somebody else’s list has changed');
    },
  },
  {
    title: 'adds people by IM address, also by hand those of other servers, and keeps what they are called and where they belong',
    async check(harness) {
      const contacts = await partOf(harness, 'ada', 'contacts'), bob = `bob@${harness.domain}`;
      const outcome = await contacts.add([{ address: `Bob@${harness.domain}`, name: ' Bob <i>', groups: ['Team', 'Team'] }, { address: 'john_smith@ocs.com' }]);
      same(outcome, { added: [bob, 'john_smith@ocs.com'], refused: [] }, 'not both were added');
      const list = { contacts: [{ address: bob, name: 'Bob <i>', groups: ['Team'] }, { address: 'john_smith@ocs.com', groups: [] }], requests: [] };
      same(await (await partOf(harness, 'ada', 'contacts')).read(), list, 'not what was added');
    },
  },
  {
    title: 'says of each who cannot be added why, and adds the others',
    async check(harness) {
      const contacts = await partOf(harness, 'ada', 'contacts'), { domain } = harness, bob = `bob@${domain}`;
      same(await contacts.add(added('ada', bob, `ada@${domain}`, `sip:bob@${domain}`, 'yahoo:ada', 'cy@corp.example')), {
        added: [bob, 'cy@corp.example'],
        refused: [
          { address: 'ada', reason: 'bad-address' }, { address: `ada@${domain}`, reason: 'self' }, { address: `sip:bob@${domain}`, reason: 'already' },
          { address: 'yahoo:ada', reason: 'blocked-by-policy' },
        ],
      }, 'not those were refused, or not for that');
      same((await contacts.add(added(bob))).refused, [{ address: bob, reason: 'already' }], 'somebody is on the list twice');
    },
  },
  {
    title: 'changes what somebody is called and where they belong, and takes people off the list',
    async check(harness) {
      const contacts = await partOf(harness, 'ada', 'contacts'), bob = `bob@${harness.domain}`;
      await contacts.add([{ address: bob, name: 'Bob', groups: ['Team'] }, { address: 'cy@corp.example' }]);
      await contacts.change(bob, { groups: ['Friends'] });
      same((await contacts.read()).contacts[0], { address: bob, name: 'Bob', groups: ['Friends'] }, 'what was not named has changed, or what was has not');
      await contacts.change(bob, { name: undefined });
      same((await contacts.read()).contacts[0], { address: bob, groups: ['Friends'] }, 'the name is still there');
      await contacts.remove([bob, 'nobody@corp.example']);
      same((await contacts.read()).contacts, [{ address: 'cy@corp.example', groups: [] }], 'not that one was removed');
      await failsWith('not-found', () => contacts.change(bob, { name: 'B' }), 'changing somebody who is not on the list');
      await failsWith('not-found', () => contacts.answer(bob, 'approve'), 'answering somebody who has not asked');
    },
  },
  {
    title: 'refuses names and groups that cannot be taken, in words, and adds nobody then',
    async check(harness) {
      const contacts = await partOf(harness, 'ada', 'contacts'), bob = `bob@${harness.domain}`, long = 'x'.repeat(65);
      same(await refusedBy(() => contacts.add([{ address: bob }, { address: 'cy@corp.example', name: long }]), 'a long name'), ['1.name too-long'], 'a long name');
      same((await contacts.read()).contacts, [], 'somebody was added');
      await contacts.add(added(bob));
      same(await refusedBy(() => contacts.change(bob, { name: long, groups: [7] as never }), 'a wrong change'), ['name too-long', 'groups.0 wrong-type'], 'a wrong change');
      same((await contacts.read()).contacts, [{ address: bob, groups: [] }], 'something of it was kept');
    },
  },
  {
    title: 'asks for leave where one has to ask, and waits until the person has answered; approved and denied look alike',
    async check(harness) {
      const [ada, bob, cy] = await Promise.all(['ada', 'bob', 'cy'].map(user => partOf(harness, user, 'contacts'))), { administration, domain } = harness;
      await administration.write('sharing', { approval: 'ask' }, 0);
      for (const asking of [bob!, cy!]) await asking.add(added(`ada@${domain}`));
      const contact = { address: `ada@${domain}`, groups: [] };
      for (const asking of [bob!, cy!]) same((await asking.read()).contacts, [{ ...contact, waiting: true }], 'it does not wait');
      same((await ada!.read()).requests.map(({ address }) => address).toSorted(), [`bob@${domain}`, `cy@${domain}`], 'not they have asked');
      await ada!.answer(`bob@${domain}`, 'approve');
      await ada!.answer(`cy@${domain}`, 'deny');
      same((await ada!.read()).requests, [], 'what was answered still waits');
      for (const asking of [bob!, cy!]) same((await asking.read()).contacts, [contact], 'it still waits');
    },
  },
  {
    title: 'asks nobody who is open to all, or who has one on their Allow list',
    async check(harness) {
      const bob = await partOf(harness, 'bob', 'contacts'), { administration, domain } = harness, people = ['ada', 'cy', 'dee'];
      await administration.write('sharing', { approval: 'ask' }, 0);
      await (await partOf(harness, 'ada', 'preferences')).write({ approval: 'open' });
      await (await partOf(harness, 'cy', 'preferences')).write({ allow: [`bob@${domain}`] });
      await bob.add(added(...people.map(user => `${user}@${domain}`)));
      same((await bob.read()).contacts.map(({ waiting = false }) => waiting), [false, false, true], 'not only the third was asked');
      for (const user of ['ada', 'cy']) same((await (await partOf(harness, user, 'contacts')).read()).requests, [], `${user} was asked`);
    },
  },
  {
    title: 'asks no more on behalf of somebody who has taken the person off the list, and keeps what was answered',
    async check(harness) {
      const [ada, bob] = await Promise.all([partOf(harness, 'ada', 'contacts'), partOf(harness, 'bob', 'contacts')]), { administration, domain } = harness;
      await administration.write('sharing', { approval: 'ask' }, 0);
      await bob.add(added(`ada@${domain}`));
      await bob.remove([`ada@${domain}`]);
      same((await ada.read()).requests, [], 'it was not withdrawn');
      await bob.add(added(`ada@${domain}`));
      await ada.answer(`bob@${domain}`, 'deny');
      await bob.remove([`ada@${domain}`]);
      await bob.add(added(`ada@${domain}`));
      same((await ada.read()).requests, [], 'who was denied could ask again');
    },
  },
  {
    title: 'gives nothing away of a block: to whom is blocked the list is what it is to others',
    async check(harness) {
      const { administration, domain } = harness, lists = await Promise.all(['bob', 'cy'].map(user => partOf(harness, user, 'contacts'))), ada = await partOf(harness, 'ada', 'preferences');
      await administration.write('sharing', { approval: 'ask', maxWatchers: 2 }, 0);
      await ada.write({ block: [`bob@${domain}`] });
      const seen: unknown[][] = [[], []];
      for (const [at, list] of lists.entries()) seen[at]!.push(await list.add(added(`ada@${domain}`)), (await list.read()).contacts);
      await (await partOf(harness, 'dee', 'contacts')).add(added(`ada@${domain}`));
      for (const [at, list] of lists.entries()) {
        await list.remove([`ada@${domain}`]);
        seen[at]!.push(await list.add(added(`ada@${domain}`)), (await list.read()).contacts);
      }
      same(seen[0], seen[1], 'who is blocked sees something else');
      holds(JSON.stringify(seen[0]).includes('waiting'), 'nobody waits at all');
      same((await (await partOf(harness, 'ada', 'contacts')).read()).requests.map(({ address }) => address), [`cy@${domain}`], 'who is blocked is shown, or who is not is missing');
    },
  },
  {
    title: 'tells who follows of their own list, and of who asks, until they leave',
    async check(harness) {
      const contacts = await partOf(harness, 'ada', 'contacts'), page = await partOf(harness, 'ada', 'contacts'), { administration, domain } = harness;
      await expectTold(harness, page, async () => contacts.add(added(`p${(await contacts.read()).contacts.length}@corp.example`)));
      await administration.write('sharing', { approval: 'ask' }, 0);
      let user = 0;
      await expectTold(harness, page, async () => (await partOf(harness, `user${user++}`, 'contacts')).add(added(`ada@${domain}`)));
    },
  },
];
