import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { portal } from '../test/portal.js';

describe('a query', () => {
  it('answers one item for every address asked, in order, with the relay’s time', async () => {
    const { clock, relay, as } = portal();
    relay.network.alive({ id: 'ada' }, true);
    const addresses = ['x@elsewhere.example', 'ada@portal.example', 'no address', 'ada@portal.example', 'alan@portal.example'];
    const answer = as('alan').call('POST', '/query', { body: { addresses } });
    await clock.advance(10);
    const { status, body } = await answer;
    expect(status).toBe(200);
    expect(Math.abs(body.now! - clock.now())).toBeLessThanOrEqual(10);
    expect(body.items!.map(item => [item.address, item.problem ?? item.availability])).toEqual([
      ['x@elsewhere.example', 'no-agent'], ['ada@portal.example', 'online'], ['no address', 'bad-address'], ['ada@portal.example', 'online'], ['alan@portal.example', 'pending'],
    ]);
  });

  it('answers under the normal form by which a page knows the address', async () => {
    const { clock, as } = portal();
    const answer = as('alan').call('POST', '/query', { body: { addresses: ['mailto:Ada@Portal.example'] } });
    await clock.advance(10);
    expect((await answer).body.items![0]!.address).toBe('ada@portal.example');
  });

  it('asks each network once, however many addresses there are', async () => {
    const { clock, relay, as } = portal();
    const queries: number[] = [];
    relay.registry.subscribe(event => { if (event.type === 'query') queries.push(event.addresses); });
    const addresses = Array.from({ length: 1000 }, (_, index) => `user${index}@portal.example`);
    const answer = as('ada').call('POST', '/query', { body: { addresses } });
    await clock.advance(10);
    expect((await answer).body.items).toHaveLength(1000);
    expect(queries).toEqual([1000]);
  });

  it('of nobody is answered with nobody', async () => {
    const { as } = portal();
    expect((await as('ada').call('POST', '/query', { body: { addresses: [] } })).body.items).toEqual([]);
  });

  it('of more than a thousand is refused', async () => {
    const { as } = portal();
    const { status, body } = await as('ada').call('POST', '/query', { wrong: true, body: { addresses: Array.from({ length: 1001 }, () => 'a@b.example') } });
    expect(status).toBe(400);
    expect(body.detail).toContain('1000');
  });

  it('takes any text for an address without harm', async () => {
    const { clock, as } = portal();
    await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }), async addresses => {
      const answer = as('ada').call('POST', '/query', { body: { addresses } });
      await clock.advance(10);
      expect((await answer).body.items).toHaveLength(addresses.length);
    }), { numRuns: 50 });
  });
});
