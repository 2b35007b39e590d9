import { expect, it } from 'vitest';
import { SSE_HEARTBEAT, sseEvent } from './sse.js';

it('writes an event that no data can break out of', () => {
  const json = JSON.stringify({ note: 'two\nlines\r\n\r\nevent: evil\u2028' });
  expect(sseEvent('presence', 'a.1', json)).toBe(`event: presence\nid: a.1\ndata: ${json}\n\n`);
  expect(json).not.toMatch(/[\r\n]/);
});

it('writes a sign of life that is no event', () => {
  expect(SSE_HEARTBEAT).toMatch(/^:.*\n\n$/);
});
