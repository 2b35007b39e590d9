import { PresenceError, type AgentCall, type PresenceNetworkAgent } from '@presence-elements/core';
import type { AliveOptions } from './alive.js';
import { relayClient } from './relay-client.js';
import type { RelayOptions } from './relay-options.js';
import { RelayWatch } from './relay-watch.js';
import { reportsOf } from './reports.js';

/** Knows whatever the relay knows, and lets a person be present there. */
export interface RelayAgent extends Required<Omit<PresenceNetworkAgent, 'audience' | 'dispose'>> {
  /**
   * Says once a minute that this page is open, and whether it is used, until the undo is called.
   *
   * Loads its module on first use; rejects if that cannot be had.
   */
  alive(options?: AliveOptions): Promise<() => void>;
}

/** An agent for the relay at `url`. */
export function relayAgent(relay: string | RelayOptions): RelayAgent {
  const client = relayClient(typeof relay === 'string' ? { url: relay } : relay);
  return {
    name: 'relay',
    limits: { maxBatch: 1_000 },
    async query(addresses, { signal }: AgentCall) {
      const body = JSON.stringify({ addresses: addresses.map(address => address.text) });
      const response = await client.request('/query', { method: 'POST', body, signal });
      try {
        return reportsOf(client.read(await response.text()));
      } catch {
        // Cut short, or not from a relay at all.
        throw new PresenceError('unreachable');
      }
    },
    watch: sink => new RelayWatch(client, sink),
    // What only a person's own act needs is loaded when it comes to that.
    publish: async (own, call) => (await import('./own-presence.js')).publish(client, own, call),
    send: async (to, message, call) => (await import('./own-presence.js')).send(client, to, message, call),
    requestAccess: async address => (await import('./own-presence.js')).requestAccess(client, address),
    account: async () => (await import('./account.js')).relayAccount(client),
    alive: async options => (await import('./alive.js')).keepAlive(client, options),
  };
}

