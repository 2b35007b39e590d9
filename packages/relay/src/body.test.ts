import { describe, expect, it } from 'vitest';
import { bodyReader } from './body.js';

const contract = { components: { schemas: { Greeting: { type: 'object', properties: { hello: { type: 'string' } }, required: ['hello'] } } } };
const read = bodyReader(contract, 100);
const send = (body: BodyInit, type = 'application/json') =>
  read(new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type } }), 'Greeting');

describe('a body', () => {
  it('is read as what its schema promises', async () => {
    expect(await send('{"hello":"world","later":"more"}')).toEqual({ hello: 'world', later: 'more' });
    expect(await send('{"hello":"world"}', 'Application/JSON; charset=utf-8')).toEqual({ hello: 'world' });
  });

  it.each([
    ['{"hello":', 400, 'not JSON'], ['', 400, 'not JSON'], ['{"hello":1}', 400, 'body/hello must be string'], ['{}', 400, 'hello'],
    [new Uint8Array([0x22, 0xff, 0x22]), 400, 'not UTF-8'], [`{"hello":"${'x'.repeat(100)}"}`, 413, 'at most 100 bytes'],
  ])('%j is refused, and it is said why', async (body, status, detail) => {
    await expect(send(body)).rejects.toMatchObject({ status, code: 'agent-fault', message: expect.stringContaining(detail) as string });
  });

  it('may be longer where a call says so', async () => {
    const request = new Request('http://localhost/', { method: 'POST', body: `{"hello":"${'x'.repeat(100)}"}`, headers: { 'content-type': 'application/json' } });
    expect(await read(request, 'Greeting', 1_000)).toEqual({ hello: 'x'.repeat(100) });
  });

  it('is refused as soon as it is too long, without reading it to its end', async () => {
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 60;
        controller.enqueue(new Uint8Array(60).fill(0x20));
      },
    });
    const request = new Request('http://localhost/', { method: 'POST', body: endless, duplex: 'half', headers: { 'content-type': 'application/json' } } as RequestInit);
    await expect(bodyReader(contract, 100)(request, 'Greeting')).rejects.toMatchObject({ status: 413 });
    expect(read).toBeLessThan(1000);
  });

  it('does not reach the prototype of anything', async () => {
    await send('{"hello":"x","__proto__":{"polluted":true}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
