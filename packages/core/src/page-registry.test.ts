import { fakeAgent } from '@presence-elements/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageRegistry } from './page-registry.js';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the registry of a page, or of an area of it', () => {
  it('lets go of its watch while the page is hidden, until it is disposed of', async () => {
    vi.useFakeTimers();
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    vi.stubGlobal('document', page);
    const agent = fakeAgent({ push: true }), registry = pageRegistry();
    registry.register(agent, '*');
    registry.watch('ada@corp.example', () => undefined);
    await vi.advanceTimersByTimeAsync(20);
    expect(agent.openWatches).toBe(1);
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(agent.openWatches).toBe(0);
    page.visibilityState = 'visible';
    registry.dispose();
    page.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([agent.openWatches, agent.disposed, vi.getTimerCount()]).toEqual([0, true, 0]);
  });
});
