import { memoryStore } from '@presence-elements/policy';
import { describe, expect, it } from 'vitest';
import { organised } from '../test/organised.js';
import { portal } from '../test/portal.js';

describe('what a relay keeps for a viewer', () => {
  it('is told at once: everybody has preferences, contacts and areas, administrators networks, too', async () => {
    const { as, admin } = await organised();
    const mine = { preferences: true, contacts: true, areas: true };
    expect((await as('ada').call('GET', '/settings/account')).body).toEqual({ ...mine, providers: false });
    expect((await admin.call('GET', '/settings/account')).body).toEqual({ ...mine, providers: true });
  });

  it('is nothing without an organisation: none of its calls is there, nor in the contract', async () => {
    const { as } = portal();
    for (const path of ['/settings/account', '/settings/me', '/settings/providers', '/contacts']) expect(await as('ada').call('GET', path)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const { paths, components } = (await as('ada').call('GET', '/openapi.json')).body as unknown as { paths: object; components: { schemas: object } };
    expect([...Object.keys(paths), ...Object.keys(components.schemas)].filter(name => /ontact|settings|rovider/.test(name))).toEqual([]);
  });

  it.each([
    ['GET', '/settings/account'], ['GET', '/settings/me'], ['PATCH', '/settings/me'], ['GET', '/settings/area?name=x'], ['PUT', '/settings/area'],
    ['GET', '/contacts'], ['POST', '/contacts'], ['GET', '/settings/providers'], ['GET', '/settings/export'],
  ])('is nobody’s who is not signed in: %s %s', async (method, path) => {
    const { as } = await organised({ relay: { authenticate: undefined } });
    expect(await as('').call(method, path, { wrong: true, ...(method === 'GET' ? {} : { body: 'no JSON' }) })).toMatchObject({ status: 401, body: { code: 'signed-out' } });
  });
});

describe('what cannot be kept', () => {
  it('is refused by us (500), and everything goes on as before', async () => {
    const kept = memoryStore(), full = new Error('/srv/secret is full');
    let room = false;
    const { as, admin, faults } = await organised({ store: { ...kept, commit: (...change) => (room ? kept.commit(...change) : Promise.reject(full)) } });
    const draft = { kind: 'federated', name: 'Partner', routes: ['partner.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [] };
    const changes = [
      [as('ada'), 'PATCH', '/settings/me', { noteFor: 'nobody' }], [as('ada'), 'POST', '/contacts', { contacts: [{ address: 'bob@portal.example' }] }],
      [admin, 'PUT', '/settings/federation', { enabled: false }], [admin, 'POST', '/settings/providers', draft],
    ] as const;
    for (const [person, method, path, body] of changes) {
      const { status, body: told } = await person.call(method, path, { body });
      expect([path, status, told.detail]).toEqual([path, 500, 'Something went wrong here; it has been logged.']);
    }
    expect(faults.map(String)).toEqual(changes.map(() => expect.stringContaining('/srv/secret is full') as string));
    expect((await as('ada').call('GET', '/settings/me')).body).toMatchObject({ noteFor: 'everyone' });
    room = true;
    for (const [person, method, path, body] of changes) expect((await person.call(method, path, { body })).status).toBeLessThan(300);
  });
});

describe('one’s preferences', () => {
  const usual = { noteFor: 'everyone', lastActiveFor: 'everyone', locationFor: 'everyone', sharing: 'organisation', approval: 'organisation', allow: [], block: [], onlyAllowedMayWrite: false };

  it('are one’s own: what is named changes, null empties, the rest stays', async () => {
    const { as } = await organised(), ada = as('ada');
    const before = (await ada.call('GET', '/settings/me')).body;
    expect(before).toMatchObject({ ...usual, lastActiveFor: expect.any(String) as string, signIns: [] });
    const changed = await ada.call('PATCH', '/settings/me', { body: { address: 'aim:ada', displayName: 'Ada', block: ['eve@portal.example'] } });
    expect([changed.status, changed.body]).toEqual([200, { ...before, address: 'aim:ada', displayName: 'Ada', block: ['eve@portal.example'] }]);
    await ada.call('PATCH', '/settings/me', { body: { address: null } });
    const { address: _, ...rest } = changed.body as { address?: string };
    expect((await ada.call('GET', '/settings/me')).body).toEqual(rest);
    expect((await as('grace').call('GET', '/settings/me')).body).toEqual(before);
  });

  it('that cannot be had are refused at the field, in words, and nothing is changed', async () => {
    const { as } = await organised(), ada = as('ada');
    const { status, headers, body } = await ada.call('PATCH', '/settings/me', { body: { address: 'no address', noteFor: 'nobody' } });
    expect([status, headers.get('content-type')]).toEqual([422, 'application/problem+json']);
    expect(body).toMatchObject({ code: 'agent-fault', errors: [{ path: 'address', code: 'not-an-address', message: expect.stringMatching(/\.$/) as string }] });
    expect((await ada.call('GET', '/settings/me')).body).toMatchObject({ noteFor: 'everyone' });
  });

  it('of another form are refused at the field, too, and what is no form as all requests are', async () => {
    const { as } = await organised();
    expect(await as('ada').call('PATCH', '/settings/me', { wrong: true, body: { noteFor: 'friends' } })).toMatchObject({ status: 422, body: { errors: [{ path: 'noteFor' }] } });
    expect((await as('ada').call('PATCH', '/settings/me', { wrong: true, body: [] })).status).toBe(400);
  });
});

describe('what was closed', () => {
  it.each([
    ['ada', 'PATCH', '/settings/me', { noteFor: 'nobody' }], ['ada', 'POST', '/contacts', { contacts: [{ address: 'bob@portal.example' }] }],
    ['ada', 'POST', '/access', { address: 'bob@portal.example' }], ['root', 'PUT', '/settings/federation', { enabled: false }], ['root', 'GET', '/settings/changes', undefined],
  ])('is out of service (503), and nobody’s fault: %s %s %s', async (user, method, path, body) => {
    const { as, organisation, faults } = await organised();
    organisation.close();
    expect(await as(user, ...(user === 'root' ? ['admin'] : [])).call(method, path, { ...(body && { body }) })).toMatchObject({ status: 503, body: { code: 'unreachable' } });
    expect(faults).toEqual([]);
  });
});

describe('an area of the portal', () => {
  it('can be read by everybody and switched by its moderators', async () => {
    const { as, admin } = await organised(), read = async (user: string) => (await as(user).call('GET', '/settings/area?name=sales%2F42')).body;
    await admin.call('PUT', '/settings/moderators', { body: { area: 'sales/42', moderators: ['ada'] } });
    expect([await read('ada'), await read('eve')]).toEqual([{ enabled: true, moderated: true }, { enabled: true, moderated: false }]);
    const body = { area: 'sales/42', enabled: false };
    expect(await as('eve').call('PUT', '/settings/area', { body })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await as('ada').call('PUT', '/settings/area', { body })).body).toEqual({ enabled: false, moderated: true });
    expect(await read('eve')).toEqual({ enabled: false, moderated: false });
  });

  it('has to be named', async () => {
    const { as } = await organised();
    expect((await as('ada').call('GET', '/settings/area')).status).toBe(400);
    expect((await as('ada').call('GET', '/settings/area?name=')).status).toBe(422);
  });
});
