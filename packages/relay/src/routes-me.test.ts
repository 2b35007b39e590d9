import { describe, expect, it } from 'vitest';
import { organised } from '../test/organised.js';
import { NOON, portal, type Person } from '../test/portal.js';

const ADA = 'ada@portal.example';

async function setUp() {
  const place = portal({ knows: () => true });
  await place.clock.advance(90_000);
  const stateOf = async (viewer: Person = place.as('alan')) => {
    place.relay.registry.refresh();
    await place.clock.advance(60_000 - (place.clock.now() % 60_000));
    const answer = viewer.call('POST', '/query', { body: { addresses: [ADA] } });
    await place.clock.advance(10);
    return (await answer).body.items![0]!;
  };
  return { ...place, stateOf };
}

describe('my own presence', () => {
  it('is online while a page of mine says so', async () => {
    const { as, stateOf } = await setUp();
    expect((await as('ada').call('POST', '/me/alive', { body: { active: true } })).status).toBe(204);
    expect((await stateOf()).availability).toBe('online');
  });

  it('is what I set, answered as it was really set', async () => {
    const { as, stateOf } = await setUp();
    const own = { availability: 'dnd', note: { text: 'Deep in thought', emoji: '🧠', lang: 'en' }, activities: [{ kind: 'focusing' }], expiresAt: NOON + 3_600_000 };
    expect(await as('ada').call('PUT', '/me', { body: own })).toMatchObject({ status: 200, body: own });
    expect((await as('ada').call('GET', '/me')).body).toEqual(own);
    expect(await stateOf()).toMatchObject({ availability: 'dnd', note: { text: 'Deep in thought', emoji: '🧠', lang: 'en' }, activities: [{ kind: 'focusing' }] });
  });

  it('is as before when I withdraw what I set', async () => {
    const { as, stateOf } = await setUp();
    await as('ada').call('POST', '/me/alive', { body: { active: true } });
    await as('ada').call('PUT', '/me', { body: { availability: 'dnd', note: { text: 'x' } } });
    expect((await as('ada').call('DELETE', '/me')).status).toBe(204);
    expect((await as('ada').call('GET', '/me')).body).toEqual({});
    const { availability, note } = await stateOf();
    expect([availability, note]).toEqual(['online', undefined]);
  });

  it('is told to nobody but me when I am invisible', async () => {
    const { as, stateOf } = await setUp();
    await as('ada').call('PUT', '/me', { body: { availability: 'invisible', note: { text: 'psst' } } });
    expect((await as('ada').call('GET', '/me')).body.availability).toBe('invisible');
    expect((await as('alan').call('GET', '/me')).body).toEqual({});
    expect(JSON.stringify(await stateOf())).not.toMatch(/invisible|psst/);
  });

  it.each([
    [{ availability: 'unknown' }, 'availability'], [{ availability: 3 }, 'availability'], [{ note: 'text' }, 'note'],
    [{ note: { text: 'x'.repeat(20_001) } }, 'note/text'], [{ expiresAt: 'tomorrow' }, 'expiresAt'], [[], 'object'], [null, 'object'],
  ])('is not set by %j', async (body, where) => {
    const { as } = await setUp();
    const answer = await as('ada').call('PUT', '/me', { body, wrong: true });
    expect([answer.status, answer.body.detail]).toEqual([400, expect.stringContaining(where)]);
  });

  it('is hostile text to everybody else, and stays text', async () => {
    const { as, stateOf } = await setUp();
    const text = '<img onerror=alert(1)>\u202E\u0000\uD800\n\ndata: {"items":[]}';
    await as('ada').call('PUT', '/me', { body: { availability: 'online', note: { text } } });
    expect((await stateOf()).note!.text).toBe(text);
  });

  it('cannot be set by somebody unknown', async () => {
    const { as } = portal({ authenticate: undefined });
    for (const [method, path, body] of [['PUT', '/me', {}], ['DELETE', '/me', undefined], ['GET', '/me', undefined], ['POST', '/me/alive', { active: true }]] as const) {
      expect(await as('').call(method, path, { body })).toMatchObject({ status: 401, body: { code: 'signed-out' } });
    }
  });

  it('cannot be set by somebody from outside the organisation who has my id', async () => {
    const { admin: { client } } = await organised({ relay: { authenticate: () => ({ id: 'ada', address: 'ada@partner.example' }) } });
    for (const [method, path, body] of [['PUT', '/me', { availability: 'dnd' }], ['GET', '/me', undefined], ['POST', '/me/alive', { active: true }]] as const) {
      expect(await client.call(method, path, { body })).toMatchObject({ status: 404, body: { code: 'no-agent' } });
    }
  });

  it('cannot be set by one who has no address here', async () => {
    const { as } = portal({ authenticate: () => ({ id: 'not an address' }) });
    expect(await as('').call('PUT', '/me', { body: {} })).toMatchObject({ status: 404, body: { code: 'no-agent' } });
  });
});
