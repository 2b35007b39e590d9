import { describe, expect, it } from 'vitest';
import { processorTime } from './processor-time.js';

describe('the time that the processor works on something', () => {
  it('is that of the program and of the system for it, in milliseconds', () => {
    let ran = 0;
    expect(processorTime(() => ran++, since => (since ? { user: 4_000, system: 500 } : { user: 9, system: 9 }))).toBe(4.5);
    expect(ran).toBe(1);
  });

  it('grows with the work, and not with the time that is waited', () => {
    const idle = processorTime(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200));
    const work = processorTime(() => { for (let sum = 0; sum < 3e8;) sum++; });
    expect(work).toBeGreaterThan(idle);
  });
});
