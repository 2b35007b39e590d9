import { field, readJson } from './body.js';

const bodyOf = (...parts: (string | Uint8Array<ArrayBuffer>)[]): Pick<Response, 'body'> => ({
  body: new ReadableStream({
    pull(controller) {
      const part = parts.shift();
      if (part === undefined) controller.close();
      else controller.enqueue(typeof part === 'string' ? new TextEncoder().encode(part) : part);
    },
  }),
});

describe('the agent reads', () => {
  it('JSON, also where a character is torn apart', async () => expect(await readJson(bodyOf('{"a":"z', new Uint8Array([0xC3]), new Uint8Array([0xAB]), '"}'), 100)).toEqual({ a: 'zë' }));
  it('no more than so many bytes, and lets go of the rest', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({ pull: controller => controller.enqueue(new Uint8Array(8_192)), cancel: () => { cancelled = true; } });
    await expect(readJson({ body }, 65_536)).rejects.toMatchObject({ code: 'unreachable' });
    expect(cancelled).toBe(true);
    expect(await readJson(bodyOf(`"${'a'.repeat(98)}"`), 100)).toHaveLength(98);
  });
  it('nothing of what is no JSON, and quotes nothing of it', async () => {
    for (const text of ['', '<html>log in', '{"secret":']) {
      const error = await readJson(bodyOf(text), 100).catch((error: unknown) => error) as Error;
      expect([error.name, error.message.includes('secret'), error.cause]).toEqual(['PresenceError', false, undefined]);
    }
    await expect(readJson({ body: null }, 100)).rejects.toMatchObject({ code: 'unreachable' });
  });
  it('fields of whatever came, and none that it did not bring', () => {
    expect(field({ a: 1 }, 'a')).toBe(1);
    for (const value of [undefined, null, 'text', 7, [], {}]) expect(field(value, 'constructor')).toBeUndefined();
  });
});
