import { describe, expect, it } from 'vitest';
import { watchActivity } from './activity.js';

describe('the activity of a page', () => {
  const minutes = (count: number): number => count * 60_000;

  it('lasts five minutes from the last sign', () => {
    const page = new EventTarget();
    let now = 0;
    const { active } = watchActivity(page, () => now, () => undefined);
    now = minutes(5) - 1;
    expect(active()).toBe(true);
    page.dispatchEvent(new Event('keydown'));
    now = minutes(9);
    expect(active()).toBe(true);
    now = minutes(10);
    expect(active()).toBe(false);
  });

  it.each(['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'])('comes back with a %s, and says so once', sign => {
    const page = new EventTarget();
    let now = 0, backs = 0;
    const { active } = watchActivity(page, () => now, () => backs++);
    now = minutes(6);
    page.dispatchEvent(new Event(sign));
    page.dispatchEvent(new Event(sign));
    expect([active(), backs]).toEqual([true, 1]);
  });

  it('is no longer noticed after the stop', () => {
    const page = new EventTarget();
    let now = 0, backs = 0;
    watchActivity(page, () => now, () => backs++).stop();
    now = minutes(6);
    page.dispatchEvent(new Event('keydown'));
    expect(backs).toBe(0);
  });

  it('does without a page', () => {
    expect(watchActivity({}, () => 0, () => undefined).active()).toBe(true);
  });
});
