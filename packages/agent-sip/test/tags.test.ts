import { expect, it } from 'vitest';
import { type WebSocket } from 'ws';
import type { WebSocketLike } from '../src/index.js';
import { call, describeOnKamailio, sockets, watching } from './live.js';
import { rawPerson } from './raw.js';

describeOnKamailio('the SIP agent, when its entity tag', bench => {
  it('is stale (412), publishes anew, once', async () => {
    const wire = sockets(), bob = bench.person('bob', { WebSocket: wire.WebSocket }), watch = watching(bench.person('alice'), ['bob@example.org']);
    await bob.publish({ availability: 'busy' }, call());
    await watch.until('bob@example.org', ({ availability }) => availability === 'busy');
    const tag = /SIP-ETag: (.*)\r/.exec(wire.received.at(-1)!)![1]!, raw = await rawPerson(bench.server.ws, 'sip:bob@example.org');
    expect((await raw.stack.request({ method: 'PUBLISH', target: 'sip:bob@example.org', headers: ['Event: presence', 'Expires: 0', `SIP-If-Match: ${tag}`] })).status).toBe(200);
    await watch.until('bob@example.org', ({ availability }) => availability === 'offline');
    wire.received.length = 0;
    expect(await bob.publish({ availability: 'away' }, call())).toMatchObject({ availability: 'away' });
    await watch.until('bob@example.org', ({ availability }) => availability === 'away');
    expect(wire.received.map(text => text.slice(8, 11))).toEqual(['412', '200']);
    raw.close();
  });

  it('is malformed (500), publishes anew, once', async () => {
    let tag = '';
    const wire = sockets();
    /** A connection on which the entity tag arrives as one that no server gave. */
    class Garbling extends (wire.WebSocket as unknown as typeof WebSocket) {
      override emit(name: string, ...values: unknown[]): boolean {
        const [data, isBinary] = values;
        if (name !== 'message') return super.emit(name, ...values);
        return super.emit(name, Buffer.from(String(data).replace(/^SIP-ETag: (.*?)\r$/m, (_all, given: string) => { tag = given; return 'SIP-ETag: nope\r'; })), isBinary);
      }
    }
    const bob = bench.person('bob', { WebSocket: Garbling as unknown as WebSocketLike }), watch = watching(bench.person('alice'), ['bob@example.org']);
    await bob.publish({ availability: 'busy' }, call());
    await watch.until('bob@example.org', ({ availability }) => availability === 'busy');
    const raw = await rawPerson(bench.server.ws, 'sip:bob@example.org');
    await raw.stack.request({ method: 'PUBLISH', target: 'sip:bob@example.org', headers: ['Event: presence', 'Expires: 0', `SIP-If-Match: ${tag}`] });
    await watch.until('bob@example.org', ({ availability }) => availability === 'offline');
    wire.received.length = 0;
    expect(await bob.publish({ availability: 'away' }, call())).toMatchObject({ availability: 'away' });
    await watch.until('bob@example.org', ({ availability }) => availability === 'away');
    expect(wire.received.map(text => text.slice(8, 11))).toEqual(['500', '200']);
    await raw.stack.request({ method: 'PUBLISH', target: 'sip:bob@example.org', headers: ['Event: presence', 'Expires: 0', `SIP-If-Match: ${tag}`] });
    expect(await bob.publish({ availability: 'invisible' }, call())).toEqual({ availability: 'invisible' });
    raw.close();
  });
});
