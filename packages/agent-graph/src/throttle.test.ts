import { Throttle } from './throttle.js';

function throttle(requests = 2) {
  const clock = { now: 1_000 };
  return { clock, throttle: new Throttle({ requests, per: 30_000 }, () => clock.now) };
}

const refusal = (one: Throttle): unknown => {
  try {
    one.pass();
    return;
  } catch (error) {
    return error;
  }
};

describe('the budget', () => {
  it('lets so many pass in any so many milliseconds, and says when the next may', () => {
    const { clock, throttle: one } = throttle();
    one.pass();
    clock.now += 10_000;
    one.pass();
    expect(refusal(one)).toMatchObject({ code: 'rate-limited', retryAfter: 20_000 });
    clock.now += 20_000;
    expect(refusal(one)).toBeUndefined();
    expect(refusal(one)).toMatchObject({ retryAfter: 10_000 });
  });

  it('rests as long as Graph wishes, an hour at most', () => {
    const { clock, throttle: one } = throttle();
    one.rest(5_000);
    one.rest(1_000);
    expect(refusal(one)).toMatchObject({ code: 'rate-limited', retryAfter: 5_000 });
    clock.now += 5_000;
    expect(refusal(one)).toBeUndefined();
    one.rest(86_400_000);
    expect(refusal(one)).toMatchObject({ retryAfter: 3_600_000 });
  });

  it('is not starved by a clock that was set back', () => {
    const { clock, throttle: one } = throttle(1);
    one.pass();
    one.rest(50_000);
    clock.now -= 900;
    expect(refusal(one)).toBeUndefined();
  });
});
