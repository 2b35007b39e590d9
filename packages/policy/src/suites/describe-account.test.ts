import type { PresenceAccount, ProviderList, SettingsRefusal } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { openOrganisation } from '../organisation/open-organisation.js';
import { memoryStore } from '../store/memory-store.js';
import { sampleAgents, type AccountHarness } from './account-harness.js';
import { describeAccount } from './describe-account.js';
import { outcomeOf } from './holds.js';

async function harness(): Promise<AccountHarness> {
  const organisation = await openOrganisation(memoryStore(), { domain: 'portal.example', agents: sampleAgents, now: () => 1_000 });
  return {
    domain: 'portal.example',
    account: user => organisation.account({ id: user, roles: user === 'root' ? ['admin'] : [] }),
    administration: organisation.administration({ id: 'root', roles: ['admin'] }),
    close: () => organisation.close(),
  };
}

describeAccount('the account of an organisation', harness, { describe, it });

type Mistake = (account: PresenceAccount, user: string) => PresenceAccount;

/** The titles of the rules that an account with a mistake breaks. */
async function brokenBy(mistake: Mistake): Promise<readonly string[]> {
  const tests = new Map<string, () => Promise<void>>(), broken: string[] = [];
  const make = async (): Promise<AccountHarness> => {
    const whole = await harness();
    return { ...whole, account: async user => mistake(await whole.account(user), user) };
  };
  describeAccount('it', make, { describe: (_name, body) => body(), it: (title, body) => void tests.set(title, body) });
  for (const [title, run] of tests) await run().catch(() => broken.push(title));
  return broken;
}

/** One part of an account, done differently. */
const part = <Part extends keyof PresenceAccount>(name: Part, change: (kept: NonNullable<PresenceAccount[Part]>) => Partial<NonNullable<PresenceAccount[Part]>>): Mistake => account => {
  const kept = account[name];
  if (!kept) return account;
  const methods = Object.fromEntries(['read', 'write', 'add', 'change', 'remove', 'restore', 'answer', 'activate', 'setFederation', 'check', 'follow']
    .flatMap(method => (method in kept ? [[method, (kept as unknown as Record<string, (...args: unknown[]) => unknown>)[method]!.bind(kept)]] : [])));
  return { ...account, [name]: { ...methods, ...change(kept) } };
};

describe('the suite for accounts', () => {
  it.each<[string, string, Mistake]>([
    ['empties a field that is given as undefined, or as an empty text', 'takes undefined for nothing',
      part('preferences', kept => ({ write: change => kept.write(JSON.parse(JSON.stringify(change)) as object) }))],
    ['refuses what cannot be taken at each field, in words, and keeps everything as it was', 'names no field',
      part('preferences', kept => ({ write: change => kept.write(change).catch(() => Promise.reject(new Error('no'))) }))],
    ['tells who follows of their own preferences until they leave', 'tells nobody', part('preferences', () => ({ follow: () => () => undefined }))],
    ['tells who follows of their own preferences until they leave', 'lets nobody leave', part('preferences', kept => ({ follow: changed => (kept.follow!(changed), () => undefined) }))],
    ['says of each who cannot be added why, and adds the others', 'adds all or nobody', part('contacts', kept => ({
      add: async contacts => {
        const outcome = await kept.add(contacts);
        if (outcome.refused.length) await kept.remove(outcome.added);
        return outcome;
      },
    }))],
    ['never goes over the limit, however many add at once', 'looks at the limit before it adds', part('contacts', kept => ({
      add: async contacts => {
        const { contacts: { length }, limit = Infinity } = await kept.read();
        await kept.add(contacts);
        return { added: contacts.slice(0, limit - length).map(({ address }) => address), refused: [] };
      },
    }))],
    ['gives nothing away of a block: to whom is blocked the list is what it is to others', 'adds nobody who blocks one',
      (account, user) => (user === 'bob' ? part('contacts', () => ({ add: async () => ({ added: [], refused: [] }) }))(account, user) : account)],
    ['asks for leave where one has to ask, and waits until the person has answered; approved and denied look alike', 'goes on waiting', part('contacts', kept => ({
      read: async () => {
        const { contacts, requests } = await kept.read();
        return { requests, contacts: contacts.map(contact => ({ ...contact, waiting: true })) };
      },
    }))],
    ['shows the list of providers to administrators alone', 'shows it to all', account => ({ ...account, providers: account.providers ?? ({} as ProviderList) })],
    ['overwrites nothing that somebody else has changed meanwhile', 'overwrites', part('providers', kept => ({
      change: async (id, change) => kept.change(id, change, (await kept.read()).providers.find(each => each.id === id)?.revision ?? 0),
    }))],
    ['refuses what cannot be taken at each field, in words and without repeating a secret, and keeps everything as it was', 'repeats a secret', part('providers', kept => ({
      add: async draft => {
        const { value, error } = await outcomeOf(() => kept.add(draft));
        if (value) return value;
        throw Object.assign(error as SettingsRefusal, { problems: (error as SettingsRefusal).problems.map(problem => ({ ...problem, message: JSON.stringify(draft) })) });
      },
    }))],
    ['adds, changes and removes providers; blocking keeps everything, and a removal can be undone', 'restores under another id',
      part('providers', kept => ({ restore: ({ id: _id, revision: _revision, active: _active, ...draft }) => kept.add(draft) }))],
    ['lets an area’s moderators and administrators switch it, and nobody else', 'swallows that one may not',
      part('areas', kept => ({ write: (area, enabled) => kept.write(area, enabled).catch(() => kept.read(area)) }))],
  ])('finds one that does not what "%s" says: it %s', async (title, _what, mistake) => {
    expect(await brokenBy(mistake)).toContain(title);
  });
});
