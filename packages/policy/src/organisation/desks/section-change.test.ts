import { describe, expect, it } from 'vitest';
import { portal } from '../../../fixtures/portal.js';
import { defaultSections } from '../fields/section-fields.js';

describe('a section of the settings', () => {
  it('is changed field by field, also in its parts, and written down', async () => {
    const { administration, organisation } = await portal(), before = defaultSections.sharing;
    expect(await administration.read('sharing')).toEqual({ revision: 0, value: before });
    const value = { ...before, maxContacts: 200, temporary: { enabled: true, ttl: 5_000 } };
    expect(await administration.write('sharing', { maxContacts: 200, temporary: { ttl: 5_000 } }, 0)).toEqual({ revision: 1, value });
    expect(organisation.facts.settings.sharing).toEqual(value);
    expect(await administration.write('sharing', { maxContacts: undefined }, 1)).toEqual({ revision: 2, value: { ...before, temporary: value.temporary } });
    expect((await administration.changes()).map(({ by, what, target, before: was, after }) => ({ by, what, target, was, after }))).toEqual([
      { by: 'root', what: 'sharing-changed', target: 'sharing', was: value, after: { ...before, temporary: value.temporary } }, { by: 'root', what: 'sharing-changed', target: 'sharing', was: before, after: value },
    ]);
  });

  it('is overwritten by nobody who knows an older one, and unchanged by who changes nothing', async () => {
    const { administration } = await portal();
    expect((await administration.write('messaging', { history: true }, 0)).revision).toBe(0);
    await administration.write('messaging', { history: false }, 0);
    await expect(administration.write('messaging', { broadcast: false }, 0)).rejects.toMatchObject({ problems: [{ path: '', code: 'conflict' }] });
    expect(await administration.changes()).toHaveLength(1);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['sharing', { maxContacts: 0, temporary: { ttl: 1 }, colour: 'red' }, ['colour unknown-field', 'maxContacts too-small', 'temporary.ttl too-small']],
    ['access', { federated: 'all', domains: ['corp'] }, ['federated not-a-choice', 'domains.0 not-a-domain']], ['messaging', 'off', [' wrong-type']], ['federation', { enabled: undefined }, ['enabled required']],
    ['colours', {}, ['section unknown-section']], ['__proto__', {}, ['section unknown-section']],
  ])('%s cannot be %j', async (section, change, problems) => {
    const { administration, organisation } = await portal(), before = organisation.facts.settings;
    const refused = await administration.write(section as 'sharing', change as object, 0).catch((error: unknown) => error as { problems: readonly { path: string; code: string }[] });
    expect('problems' in refused && refused.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(problems);
    expect(organisation.facts.settings).toBe(before);
  });
});
