import { describe, expect, it } from 'vitest';
import type { Resource } from './resource.js';
import { Resources } from './resources.js';

const base: Resource = { availability: 'online', priority: 0, idle: false };

function merged(...clients: Partial<Resource>[]) {
  const resources = new Resources();
  clients.forEach((client, index) => resources.set(`r${index}`, { ...base, ...client }));
  return resources.merged();
}

describe('clients together', () => {
  it('are nothing when there is none', () => {
    expect(merged()).toBeUndefined();
  });

  it.each([
    ['the highest priority', [{ availability: 'dnd' }, { availability: 'away', priority: 1 }], 'away'],
    ['do not disturb before busy', [{ availability: 'busy' }, { availability: 'dnd' }], 'dnd'],
    ['busy before online', [{ availability: 'online' }, { availability: 'busy' }], 'busy'],
    ['online before away', [{ availability: 'away' }, { availability: 'online' }], 'online'],
    ['no negative priority', [{ availability: 'dnd', priority: -1 }, { availability: 'away' }], 'away'],
    ['the least negative of negative priorities', [{ availability: 'dnd', priority: -5 }, { availability: 'away', priority: -2 }], 'away'],
  ] as const)('are what has %s', (_, clients, availability) => {
    expect(merged(...clients)).toMatchObject({ availability });
    expect(merged(...clients.toReversed())).toMatchObject({ availability });
  });

  it('are in use when one of equals is', () => {
    expect(merged({ idle: true, lastActiveAt: 5 }, {})!.idle).toBeUndefined();
    expect(merged({ idle: true, lastActiveAt: 5 }, { availability: 'away' })).toMatchObject({ availability: 'online', idle: true });
  });

  it('were last active when any of them was, but for those that do not count', () => {
    expect(merged({ lastActiveAt: 5 }, { lastActiveAt: 9 }, { lastActiveAt: 99, priority: -1 })!.lastActiveAt).toBe(9);
  });

  it('lend each other a note, in their order', () => {
    expect(merged({ priority: 2 }, { note: { text: 'c' } }, { note: { text: 'b' }, priority: 1 })!.note).toEqual({ text: 'b' });
    expect(merged({ note: { text: 'mine' }, priority: 2 }, { note: { text: 'b' } })!.note).toEqual({ text: 'mine' });
    expect(merged({}, { note: { text: 'beep' }, priority: -1 })!.note).toBeUndefined();
  });

  it('show the shade of the one that speaks', () => {
    expect(merged({ availability: 'away', kind: 'extended-away', priority: 1 }, { kind: 'free-to-chat' })!.activities).toEqual([{ kind: 'extended-away' }]);
  });

  it('are limited in number, and say when they have been', () => {
    const resources = new Resources();
    for (let n = 0; n < 32; n++) resources.set(`r${n}`, base);
    expect(resources.forgotten).toBe(false);
    resources.set('r0', base);
    resources.set('more', base);
    expect([resources.size, resources.forgotten, resources.get('r0'), resources.get('r1')]).toEqual([32, true, base, undefined]);
  });

  it('may be called anything', () => {
    const resources = new Resources();
    expect([resources.get('__proto__'), resources.get('constructor'), resources.any]).toEqual([undefined, undefined, undefined]);
    resources.set('__proto__', base);
    expect(resources.any).toBe(base);
    resources.delete('__proto__');
    expect(resources.size).toBe(0);
  });
});
