import { factsOf } from '../src/index.js';
import { endOffices, ME, office } from './office.js';
import { lackingContracts, readContract } from './contract.js';

afterEach(endOffices);

describe('the published contract of Matrix', () => {
  if (lackingContracts) {
    it.skip(lackingContracts);
    return;
  }
  const strict = readContract(), tolerant = readContract({ tolerant: true });

  it('accepts its own examples, which the agent reads', () => {
    expect([strict.event(strict.examples.event), strict.status('get', 200, strict.examples.status), strict.putStatus(strict.examples.put)]).toEqual([undefined, undefined, undefined]);
    expect(factsOf((strict.examples.event as { content: unknown }).content, 1_790_000_000_000)).toEqual({ availability: 'online', idle: true, note: { text: 'Making cupcakes' }, lastActiveAt: 1_790_000_000_000 - 2_478_593, confidence: 'confirmed' });
    expect(factsOf(strict.examples.status, 1_790_000_000_000)).toMatchObject({ availability: 'away', idle: true });
  });

  it('refuses what is no presence, and busy but in the copy that knows MSC3026', () => {
    for (const body of [{}, { presence: 'here' }, { presence: 'online', status_msg: null }, []]) expect(strict.putStatus(body), JSON.stringify(body)).toBeDefined();
    for (const body of [{ presence: 'here' }, { presence: 'online', last_active_ago: 'now' }, { presence: 'online', currently_active: 1 }]) expect(strict.status('get', 200, body)).toBeDefined();
    expect(strict.status('get', 200, { presence: 'online', status_msg: null })).toBeUndefined();
    expect([strict.status('get', 418, {}), strict.error({}), strict.limit({ errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: '5' }), strict.event({ type: 'm.presence', content: { presence: 'online' } })].every(wrong => wrong !== undefined)).toBe(true);
    const busy = { presence: 'org.matrix.msc3026.busy' }, event = { type: 'm.presence', sender: ME, content: busy };
    expect([strict.putStatus(busy), strict.status('get', 200, busy), strict.event(event)].every(wrong => wrong !== undefined)).toBe(true);
    expect([tolerant.putStatus(busy), tolerant.status('get', 200, busy), tolerant.event(event)]).toEqual([undefined, undefined, undefined]);
  });

  it('is what the local homeserver holds requests to', async () => {
    const server = await office();
    const put = (body: object): Promise<Response> => fetch(`${server.url}/_matrix/client/v3/presence/${encodeURIComponent(ME)}/status`, { method: 'PUT', headers: { authorization: 'Bearer secret' }, body: JSON.stringify(body) });
    expect((await put({ presence: 'org.matrix.msc3026.busy' })).status).toBe(400);
    expect((await put({ presence: 'online', mood: 'fine' })).status).toBe(200);
    expect(server.violations.splice(0)).toHaveLength(2);
  });
});
