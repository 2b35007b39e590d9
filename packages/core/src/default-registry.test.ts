import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultRegistry, REGISTRY_KEY } from './default-registry.js';
import type { PresenceRegistry } from './presence-registry.js';

const page = globalThis as { [REGISTRY_KEY]?: PresenceRegistry };

beforeEach(() => vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' })));
afterEach(() => {
  Reflect.deleteProperty(page, REGISTRY_KEY);
  vi.unstubAllGlobals();
});

describe('the page’s registry', () => {
  it('is made on first use, and is the same from then on', () => {
    expect(page[REGISTRY_KEY]).toBeUndefined();
    expect(defaultRegistry()).toBe(defaultRegistry());
  });

  it('is where any copy of the library finds it, hidden from who looks through the page’s globals', async () => {
    const registry = defaultRegistry();
    expect((globalThis as Record<symbol, unknown>)[Symbol.for('presence-elements.registry.1')]).toBe(registry);
    expect(Object.keys(globalThis)).not.toContain(REGISTRY_KEY);
    vi.resetModules();
    const otherCopy = await import('./default-registry.js');
    expect(otherCopy.defaultRegistry).not.toBe(defaultRegistry);
    expect(otherCopy.defaultRegistry()).toBe(registry);
  });

  it('is that of an older copy where one was first, just as it is', () => {
    const calls: string[] = [];
    const older = Object.freeze({
      lookup: async (address: string) => Object.freeze({ address, availability: 'online' }),
      watch: (address: string) => { calls.push(address); return () => undefined; },
      register: () => () => undefined,
    });
    Object.defineProperty(page, REGISTRY_KEY, { value: older, configurable: true });
    const registry = defaultRegistry();
    expect(registry).toBe(older);
    registry.watch('ada@corp.example', () => undefined)();
    expect(calls).toEqual(['ada@corp.example']);
  });

  it('cannot be had on a server, where one for everybody would show one visitor what another may see', () => {
    vi.stubGlobal('document', undefined);
    expect(() => defaultRegistry()).toThrow(/createRegistry/);
    expect(page[REGISTRY_KEY]).toBeUndefined();
  });
});
