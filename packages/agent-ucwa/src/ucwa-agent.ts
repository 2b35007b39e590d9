import type { PresenceNetworkAgent } from '@presence-elements/core';
import type { Account } from './account.js';
import { Accounts } from './accounts.js';
import { ask } from './ask.js';
import { OwnKeeper } from './own-presence.js';
import { settle, type UcwaOptions } from './ucwa-options.js';
import { UcwaWatch } from './ucwa-watch.js';

// One search and two readings for each, in three batches of fifty.
const BATCH = 50;
const RATE = { requests: 10, per: 1_000 };

/**
 * An agent for Skype for Business Server and Lync 2013 on premises (UCWA). It belongs into the relay: no page may call these
 * servers (no CORS).
 *
 * @throws TypeError naming the option that is wrong.
 */
export function ucwaAgent(options: UcwaOptions): PresenceNetworkAgent {
  const settings = settle(options), accounts = new Accounts(settings), watches = new Set<UcwaWatch>(), keepers = new Keepers();
  const isShared = settings.account === 'service';
  return {
    name: settings.name,
    audience: isShared ? 'shared' : 'viewer',
    limits: { maxBatch: BATCH, rate: RATE },
    query: async (addresses, { signal, viewer }) => ask(accounts.of(viewer), addresses, signal),
    watch(sink, { viewer }) {
      const watch = new UcwaWatch(accounts.of(viewer), sink);
      watches.add(watch);
      return {
        set: addresses => watch.set(addresses),
        close() {
          watches.delete(watch);
          watch.close();
        },
      };
    },
    // Whoever shares an account speaks in nobody's name.
    ...(!isShared && { publish: async (own, call) => keepers.of(accounts.of(call.viewer)).publish(own, call) }),
    dispose() {
      for (const watch of watches) watch.close();
      watches.clear();
      keepers.close();
      accounts.close();
    },
  };
}

/** Whose own presence is kept. */
class Keepers {
  readonly #keepers = new Map<Account, OwnKeeper>();

  of(account: Account): OwnKeeper {
    for (const [other, keeper] of this.#keepers) if (other !== account && !keeper.keeps) this.#keepers.delete(other);
    const keeper = this.#keepers.get(account) ?? new OwnKeeper(account);
    this.#keepers.set(account, keeper);
    return keeper;
  }

  close(): void {
    for (const keeper of this.#keepers.values()) keeper.close();
    this.#keepers.clear();
  }
}
