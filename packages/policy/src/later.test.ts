import { expect, it } from 'vitest';
import { later } from './later.js';

it('runs later, unless it is called off', async () => {
  const ran: string[] = [];
  later(() => ran.push('called off'), 0)();
  await new Promise<void>(resolve => void later(() => { ran.push('ran'); resolve(); }, 1));
  expect(ran).toEqual(['ran']);
});
