import { PresenceError } from '@presence-elements/core';
import type { Settings } from '../xmpp-options.js';

/** Hands out the password or the token, and never one that the server has refused already. */
export class Credential {
  readonly #settings: Pick<Settings, 'jid' | 'password' | 'token'>;
  #refused: string | undefined;
  #last: string | undefined;
  #asking: Promise<string> | undefined;

  constructor(settings: Pick<Settings, 'jid' | 'password' | 'token'>) {
    this.#settings = settings;
  }

  /** Rejects with `signed-out` where there is nothing to try that has not been refused. */
  async current(): Promise<string | undefined> {
    const { jid, password, token } = this.#settings, secret = token ?? password;
    if (!jid) return;
    const value = typeof secret === 'function' ? await this.#askOnce(secret) : secret;
    if (!value || value === this.#refused) throw new PresenceError('signed-out');
    return (this.#last = value);
  }

  /** The server has refused what was handed out last. */
  refuse(): void {
    this.#refused = this.#last;
  }

  /** Somebody wants it to be tried again, whatever was refused. */
  forgive(): void {
    this.#refused = undefined;
  }

  /** Nobody is asked again while they have not answered. */
  async #askOnce(secret: (refused?: string) => string | Promise<string>): Promise<string> {
    this.#asking ??= this.#ask(secret);
    try {
      return await this.#asking;
    } finally {
      this.#asking = undefined;
    }
  }

  async #ask(secret: (refused?: string) => string | Promise<string>): Promise<string> {
    try {
      return await secret(this.#refused);
    } catch {
      // What the host threw may hold a secret: it goes nowhere.
      throw new PresenceError('signed-out');
    }
  }
}
