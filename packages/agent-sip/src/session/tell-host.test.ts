import { expect, it, vi } from 'vitest';
import { tellHost } from './tell-host.js';

it('a listener that throws harms nobody, and is told to whoever wrote it', () => {
  const told: unknown[] = [], spy = vi.spyOn(console, 'error').mockImplementation((...all) => void told.push(...all));
  tellHost(() => { throw new Error('mine'); });
  tellHost(() => told.push('fine'));
  spy.mockRestore();
  expect(told).toEqual([expect.any(String), new Error('mine'), 'fine']);
});
