import { memoryStore } from '@presence-elements/policy';
import { describe, expect, it } from 'vitest';
import type { Status } from '../network/status-store.js';
import { storedStatuses } from './stored-statuses.js';

const invisible: Status = { own: { availability: 'invisible', expiresAt: 2_000 }, veil: { note: { text: 'Lunch', emoji: '🍜' } } };
const busy: Status = { own: { availability: 'busy', activities: [{ kind: 'in-call' }], outOfOffice: { until: 9 } }, veil: undefined };

describe('statuses in a store', () => {
  it('are kept by user until they are forgotten, beside everything else', async () => {
    const store = memoryStore(), statuses = storedStatuses(store);
    await store.commit([{ collection: 'people', id: 'ada', value: { note: 'x' } }]);
    await statuses.save('ada', busy);
    await statuses.save('ada', invisible);
    await statuses.save('alan', busy);
    await statuses.save('grace', {} as Status);
    await statuses.save('grace', undefined);
    expect([...await storedStatuses(store).load()]).toEqual([['ada', invisible], ['alan', { own: busy.own }]]);
    expect([...await store.load()]).toHaveLength(3);
    expect(await store.changes()).toEqual([]);
  });

  it('are there at once where the store answers at once, so that nobody is seen before', () => {
    expect(storedStatuses(memoryStore()).load()).toEqual([]);
  });

  it('are waited for where it does not', async () => {
    const store = memoryStore(), slow = { ...store, load: () => Promise.resolve(store.load()) };
    await storedStatuses(slow).save('ada', invisible);
    expect([...await storedStatuses(slow).load()]).toEqual([['ada', invisible]]);
  });

  it('that cannot be read are told, stay as they are, and harm no other', async () => {
    const store = memoryStore(), told: string[] = [];
    const bad = [null, 'x', {}, { own: { availability: 'everywhere' } }, { own: { note: { text: 7 } } }, { own: {}, veil: { note: 'x' } }];
    await store.commit(bad.map((value, at) => ({ collection: 'statuses', id: `bad${at}`, value })));
    const statuses = storedStatuses(store, { onProblem: message => void told.push(message) });
    await statuses.save('ada', invisible);
    expect([...await statuses.load()]).toEqual([['ada', invisible]]);
    expect(told).toHaveLength(bad.length);
    expect(told[0]).toBe('What bad0 had set cannot be read; it is kept until bad0 sets something else');
    expect([...await store.load()]).toHaveLength(bad.length + 1);
  });

  it('that cannot be kept are refused', () => {
    const statuses = storedStatuses({ ...memoryStore(), commit: () => { throw new Error('the disk is full'); } });
    expect(() => statuses.save('ada', invisible)).toThrow('the disk is full');
  });
});
