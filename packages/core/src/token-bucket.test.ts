import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenBucket } from './token-bucket.js';

describe('a token bucket', () => {
  it('lets everything through where there is no limit', () => {
    const bucket = new TokenBucket();
    for (let n = 0; n < 10_000; n++) expect(bucket.take(0)).toBe(0);
  });

  it('gives as many tokens at once as it has, then says when there will be one', () => {
    const bucket = new TokenBucket({ requests: 2, per: 1_000 });
    expect([bucket.take(0), bucket.take(300), bucket.take(400)]).toEqual([0, 300, 1_000]);
  });

  it('gives a token again when it said it would, and not a millisecond sooner', () => {
    const bucket = new TokenBucket({ requests: 1, per: 1_000 });
    bucket.take(0);
    expect(bucket.take(999)).toBe(1_000);
    expect(bucket.take(1_000)).toBe(1_000);
    expect(bucket.take(1_001)).toBe(2_000);
  });

  it('is not emptied by asking in vain', () => {
    const bucket = new TokenBucket({ requests: 1, per: 100 });
    bucket.take(0);
    for (let now = 1; now < 100; now++) expect(bucket.take(now)).toBe(100);
    expect(bucket.take(100)).toBe(100);
  });

  it('does not starve when the clock is set back', () => {
    const bucket = new TokenBucket({ requests: 1, per: 1_000 });
    bucket.take(1_000_000);
    expect(bucket.take(5)).toBe(5);
  });

  it('gives nothing, for ever, where nothing is allowed', () => {
    const bucket = new TokenBucket({ requests: 0, per: 1_000 });
    expect([bucket.take(0), bucket.take(1_000)]).toEqual([1_000, 2_000]);
  });

  it('never gives more than the limit in any stretch of that length, however it is asked', () => {
    const rate = fc.record({ requests: fc.integer({ min: 1, max: 5 }), per: fc.integer({ min: 1, max: 50 }) });
    fc.assert(fc.property(rate, fc.array(fc.nat(20), { maxLength: 60 }), (limit, steps) => {
      const bucket = new TokenBucket(limit);
      let now = 0;
      const given = steps.map(step => (now += step)).filter(moment => bucket.take(moment) === moment);
      for (const start of given) {
        expect(given.filter(moment => moment >= start && moment < start + limit.per).length).toBeLessThanOrEqual(limit.requests);
      }
    }));
  });

  it('always gives one at the moment it named', () => {
    const rate = fc.record({ requests: fc.integer({ min: 1, max: 5 }), per: fc.integer({ min: 1, max: 5_000 }) });
    fc.assert(fc.property(rate, fc.array(fc.nat(2_000), { maxLength: 20 }), (limit, steps) => {
      const bucket = new TokenBucket(limit);
      let now = 0;
      for (const step of steps) {
        const named = bucket.take(now += step);
        if (named > now) expect(bucket.take(now = named)).toBe(named);
      }
    }));
  });
});
