import { describe, expect, it } from 'vitest';
import { administrationOperations } from './contract/administration-operations.js';
import { organised } from '../test/organised.js';

describe('what administrators do', () => {
  const calls = Object.entries(administrationOperations).flatMap(([path, methods]) => Object.keys(methods).map(method => [method.toUpperCase(), path.replace('{section}', 'sharing').replace('{id}', 'msn')] as const));

  it.each(calls)('is forbidden to everybody else, before what they sent is read: %s %s', async (method, path) => {
    const { as } = await organised();
    const { status, body } = await as('eve', 'moderator').call(method, path, { wrong: true, ...(/GET|DELETE/.test(method) ? {} : { body: 'no JSON' }) });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it('to a section is changed field by field, with the revision that was read', async () => {
    const { admin } = await organised(), path = '/settings/sections/sharing';
    const before = (await admin.call('GET', path)).body as unknown as { value: object; revision: number };
    const set = await admin.call('PATCH', path, { body: { revision: before.revision, change: { maxContacts: 200, temporary: { max: 5 } } } });
    expect(set.body).toMatchObject({ value: { maxContacts: 200, temporary: { max: 5 } } });
    const { revision } = set.body as unknown as { revision: number };
    const emptied = await admin.call('PATCH', path, { body: { revision, change: { maxContacts: null, temporary: { max: null } } } });
    expect((emptied.body as unknown as { value: object }).value).toEqual(before.value);
  });

  it('over what somebody else has just changed is a conflict', async () => {
    const { admin } = await organised(), change = () => admin.call('PATCH', '/settings/sections/messaging', { body: { revision: 0, change: { broadcast: false } } });
    expect((await change()).status).toBe(200);
    expect(await change()).toMatchObject({ status: 409, body: { errors: [{ code: 'conflict' }] } });
  });

  it('with a value that cannot be is refused at the field', async () => {
    const { admin } = await organised();
    for (const [section, change, path] of [['sharing', { maxContacts: -1 }, 'maxContacts'], ['sharing', { temporary: { ttl: 'soon' } }, 'temporary.ttl'], ['messaging', { enabled: 'yes' }, 'enabled'], ['access', { domains: ['no domain'] }, 'domains.0'], ['federation', { enabled: null }, 'enabled']] as const) {
      expect(await admin.call('PATCH', `/settings/sections/${section}`, { body: { revision: 0, change } })).toMatchObject({ status: 422, body: { errors: [{ path, message: expect.any(String) as string }] } });
    }
  });

  it('to a section that is none is not found', async () => {
    const { admin } = await organised();
    expect((await admin.call('GET', '/settings/sections/providers')).status).toBe(404);
    expect((await admin.call('PATCH', '/settings/sections/__proto__', { body: { revision: 0, change: {} } })).status).toBe(404);
  });

  it('is recorded: who, when, what, before and after, and can be leafed through', async () => {
    const { admin, clock } = await organised();
    for (const [revision, broadcast] of [false, true, false].entries()) await admin.call('PATCH', '/settings/sections/messaging', { body: { revision, change: { broadcast } } });
    const changes = async (query: string) => ((await admin.call('GET', `/settings/changes${query}`)).body as unknown as { items: { number: number; before: object; after: object }[] }).items;
    const [last, second] = await changes('?limit=2');
    expect(last).toMatchObject({ at: clock.now(), by: 'root', what: 'messaging-changed', target: 'messaging', before: { broadcast: true }, after: { broadcast: false } });
    expect((await changes(`?limit=2&before=${second!.number}`)).map(({ number }) => number)).toEqual([second!.number - 1]);
    for (const query of ['?limit=0', '?limit=1001', '?limit=x', '?before=-1']) expect((await admin.call('GET', `/settings/changes${query}`)).status).toBe(400);
  });

  it('is to authorise people, one by one', async () => {
    const { admin } = await organised();
    for (const user of ['grace', 'ada']) await admin.call('PATCH', '/settings/people', { body: { user, change: { federation: true } } });
    expect((await admin.call('GET', '/settings/people?limit=1')).body).toEqual({ items: [{ user: 'ada', federation: true, publicIm: false, remote: false }] });
    expect((await admin.call('GET', '/settings/people?after=ada')).body).toMatchObject({ items: [{ user: 'grace' }] });
  });

  it('is to name moderators of areas', async () => {
    const { admin } = await organised();
    await admin.call('PUT', '/settings/moderators', { body: { area: 'sales', moderators: ['ada'] } });
    expect((await admin.call('GET', '/settings/areas')).body).toEqual({ items: [{ area: 'sales', enabled: true, moderators: ['ada'] }] });
  });

  it('is to appoint and dismiss moderators one by one, whatever another does at the same time', async () => {
    const { admin } = await organised(), put = (moderators: object) => admin.call('PUT', '/settings/moderators', { body: { area: 'sales', moderators } });
    for (const step of [{ add: ['ada', 'bob'] }, { add: ['cy'], remove: ['ada'] }]) expect((await put(step)).status).toBe(200);
    expect((await admin.call('GET', '/settings/areas')).body).toMatchObject({ items: [{ moderators: ['bob', 'cy'] }] });
    expect(await put({ add: ['cy', 'no user'] })).toMatchObject({ status: 422, body: { errors: [{ path: 'moderators.add.1', code: 'not-found' }] } });
  });

  it('can be exported, and put back elsewhere', async () => {
    const one = await organised(), other = await organised();
    await one.admin.call('PATCH', '/settings/sections/messaging', { body: { revision: 0, change: { broadcast: false } } });
    await one.as('ada').call('PATCH', '/settings/me', { body: { displayName: 'Ada', block: ['eve@portal.example'] } });
    await other.as('ada').call('PATCH', '/settings/me', { body: { displayName: 'Ada L.' } });
    const exported = (await one.admin.call('GET', '/settings/export')).body;
    expect((await other.admin.call('POST', '/settings/import', { body: exported })).body).toEqual({ changed: expect.any(Number) as number });
    // What is people's own goes nowhere: whom they block least of all.
    expect(JSON.stringify(exported)).not.toMatch(/Ada|eve/);
    expect((await other.as('ada').call('GET', '/settings/me')).body).toMatchObject({ displayName: 'Ada L.' });
    expect((await other.admin.call('GET', '/settings/sections/messaging')).body).toMatchObject({ value: { broadcast: false } });
    expect((await other.admin.call('POST', '/settings/import', { body: { format: 'x' } })).status).toBe(422);
  });

  it('may be to import more than any page may send', async () => {
    const { admin } = await organised({ relay: { limits: { body: 1_000 } } }), exported = (await admin.call('GET', '/settings/export')).body;
    const body = { padding: 'x'.repeat(2_000), ...exported };
    expect((await admin.call('PATCH', '/settings/me', { wrong: true, body })).status).toBe(413);
    expect((await admin.call('POST', '/settings/import', { body })).status).toBe(200);
  });

  it('is told what is kept and cannot be used, and who was imported', async () => {
    const { admin } = await organised();
    expect((await admin.call('GET', '/settings/problems')).body).toEqual({ items: [] });
    expect((await admin.call('GET', '/settings/directory?limit=10')).body).toEqual({ items: [] });
  });
});
