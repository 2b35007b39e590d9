import { expect, it } from 'vitest';
import { decideOn } from './decide-on.js';
import type { Xcap } from './xcap.js';

it('a decision is written under the tag of what was read', async () => {
  const written: unknown[] = [];
  const xcap = { read: () => Promise.resolve(undefined), write: (...all: unknown[]) => Promise.resolve(written.push(all) > 0) } as unknown as Xcap;
  await decideOn(xcap, 'sip:bob@corp.example', 'block');
  expect(written).toMatchObject([['pres-rules', 'application/auth-policy+xml', expect.stringContaining('sip:bob@corp.example'), undefined]]);
});
