import { describe, expect, it } from 'vitest';
import { settingsOf } from './host.js';

describe('the settings of a registry', () => {
  it('are what the contract promises where nothing else is said', () => {
    const { now, random, schedule, ...durations } = settingsOf({});
    expect(durations).toEqual({ ttl: 60_000, failureTtl: 10_000, maxStale: 300_000, maxEntries: 5_000, timeout: 10_000 });
    expect([now, random]).toEqual([Date.now, Math.random]);
    expect(schedule).toBeTypeOf('function');
  });

  it('are the options where they are said, and undefined says nothing', () => {
    expect(settingsOf({ ttl: 5, maxStale: undefined, merge: 'precedence' })).toMatchObject({ ttl: 5, maxStale: 300_000, merge: 'precedence' });
  });

  it('schedule by the platform’s timers, which can be called off', async () => {
    const { schedule } = settingsOf({}), ran: string[] = [];
    schedule(() => ran.push('called off'), 0)();
    await new Promise<void>(resolve => schedule(() => { ran.push('run'); resolve(); }, 1));
    expect(ran).toEqual(['run']);
  });
});
