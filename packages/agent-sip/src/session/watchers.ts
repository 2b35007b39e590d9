import { parseAddress, type ProblemCode } from '@presence-elements/core';
import { applyWatchers, type WatcherInfo } from '../documents/watcher-info.js';
import type { SipWatcher, WatchersListener } from '../sip-watcher.js';
import type { Notice, Office } from './office.js';
import type { Standing } from './session.js';
import { Subscription } from './subscription.js';
import { tellHost } from './tell-host.js';

/** Who watches this account: one subscription, however many listen. */
export class Watchers implements Standing {
  readonly #listeners = new Set<WatchersListener>();
  readonly #subscription: Subscription;
  readonly #ended: () => void;
  #info: WatcherInfo | undefined;
  #problem: ProblemCode | undefined = 'pending';

  constructor(office: Office, ended: () => void) {
    this.#ended = ended;
    this.#subscription = new Subscription(office, { target: office.settings.uri, event: 'presence.winfo', accept: 'application/watcherinfo+xml' }, {
      heard: notice => this.#heard(notice),
      refused: problem => this.#tell(undefined, problem),
    });
  }

  get needed(): boolean {
    return this.#listeners.size > 0;
  }

  /** Returns its undo. */
  listen(listener: WatchersListener): () => void {
    const mine: WatchersListener = (...all) => listener(...all);
    this.#listeners.add(mine);
    if (this.#info || this.#problem !== 'pending') tellHost(() => mine(this.#all, this.#problem));
    return () => {
      if (this.#listeners.delete(mine) && !this.needed) this.#ended();
    };
  }

  up(): void {
    this.renew();
  }

  down(problem: ProblemCode): void {
    this.#tell(undefined, problem);
  }

  renew(): void {
    this.#subscription.renew();
  }

  async stop(): Promise<void> {
    this.#listeners.clear();
    await this.#subscription.stop();
  }

  get #all(): readonly SipWatcher[] {
    const all = (this.#info?.lists ?? []).flatMap(({ watchers }) => watchers);
    return all.flatMap(({ uri, status, displayName }) => {
      const address = parseAddress(uri)?.text;
      return address && status !== 'terminated' ? [{ address, status, ...(displayName && { displayName }) }] : [];
    });
  }

  #heard({ state, reason, body }: Notice): void {
    if (body?.kind !== 'watchers') {
      if (state === 'terminated' && reason === 'rejected') this.#tell(undefined, 'forbidden');
      return;
    }
    const { watchers, gap } = applyWatchers(this.#info, body.watchers);
    this.#tell(watchers);
    // What was lost in between comes with a full state (RFC 3858 §4.1).
    if (gap) this.#subscription.resync();
  }

  #tell(info: WatcherInfo | undefined, problem?: ProblemCode): void {
    this.#info = info;
    this.#problem = problem;
    for (const listener of this.#listeners) tellHost(() => listener(this.#all, problem));
  }
}
