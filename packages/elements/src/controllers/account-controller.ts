import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PresenceAccount, PresenceView, ProblemCode } from '@presence-elements/core';
import { AccountSearch, type AccountPart } from './account-search.js';
import { findRegistry } from './find-registry.js';

type Host = ReactiveControllerHost & Element & {
  /** The host's own account, instead of the one of the registry around the element. */
  readonly account?: PresenceAccount | undefined;
  readonly registry?: PresenceView | undefined;
};

/** Finds what the network around an element keeps for its viewer. */
export class AccountController implements ReactiveController {
  readonly #host: Host;
  readonly #part: AccountPart | undefined;
  #found: PresenceView | undefined;
  #searched: PresenceView | undefined;
  #search: AccountSearch | undefined;
  #leave: (() => void) | undefined;

  /** Of several accounts, the one that has the `part` is taken. */
  constructor(host: Host, part?: AccountPart) {
    this.#host = host;
    this.#part = part;
    host.addController(this);
  }

  /** `undefined` while it is being looked for, `null` where no network here keeps one or `problem` says why nobody knows. */
  get account(): PresenceAccount | null | undefined {
    return this.#host.account ?? this.#search?.account;
  }

  /** Why a network could not say whether it keeps one. */
  get problem(): ProblemCode | undefined {
    return this.#host.account ? undefined : this.#search?.problem;
  }

  /** The registry that answers for the element. */
  get view(): PresenceView | undefined {
    return this.#host.registry ?? this.#found;
  }

  /** Asks again after a failure. */
  retry(): void {
    this.#search?.retry();
  }

  hostConnected(): void {
    this.#leave = findRegistry(this.#host, registry => {
      this.#found = registry;
      this.#host.requestUpdate();
    });
    // What only moves goes on with what is known.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#search?.stop();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const view = this.#host.account ? undefined : this.view;
    if (view !== this.#searched) {
      this.#search?.stop();
      this.#searched = view;
      this.#search = view && new AccountSearch(view, this.#part, () => this.#host.requestUpdate());
    }
    this.#search?.start();
  }
}
