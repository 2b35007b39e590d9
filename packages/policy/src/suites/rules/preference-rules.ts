import type { PreferencesChange } from '@presence-elements/core';
import type { AccountHarness } from '../account-harness.js';
import { holds, same } from '../holds.js';
import type { Rule } from '../runner.js';
import { expectTold, partOf, refusedBy } from './whole-account.js';

const unset = {
  noteFor: 'everyone', lastActiveFor: 'everyone', locationFor: 'everyone', sharing: 'organisation', approval: 'organisation', allow: [], block: [], onlyAllowedMayWrite: false,
  signIns: [], mayOverride: true,
};

/** What somebody may send, and what is said of it. */
const wrong: readonly (readonly [change: unknown, ...problems: string[]])[] = [
  [{ address: 'ada' }, 'address not-an-address'],
  [{ address: 'javascript:alert(1)' }, 'address not-an-address'],
  [{ address: 7 }, 'address not-an-address'],
  [{ displayName: 'x'.repeat(65) }, 'displayName too-long'],
  [{ displayName: {} }, 'displayName wrong-type'],
  [{ noteFor: 'friends' }, 'noteFor not-a-choice'],
  [{ sharing: true, approval: 'maybe' }, 'sharing not-a-choice', 'approval not-a-choice'],
  [{ onlyAllowedMayWrite: 'yes' }, 'onlyAllowedMayWrite wrong-type'],
  [{ allow: ['ada@corp.example', 'not an address'] }, 'allow.1 not-an-address'],
  [{ block: 'corp.example' }, 'block wrong-type'],
  [{ block: Array.from({ length: 1_001 }, (_, at) => `p${at}@corp.example`) }, 'block too-many'],
  [{ allow: { add: ['eve', 'corp.example'], remove: 7, clear: true } }, 'allow.clear unknown-field', 'allow.add.0 not-an-address', 'allow.remove wrong-type'],
  [{ isAdmin: true }, 'isAdmin unknown-field'],
];

export const preferenceRules: readonly Rule<AccountHarness>[] = [
  {
    title: 'gives what nobody has said anything about',
    async check(harness) {
      same(await (await partOf(harness, 'ada', 'preferences')).read(), unset, 'not what holds from the start');
    },
  },
  {
    title: 'keeps what is named, in its normal form, and leaves the rest',
    async check(harness) {
      const preferences = await partOf(harness, 'ada', 'preferences');
      await preferences.write({ noteFor: 'contacts', block: ['Eve@Corp.Example', 'xmpp:mallory@corp.example', 'spam.example', 'eve@corp.example'] });
      const kept = { ...unset, noteFor: 'contacts', block: ['eve@corp.example', 'xmpp:mallory@corp.example', 'spam.example'], address: 'yahoo:ada', displayName: 'Ada <b>"L"' };
      same(await preferences.write({ address: ' Yahoo:Ada ', displayName: ' Ada <b>"L" ' }), kept, 'not what was written is answered');
      same(await (await partOf(harness, 'ada', 'preferences')).read(), kept, 'not what was written is kept');
      same(await (await partOf(harness, 'bob', 'preferences')).read(), unset, 'somebody else’s preferences were changed');
    },
  },
  {
    title: 'changes a list step by step, so that two pages that add somebody at once lose neither',
    async check(harness) {
      const pages = await Promise.all([partOf(harness, 'ada', 'preferences'), partOf(harness, 'ada', 'preferences')]), [page] = pages;
      await page.write({ block: ['eve@corp.example', 'spam.example'] });
      await Promise.all(pages.map((each, at) => each.write({ block: { add: [`Mallory${at}@corp.example`], remove: ['Eve@Corp.Example'] } })));
      const { block } = await page.read();
      same([...block].sort(), ['mallory0@corp.example', 'mallory1@corp.example', 'spam.example'], 'a step was lost');
      same((await page.write({ block: { add: ['spam.example'], remove: ['nobody.example'] } })).block, block, 'a step that changes nothing changed something');
    },
  },
  {
    title: 'empties a field that is given as undefined, or as an empty text',
    async check(harness) {
      const preferences = await partOf(harness, 'ada', 'preferences');
      await preferences.write({ address: 'yahoo:ada', displayName: 'Ada', noteFor: 'nobody' });
      same(await preferences.write({ address: undefined, displayName: ' ' } satisfies PreferencesChange), { ...unset, noteFor: 'nobody' }, 'they are still there');
    },
  },
  {
    title: 'refuses what cannot be taken at each field, in words, and keeps everything as it was',
    async check(harness) {
      const preferences = await partOf(harness, 'ada', 'preferences');
      const before = await preferences.write({ address: 'yahoo:ada', allow: ['corp.example'] });
      for (const [change, ...problems] of wrong) {
        const what = JSON.stringify(change).slice(0, 80);
        same(await refusedBy(() => preferences.write({ noteFor: 'nobody', ...(change as object) }), what), problems, what);
      }
      same(await preferences.read(), before, 'something of what was refused was kept');
    },
  },
  {
    title: 'lets nobody pass for somebody else',
    async check(harness) {
      const [ada, bob] = await Promise.all([partOf(harness, 'ada', 'preferences'), partOf(harness, 'bob', 'preferences')]), { domain } = harness;
      await ada.write({ address: 'ada@yahoo.example' });
      for (const address of ['ada@yahoo.example', 'xmpp:Ada@Yahoo.Example', `ada@${domain}`, `sip:ada@${domain}`]) {
        same(await refusedBy(() => bob.write({ address }), address), ['address address-taken'], address);
      }
      same(await refusedBy(() => bob.write({ address: `bob@${domain}` }), 'one’s own address'), ['address own-address'], 'one’s own address here');
      await ada.write({ address: undefined });
      holds((await bob.write({ address: 'ada@yahoo.example' })).address, 'an address that was given up is still taken');
    },
  },
  {
    title: 'lets people differ from the organisation only where it lets them',
    async check(harness) {
      const preferences = await partOf(harness, 'ada', 'preferences'), { administration } = harness;
      await preferences.write({ sharing: 'off' });
      await administration.write('sharing', { mayOverride: false }, (await administration.read('sharing')).revision);
      same(await refusedBy(() => preferences.write({ sharing: 'on', approval: 'ask' }), 'an override'), ['sharing not-allowed', 'approval not-allowed'], 'an override');
      same(await preferences.write({ sharing: 'organisation' }), { ...unset, mayOverride: false }, 'one cannot go back to what holds for all');
    },
  },
  {
    title: 'offers to sign in where a provider that is allowed says where',
    async check(harness) {
      const providers = await partOf(harness, 'root', 'providers'), preferences = await partOf(harness, 'ada', 'preferences');
      const [aol] = (await providers.read()).providers.filter(({ name }) => name === 'AOL');
      const changed = await providers.change(aol!.id, { signIn: '/sign-in/aol?return={back}' }, aol!.revision);
      same((await preferences.read()).signIns, [], 'a provider that is not allowed');
      await providers.change(aol!.id, { allowed: true }, changed.revision);
      same((await preferences.read()).signIns, [{ provider: aol!.id, name: 'AOL', url: '/sign-in/aol?return={back}' }], 'a provider that is allowed');
    },
  },
  {
    title: 'tells who follows of their own preferences until they leave',
    async check(harness) {
      const preferences = await partOf(harness, 'ada', 'preferences'), page = await partOf(harness, 'ada', 'preferences');
      let note: 'nobody' | 'contacts' = 'contacts';
      await expectTold(harness, page, () => preferences.write({ noteFor: (note = note === 'nobody' ? 'contacts' : 'nobody') }));
    },
  },
];
