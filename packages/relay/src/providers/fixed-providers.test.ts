import type { Provider } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { fakeKind, installed } from '../../test/fake-kinds.js';
import { parseConfig } from '../config/parse-config.js';
import { dealtWith, fixedProviders } from './fixed-providers.js';

const networks = async () => (await parseConfig(JSON.stringify({ networks: [
  { name: 'office', kind: 'xmpp', routes: ['corp.example'], as: 'enterprise', options: { server: 'wss://x', password: { env: 'PW' } } },
  { name: 'aim', kind: 'xmpp', routes: ['aim:'], as: 'public', options: { server: 'wss://y' } },
  { name: 'partner', kind: 'xmpp', routes: ['partner.example'], options: { server: 'wss://z' } },
  { name: 'old', kind: 'xmpp', routes: ['old.example'], enabled: false, options: { server: 'wss://old' } },
] }), { env: { PW: 'hunter2' }, importModule: installed(fakeKind('xmpp')) })).networks;

describe('the networks of an operator’s file', () => {
  it('are providers, those that are enabled; of their options nothing is told', async () => {
    const fixed = fixedProviders(await networks());
    expect(fixed.map(({ id, kind, name, isPublic }) => [id, kind, name, isPublic])).toEqual([
      ['config:office', 'enterprise', 'office', false], ['config:aim', 'public', 'aim', true], ['config:partner', 'federated', 'partner', false],
    ]);
    expect(fixed[0]).toMatchObject({ routes: ['corp.example'], agent: { kind: 'xmpp', options: {} }, allowed: true, verification: 'provider-verified' });
  });

  it('are asked only as far as the organisation deals with them', async () => {
    const all = await networks(), provider = (change: Partial<Provider>): Provider => ({ ...fixedProviders(all)[2]!, revision: 0, active: false, fixed: true, ...change });
    const asked = (providers: readonly Provider[], enabled = true) => dealtWith(all, { facts: { settings: { providers, federation: { enabled } } } as never }).map(({ name }) => name);
    expect(asked([])).toEqual(['office', 'aim', 'partner', 'old']);
    expect(asked([provider({ allowed: false })])).toEqual(['office', 'aim', 'old']);
    expect(asked([provider({}), provider({ id: 'config:office', kind: 'enterprise' })], false)).toEqual(['aim', 'old']);
  });
});
