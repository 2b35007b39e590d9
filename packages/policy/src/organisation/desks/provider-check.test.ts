import type { FieldProblem, Provider, ProviderDraft } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { sampleAgents } from '../../suites/account-harness.js';
import { Findings } from '../fields/settings-error.js';
import type { OfficeOptions } from '../office.js';
import { checkAgent, checkAmongOthers, checkRoutes } from './provider-check.js';

const provider = (id: string, more: Partial<Provider> = {}): Provider =>
  ({ id, kind: 'federated', name: id, routes: [`${id}.example`], allowed: true, verification: 'everyone', isPublic: false, supports: [], revision: 1, active: false, ...more });

const codesOf = (run: (found: Findings) => void): readonly string[] => {
  const found = new Findings();
  run(found);
  return found.problems.map(({ path, code }) => `${path} ${code}`);
};

describe('a provider among others', () => {
  it.each<[string, Partial<Provider>, Partial<Provider>, readonly string[]]>([
    ['of another name and route', {}, {}, []],
    ['of the same name', { name: 'OTHER' }, {}, ['name name-taken']],
    ['of the same route, both allowed', { routes: ['x.example', 'other.example'] }, {}, ['routes.1 route-taken']],
    ['of the same route, itself not allowed', { routes: ['other.example'], allowed: false }, {}, []],
    ['of the same route, the other not allowed', { routes: ['other.example'] }, { allowed: false }, []],
    ['of the same route, the other an idle connection', { routes: ['other.example'] }, { kind: 'enterprise' }, []],
    ['of the same route, the other the active connection', { routes: ['other.example'] }, { kind: 'enterprise', active: true }, ['routes.0 route-taken']],
    ['of the same route, itself an idle connection', { kind: 'enterprise', routes: ['other.example'] }, {}, []],
    ['of the same route, itself the active connection', { kind: 'enterprise', active: true, routes: ['other.example'] }, {}, ['routes.0 route-taken']],
    ['that takes the portal’s own people', { routes: ['portal.example'], allowed: false }, {}, ['routes.0 route-taken']],
    ['with a wider route', { routes: ['*.example'] }, {}, []],
  ])('%s', (_what, own, other, problems) => {
    expect(codesOf(found => checkAmongOthers([provider('other', other)], provider('own', own), 'portal.example', found))).toEqual(problems);
  });

  it('may be told of at another field', () => {
    expect(codesOf(found => checkRoutes([provider('other')], provider('own', { routes: ['other.example'] }), 'portal.example', found, 'allowed'))).toEqual(['allowed route-taken']);
  });
});

describe('the agent of a provider', () => {
  const draft = (agent?: ProviderDraft['agent']): ProviderDraft => ({ kind: 'federated', name: 'x', routes: ['x.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [], agent });
  const options = (more: Partial<OfficeOptions> = {}): OfficeOptions => ({ domain: 'portal.example', agents: sampleAgents, id: () => '', now: () => 0, ...more });

  async function problems(agent: ProviderDraft['agent'], more?: Partial<OfficeOptions>): Promise<readonly FieldProblem[]> {
    const found = new Findings();
    await checkAgent(options(more), draft(agent), found);
    return found.problems;
  }

  it('need not be there, and is one of those that there are', async () => {
    expect(await problems(undefined, { agents: [] })).toEqual([]);
    expect(await problems({ kind: 'telepathy', options: {} })).toEqual([{ path: 'agent.kind', code: 'unknown-agent', message: 'Choose one of sample.' }]);
    expect(await problems({ kind: 'sample', options: {} }, { agents: undefined })).toMatchObject([{ code: 'unknown-agent', message: 'There are no kinds of agent to choose from here.' }]);
  });

  it('says itself what is wrong with its options, once its secrets are no secrets', async () => {
    const asked: unknown[] = [], own: FieldProblem = { path: 'agent.options.service', code: 'required', message: 'Where is it?' };
    const checkAgent = async (agent: unknown) => (asked.push(agent), [own]);
    expect(await problems({ kind: 'sample', options: { password: 'hunter2' } }, { checkAgent })).toMatchObject([{ code: 'secret-in-text' }]);
    expect(asked).toEqual([]);
    expect(await problems({ kind: 'sample', options: { password: { env: 'PRESENCE_X' } } }, { checkAgent })).toEqual([own]);
    expect(await problems({ kind: 'sample', options: { password: { env: 'ACME_X' } } }, { checkAgent: () => [], secretPrefix: 'ACME_' })).toEqual([]);
  });
});
