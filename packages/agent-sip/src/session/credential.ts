import { PresenceError } from '@presence-elements/core';
import type { SipSettings } from '../sip-options.js';

// The same refused password is not tried again for so long: accounts are locked for less. A new one may be had sooner (milliseconds).
const REFUSED = 300_000, SOON = 30_000;

/** The password of one account, and what is known against it. */
export class Credential {
  readonly #settings: Pick<SipSettings, 'password' | 'now'>;
  #password: string | undefined;
  #refused: { readonly password: string | undefined; readonly until: number } | undefined;

  constructor(settings: Pick<SipSettings, 'password' | 'now'>) {
    this.#settings = settings;
  }

  /** How long to leave the server alone after a refusal: milliseconds. */
  get pause(): number {
    return typeof this.#settings.password === 'function' ? SOON : REFUSED;
  }

  /** The password for one more connection. Rejects with `PresenceError` `signed-out` where there is none but the one that was just refused. */
  async ask(): Promise<string | undefined> {
    const { password, now } = this.#settings, { until = 0 } = this.#refused ?? {};
    try {
      this.#password = typeof password === 'function' ? await password(this.#refused?.password) : password;
    } catch {
      // What the host threw may hold a secret: it goes nowhere.
      throw new PresenceError('signed-out');
    }
    if (now() < until && this.#password === this.#refused?.password) throw new PresenceError('signed-out');
    return this.#password;
  }

  /** The server does not take it. */
  refused(): void {
    this.#refused = { password: this.#password, until: this.#settings.now() + REFUSED };
  }
}
