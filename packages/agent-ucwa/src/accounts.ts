import type { Viewer } from '@presence-elements/core';
import { Account } from './account.js';
import type { Settings } from './ucwa-options.js';

// More viewers than one relay serves at once; beyond, those who neither watch nor publish are signed out.
const MOST = 1_000;

/** The one account that all share, or one for each viewer: what is known through one is never told to another. */
export class Accounts {
  readonly #settings: Settings;
  readonly #accounts = new Map<string, Account>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  of(viewer: Viewer | undefined): Account {
    const shared = this.#settings.account === 'service', key = shared ? '' : JSON.stringify([viewer?.partition, viewer?.id]);
    let account = this.#accounts.get(key);
    // Whoever was last asked for stands last.
    if (account) this.#accounts.delete(key);
    this.#accounts.set(key, account ??= new Account(this.#settings, shared ? undefined : viewer));
    this.#forget(account);
    return account;
  }

  close(): void {
    for (const account of this.#accounts.values()) account.close();
    this.#accounts.clear();
  }

  #forget(but: Account): void {
    for (const [key, account] of this.#accounts) {
      if (this.#accounts.size <= MOST) return;
      if (account === but || account.channel.isHeld) continue;
      this.#accounts.delete(key);
      account.close();
    }
  }
}
