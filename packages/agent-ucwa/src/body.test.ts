import { readBody } from './body.js';

test('a body is read as UTF-8, however it was cut, and none is empty', async () => {
  const bytes = new TextEncoder().encode('Müller 😀');
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({ start(stream) { for (const byte of bytes) stream.enqueue(Uint8Array.of(byte)); stream.close(); } });
  expect(await readBody({ body })).toBe('Müller 😀');
  expect(await readBody(new Response(null))).toBe('');
});

test('what is too long or breaks off is unreachable', async () => {
  await expect(readBody(new Response('x'.repeat(11)), 10)).rejects.toMatchObject({ code: 'unreachable' });
  await expect(readBody({ body: new ReadableStream({ start: stream => stream.error(new Error('reset')) }) })).rejects.toMatchObject({ code: 'unreachable' });
});
