import { expect, it } from 'vitest';
import { memoryStatusStore } from './status-store.js';

it('keeps what was saved last for each user, and forgets on request', async () => {
  const store = memoryStatusStore();
  await store.save('ada', { own: { availability: 'dnd' } });
  await store.save('ada', { own: { availability: 'busy' } });
  await store.save('alan', { own: {} });
  await store.save('alan', undefined);
  expect([...await store.load()]).toEqual([['ada', { own: { availability: 'busy' } }]]);
});
