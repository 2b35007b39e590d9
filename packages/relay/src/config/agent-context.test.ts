import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { nodeContext } from './agent-context.js';

const Socket = nodeContext.WebSocket as typeof WebSocket;

describe('what agents are given by Node', () => {
  it('is the addresses of a name', async () => {
    expect((await nodeContext.resolve!('localhost')).every(address => address === '127.0.0.1' || address === '::1')).toBe(true);
    await expect(nodeContext.resolve!('nobody.invalid')).rejects.toThrow();
  });

  it('is a socket as in a page', async () => {
    const http = createServer();
    await new Promise<void>(resolve => void http.listen(0, '127.0.0.1', resolve));
    const server = new WebSocketServer({ server: http });
    server.on('connection', socket => socket.on('message', data => socket.send(`${socket.protocol}: ${(data as Buffer).toString()}`)));
    const socket = new Socket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`, ['xmpp']);
    socket.onopen = () => socket.send('hello');
    const answer = await new Promise(resolve => { socket.onmessage = ({ data }) => resolve(data); });
    expect(answer).toBe('xmpp: hello');
    socket.close();
    server.close();
    http.close();
  });

  it('ends no process when a socket fails while nobody listens', async () => {
    const socket = new Socket('ws://127.0.0.1:1');
    await new Promise(resolve => { socket.onclose = resolve; });
    expect(socket.readyState).toBe(3);
  });
});
