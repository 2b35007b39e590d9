import { isPage, MOST_BYTES, readBody } from './body.js';

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
  it('UTF-8, also where a character is torn apart', async () => expect(await readBody(bodyOf(new Uint8Array([0x7A, 0xC3]), new Uint8Array([0xAB])))).toBe('zë'));
  it('an answer without body as an empty one', async () => expect(await readBody({ body: null })).toBe(''));
  it('no more than so many bytes, and lets go of the rest', async () => {
    let pulled = 0, cancelled = false;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: controller => { pulled++; controller.enqueue(new Uint8Array(8_192)); },
      cancel: () => { cancelled = true; },
    });
    await expect(readBody({ body })).rejects.toMatchObject({ code: 'unreachable' });
    expect(cancelled).toBe(true);
    expect(pulled).toBeLessThan(12);
    expect(await readBody(bodyOf('a'.repeat(MOST_BYTES)))).toHaveLength(MOST_BYTES);
  });
  it('nothing of an answer that breaks off', async () => {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({ pull: controller => controller.error(new Error('socket hang up at https://secret')) });
    await expect(readBody({ body })).rejects.toMatchObject({ code: 'unreachable', message: 'The answer breaks off' });
  });
});

test('a page is known by its beginning', () => {
  for (const page of ['<!DOCTYPE html>', '<!doctype HTML PUBLIC "x">', ' \n\uFEFF<html lang="en">', '<!-- a -- b --><!-- c -->\n<HEAD>', '<body onload=x>', '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">']) expect(isPage(page), page).toBe(true);
  for (const text of ['', '01', 'offline', '{"a":"<html>"}', '<?xml version="1.0"?><presence/>', '<presence/>', '<htmlish/>', '<!-- only', 'text <html>']) expect(isPage(text), text).toBe(false);
  expect(isPage('<!--'.repeat(20_000))).toBe(false);
});
