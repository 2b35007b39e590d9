import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PresenceAccount, PresenceNetworkAgent, PresenceView } from '@presence-elements/core';
import { findRegistry } from './find-registry.js';

type Host = ReactiveControllerHost & Element & {
  /** The host's own account, instead of the one of the registry around the element. */
  readonly account?: PresenceAccount | undefined;
  readonly registry?: PresenceView | undefined;
};

/** Finds what the network around an element keeps for its viewer. */
export class AccountController implements ReactiveController {
  /** `undefined` while it is being looked for, `null` where no network here keeps one. */
  account: PresenceAccount | null | undefined;
  /** The registry around the element. */
  view: PresenceView | undefined;
  readonly #host: Host;
  #asked: PresenceView | undefined;
  #leave: (() => void) | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#leave = findRegistry(this.#host, registry => {
      this.view = registry;
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#leave?.();
  }

  hostUpdate(): void {
    const { account, registry = this.view } = this.#host;
    if (account) {
      this.account = account;
      this.#asked = undefined;
    } else if (registry !== this.#asked) {
      this.#asked = registry;
      this.account = undefined;
      if (registry) void this.#ask(registry);
    }
  }

  async #ask(view: PresenceView): Promise<void> {
    const found = await accountOf(view);
    if (view !== this.#asked) return;
    this.account = found;
    this.#host.requestUpdate();
  }
}

/** An agent that fails here has no account to offer; it is asked again by the next element. */
async function accountOf(view: PresenceView): Promise<PresenceAccount | null> {
  const agents = (view as { agents?: () => readonly PresenceNetworkAgent[] }).agents?.() ?? [];
  for (const agent of agents) {
    try {
      const account = await agent.account?.();
      if (account) return account;
    } catch (error) {
      console.error('[presence-elements]', error);
    }
  }
  return null;
}
