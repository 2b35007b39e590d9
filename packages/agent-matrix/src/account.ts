import { PresenceError, type ImAddress, type Viewer } from '@presence-elements/core';
import { field } from './body.js';
import type { Facts } from './facts.js';
import { Keeping, statusOf } from './keeping.js';
import { MatrixClient } from './matrix-client.js';
import type { Settings } from './matrix-options.js';
import { Shared } from './shared.js';
import { Sync } from './sync.js';
import { userIdOf } from './user-id.js';

/** One account on the homeserver, as one viewer uses it. */
export class Account {
  readonly client: MatrixClient;
  readonly keeping: Keeping;
  readonly sync: Sync;
  readonly #questions = new Shared<Facts>();
  #userId: string | undefined;

  constructor(settings: Settings, viewer: Viewer | undefined) {
    this.client = new MatrixClient(settings, viewer);
    this.keeping = new Keeping(this.client, signal => this.userId(signal));
    this.sync = new Sync(this.client, this.keeping);
  }

  /** Whose token it is, by the homeserver's word. */
  async userId(signal: AbortSignal): Promise<string> {
    if (this.#userId) return this.#userId;
    const userId = field(await this.client.call('/account/whoami', { signal }), 'user_id');
    if (typeof userId !== 'string' || !/^@[^:]+:./.test(userId)) throw new PresenceError('unreachable', 'The homeserver does not say whose token it is');
    return (this.#userId = userId);
  }

  /** What the homeserver says of somebody, asked for only where it would not say so by itself. */
  async look(address: ImAddress, signal: AbortSignal): Promise<Facts> {
    const userId = userIdOf(address), { text } = address, { sync } = this;
    if (!userId) return { problem: 'bad-address' };
    const known = sync.heard?.facts.get(text), wholeAt = sync.heard?.wholeAt;
    if (known) return known;
    const facts = await this.#questions.ask(text, signal, signal => statusOf(this.client, userId, signal));
    if (wholeAt !== undefined) sync.heard?.learn(text, facts, wholeAt);
    return facts;
  }
}

// More viewers than one relay serves at once; beyond, those who neither watch nor publish are forgotten.
const MOST = 1_000;

/** The accounts of all viewers, each with its own token. */
export class Accounts {
  readonly #settings: Settings;
  readonly #accounts = new Map<string, Account>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  get all(): readonly Account[] {
    return [...this.#accounts.values()];
  }

  /** Throws `signed-out` where the only token there is belongs to somebody else. */
  of(viewer: Viewer | undefined): Account {
    const { account, token } = this.#settings, key = account === 'service' ? '' : keyOf(viewer);
    let known = this.#accounts.get(key);
    if (!known) {
      if (account === 'viewer' && typeof token === 'string' && this.#accounts.size) throw new PresenceError('signed-out', 'There is no token of this viewer');
      this.#accounts.set(key, known = new Account(this.#settings, viewer));
      this.#forget(known);
    }
    return known;
  }

  #forget(but: Account): void {
    for (const [key, account] of this.#accounts) {
      if (this.#accounts.size <= MOST) return;
      if (account !== but && !account.sync.isNeeded) this.#accounts.delete(key);
    }
  }
}

/** A partition and a person may have the same name. */
const keyOf = (viewer: Viewer | undefined): string => (viewer ? `${viewer.partition === undefined ? 'id' : 'partition'}:${viewer.partition ?? viewer.id}` : '');
