import { part } from './part.js';

describe('a part of the agent', () => {
  it('is what was loaded', async () => {
    expect(await part(Promise.resolve(7))).toBe(7);
  });

  it('is out of reach where it cannot be loaded', async () => {
    await expect(part(Promise.reject(new TypeError('Failed to fetch dynamically imported module')))).rejects.toMatchObject({ name: 'PresenceError', code: 'unreachable' });
  });
});
