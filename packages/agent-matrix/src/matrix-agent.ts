import type { PresenceNetworkAgent } from '@presence-elements/core';
import { Accounts } from './account.js';
import { ask, BATCH } from './ask.js';
import { settle, type MatrixOptions } from './matrix-options.js';
import { MatrixWatch } from './matrix-watch.js';
import { publish } from './publish.js';
import { send } from './send.js';

/** Knows whoever shares a room with an account on a Matrix homeserver. */
export interface MatrixAgent extends PresenceNetworkAgent {
  dispose(): void;
  /** How often `/sync` was asked, over all viewers. */
  readonly attempts: number;
}

/**
 * An agent for a Matrix homeserver (client-server API v3). It speaks to the viewer's own homeserver alone, which knows of
 * people on others what they share.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function matrixAgent(options: MatrixOptions): MatrixAgent {
  const settings = settle(options), accounts = new Accounts(settings), isViewers = settings.account === 'viewer';
  return {
    name: settings.name ?? 'matrix',
    audience: isViewers ? 'viewer' : 'shared',
    limits: { maxBatch: BATCH, rate: { requests: 10, per: 1_000 } },
    query: async (addresses, { signal, viewer }) => ask(accounts.of(viewer), addresses, signal),
    ...(settings.sync !== false && { watch: (sink, { viewer }) => new MatrixWatch(accounts.of(viewer), sink) }),
    ...(isViewers && {
      publish: async (own, { signal, viewer }) => publish(accounts.of(viewer), own, signal),
      send: async (to, message, { signal, viewer }) => send(accounts.of(viewer), to, message, signal),
    }),
    get attempts() {
      return accounts.all.reduce((sum, { sync }) => sum + sync.attempts, 0);
    },
    dispose: () => accounts.all.forEach(({ sync }) => sync.end()),
  };
}
