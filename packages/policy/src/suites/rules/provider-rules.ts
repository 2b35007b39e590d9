import type { Provider, ProviderDraft } from '@presence-elements/core';
import { sampleAgents, type AccountHarness } from '../account-harness.js';
import { holds, outcomeOf, same, show } from '../holds.js';
import type { Rule } from '../runner.js';
import { expectTold, partOf, refusedBy } from './whole-account.js';

const SECRET = 'hunter2-in-the-open';

/** A federated server as somebody fills it in. */
const draft = (more: Partial<ProviderDraft> = {}): ProviderDraft => ({
  kind: 'federated', name: 'OCS', routes: ['ocs.example'], allowed: true, verification: 'provider-verified', isPublic: false, supports: [], ...more,
});

const agent = (options: Readonly<Record<string, unknown>>): Partial<ProviderDraft> => ({ agent: { kind: 'sample', options } });

/** What somebody may fill in, and what is said of it. */
const wrong: readonly (readonly [change: Readonly<Record<string, unknown>>, ...problems: string[]])[] = [
  [{ kind: 'private' }, 'kind not-a-choice'],
  [{ name: ' ' }, 'name required'],
  [{ name: 'x'.repeat(65) }, 'name too-long'],
  [{ name: 'aol' }, 'name name-taken'],
  [{ routes: [] }, 'routes required'],
  [{ routes: ['ocs.example', 'not a route', 'http:'] }, 'routes.1 not-a-route', 'routes.2 not-a-route'],
  [{ routes: ['*'] }, 'routes.0 route-too-wide'],
  [{ routes: ['first.example'] }, 'routes.0 route-taken'],
  [{ kind: 'public', isPublic: true, routes: ['im:'] }, 'routes.0 route-too-wide'],
  [{ kind: 'enterprise', isPublic: true }, 'isPublic not-a-choice'],
  [{ allowed: 'yes' }, 'allowed wrong-type'],
  [{ verification: 'some' }, 'verification not-a-choice'],
  [{ supports: [7] }, 'supports.0 wrong-type'],
  [{ signIn: 'javascript:alert(1)' }, 'signIn not-a-page'],
  [{ signIn: 'http://login.example/' }, 'signIn not-a-page'],
  [{ signIn: '//login.example/' }, 'signIn not-a-page'],
  [{ signIn: '/\\login.example/' }, 'signIn not-a-page'],
  [{ agent: { kind: 'telepathy', options: {} } }, 'agent.kind unknown-agent'],
  [agent({ service: 'x', password: SECRET }), 'agent.options.password secret-in-text'],
  [agent({ service: 'x', password: { env: 'PATH' } }), 'agent.options.password secret-name'],
  [{ secret: SECRET }, 'secret unknown-field'],
];

async function named(harness: AccountHarness, name: string): Promise<Provider> {
  const { providers } = await (await partOf(harness, 'root', 'providers')).read(), provider = providers.find(each => each.name === name);
  holds(provider, `${name} is not on the list`);
  return provider;
}

