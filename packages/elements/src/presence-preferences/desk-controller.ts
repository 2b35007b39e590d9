import type { MyPreferences, PreferencesChange, PresenceAccount, PresenceView, ProblemCode } from '@presence-elements/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AccountController } from '../controllers/account-controller.js';
import { DeskKeeper } from './desk-keeper.js';
import { onReturn } from './on-return.js';

type Host = ReactiveControllerHost & Element & {
  readonly account: PresenceAccount | undefined;
  readonly registry: PresenceView | undefined;
  /** My own address; empty where nobody says it. */
  readonly address: string;
};

/** Keeps up with my preferences where an element stands, and has the icons around follow them. */
export class DeskController implements ReactiveController {
  readonly #host: Host;
  readonly #accounts: AccountController;
  readonly #keeper: DeskKeeper;
  #leaveReturn: (() => void) | undefined;
  #isAway = false;

  constructor(host: Host) {
    this.#host = host;
    // Before this one, so that it has looked around when this one does.
    this.#accounts = new AccountController(host, 'preferences');
    this.#keeper = new DeskKeeper(() => host.requestUpdate());
    host.addController(this);
  }

  /** What is kept, as far as it is known. */
  get kept(): MyPreferences | undefined {
    return this.#keeper.kept;
  }

  /** Why it could not be read the last time. */
  get problem(): ProblemCode | undefined {
    return this.#keeper.problem ?? this.#accounts.problem;
  }

  get isLoading(): boolean {
    return this.#keeper.reading || this.#accounts.account === undefined;
  }

  get view(): PresenceView | undefined {
    return this.#accounts.view;
  }

  hostConnected(): void {
    this.#leaveReturn = onReturn(() => this.#returned());
  }

  hostDisconnected(): void {
    this.#leaveReturn?.();
    this.#keeper.stop();
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#keeper.follow(this.#accounts.account?.preferences);
  }

  /** What is kept now. Rejects with whatever the network says, as does `write`. */
  latest(): Promise<MyPreferences> {
    return this.#keeper.latest();
  }

  async write(change: PreferencesChange): Promise<MyPreferences> {
    const kept = await this.#keeper.write(change);
    this.#refresh();
    return kept;
  }

  /** Reads everything again. */
  again(): void {
    this.#isAway = false;
    if (this.#accounts.account?.preferences) void this.#keeper.again();
    else this.#accounts.retry();
    this.#refresh();
    this.#host.requestUpdate();
  }

  /** The person goes to another page, and will be back. */
  leave(): void {
    this.#isAway = true;
  }

  /** Somebody may have signed in meanwhile; and a desk that tells of no change may have changed. */
  #returned(): void {
    if (this.#isAway || this.problem || !this.#keeper.hears) this.again();
  }

  /** Icons follow at once, not when what they know grows old. */
  #refresh(): void {
    this.view?.refresh(this.#host.address.trim() || undefined);
  }
}
