import type { AgentContext } from '@presence-elements/core';
import { lookup } from 'node:dns/promises';
import { WebSocket } from 'ws';

/** What agents may not reach for themselves, since they run in pages as well. */
export const nodeContext: AgentContext = {
  WebSocket: class extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      // A page's socket that fails while nobody listens is just closed; this one would end the process.
      this.on('error', () => undefined);
    }
  },
  resolve: async host => (await lookup(host, { all: true })).map(({ address }) => address),
};