export const providerRules: readonly Rule<AccountHarness>[] = [
  {
    title: 'shows the list of providers to administrators alone',
    async check(harness) {
      holds(!(await harness.account('ada')).providers, 'somebody who is no administrator has it');
      await partOf(harness, 'root', 'providers');
    },
  },
  {
    title: 'has MSN, AOL and Yahoo! on the list from the start, not enabled, and federation switched on',
    async check(harness) {
      const { providers, federation, agents } = await (await partOf(harness, 'root', 'providers')).read();
      const facts = ({ name, kind, allowed, isPublic, verification, active }: Provider): unknown => ({ name, kind, allowed, isPublic, verification, active });
      same(providers.map(facts), ['AOL', 'MSN', 'Yahoo!'].map(name => ({ name, kind: 'public', allowed: false, isPublic: true, verification: 'provider-verified', active: false })), 'not those three');
      holds(federation, 'federation is off');
      same(agents, sampleAgents, 'not the agents that there are');
    },
  },
  {
    title: 'adds, changes and removes providers; blocking keeps everything, and a removal can be undone',
    async check(harness) {
      const providers = await partOf(harness, 'root', 'providers');
      const added = await providers.add(draft({ routes: ['OCS.example', '*.Ocs.Example'], supports: ['av'], signIn: 'https://login.example/?to={back}', ...agent({ service: 'x', password: { env: 'PRESENCE_OCS' } }) }));
      same(await named(harness, 'OCS'), { ...added, routes: ['ocs.example', '*.ocs.example'] }, 'not what was added');
      const blocked = await providers.change(added.id, { allowed: false }, added.revision);
      same({ ...blocked, revision: 0 }, { ...added, allowed: false, revision: 0 }, 'blocking has changed more');
      holds(blocked.revision > added.revision, 'the revision has not risen');
      await providers.remove(added.id);
      same((await providers.read()).providers.length, 3, 'it is still there');
      same({ ...(await providers.restore(blocked)), revision: 0 }, { ...blocked, revision: 0 }, 'not the same is back');
      same((await named(harness, 'OCS')).id, added.id, 'it is back under another id');
    },
  },
  {
    title: 'lets what is listed from the start be changed, removed and put back as well',
    async check(harness) {
      const providers = await partOf(harness, 'root', 'providers'), msn = await named(harness, 'MSN');
      const allowed = await providers.change(msn.id, { allowed: true, verification: 'contacts-only' }, msn.revision);
      await providers.remove(msn.id);
      same((await providers.read()).providers.map(({ name }) => name), ['AOL', 'Yahoo!'], 'it was not removed');
      await providers.restore(allowed);
      same({ ...(await named(harness, 'MSN')), revision: 0 }, { ...msn, allowed: true, verification: 'contacts-only', revision: 0 }, 'not the same is back');
    },
  },
  {
    title: 'refuses what cannot be taken at each field, in words and without repeating a secret, and keeps everything as it was',
    async check(harness) {
      const providers = await partOf(harness, 'root', 'providers');
      await providers.add(draft({ name: 'First', routes: ['first.example'] }));
      const kept = await providers.add(draft()), before = await providers.read();
      for (const [change, ...problems] of wrong) {
        const what = JSON.stringify(change), isAdded = () => providers.add({ ...draft({ name: 'New', routes: ['new.example'] }), ...change });
        same(await refusedBy(isAdded, `${what}, added,`), problems, `${what}, added`);
        same(await refusedBy(() => providers.change(kept.id, change, kept.revision), `${what}, changed,`), problems, `${what}, changed`);
        const { error } = await outcomeOf(isAdded);
        holds(!show(error).includes(SECRET) && !JSON.stringify((error as { problems?: unknown }).problems).includes(SECRET), 'the refusal repeats a secret');
      }
      same(await providers.read(), before, 'something of what was refused was kept');
    },
  },
  {
    title: 'overwrites nothing that somebody else has changed meanwhile',
    async check(harness) {
      const [one, other] = await Promise.all([partOf(harness, 'root', 'providers'), partOf(harness, 'root', 'providers')]), { id, revision } = await one.add(draft());
      const outcomes = await Promise.all([one, other].map(page => outcomeOf(() => page.change(id, { verification: 'everyone' }, revision))));
      holds(outcomes.filter(({ error }) => error).length === 1, 'not exactly one of two changes was taken');
      same(await refusedBy(() => one.change(id, { name: 'Old' }, revision), 'an old revision'), ['conflict'], 'an old revision');
      await one.remove(id);
      same(await refusedBy(() => one.change(id, { name: 'Gone' }, revision + 1), 'one that is gone'), ['not-found'], 'one that is gone');
    },
  },
  {
    title: 'has one enterprise connection active of several, which then may have the same routes',
    async check(harness) {
      const providers = await partOf(harness, 'root', 'providers'), enterprise = draft({ kind: 'enterprise', name: 'Sametime', routes: ['corp.example'] });
      const first = await providers.add(enterprise), second = await providers.add({ ...enterprise, name: 'Lync' });
      same([first.active, second.active], [true, false], 'not the first one is active');
      await providers.activate(second.id);
      same([(await named(harness, 'Sametime')).active, (await named(harness, 'Lync')).active], [false, true], 'not the other one is active now');
      same(await refusedBy(() => providers.add(draft({ name: 'Third', routes: ['corp.example'] })), 'a route of the active connection'), ['routes.0 route-taken'], 'a route of the active connection');
      const { id } = await named(harness, 'AOL');
      same(await refusedBy(() => providers.activate(id), 'a public provider'), ['not-a-choice'], 'a public provider');
    },
  },
  {
    title: 'switches federation as a whole',
    async check(harness) {
      const providers = await partOf(harness, 'root', 'providers');
      await providers.setFederation(false);
      same([(await providers.read()).federation, (await harness.administration.read('federation')).value], [false, { enabled: false }], 'it is not off');
      await providers.setFederation(true);
      holds((await providers.read()).federation, 'it is not on again');
    },
  },
  {
    title: 'tries to reach a network before it is saved, and says in words how that went',
    async check(harness) {
      const providers = await partOf(harness, 'root', 'providers'), { id } = await named(harness, 'AOL');
      for (const what of [draft(), { id }]) {
        const { reached, message, milliseconds } = await providers.check(what);
        holds(typeof reached === 'boolean' && /\w/.test(message) && milliseconds >= 0, 'it says not how that went');
      }
      same(await refusedBy(() => providers.check(draft({ routes: ['not a route'] })), 'a wrong draft'), ['routes.0 not-a-route'], 'a wrong draft');
      holds((await providers.read()).providers.length === 3, 'trying it has saved it');
    },
  },
  {
    title: 'tells who follows of the list until they leave',
    async check(harness) {
      const providers = await partOf(harness, 'root', 'providers'), page = await partOf(harness, 'root', 'providers');
      let allowed = false;
      await expectTold(harness, page, async () => providers.change('yahoo', { allowed: (allowed = !allowed) }, (await named(harness, 'Yahoo!')).revision));
    },
  },
];
