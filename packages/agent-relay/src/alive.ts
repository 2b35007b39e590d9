import { watchActivity, type ActivityPage, type PageActivity } from './activity.js';
import type { RelayClient } from './relay-client.js';
import { joinTabs, type Tabs, type TabsBrowser } from './tabs.js';

export interface AliveOptions {
  /** Is the page in use? By default: was there a key, a pointer or a wheel within five minutes. */
  readonly active?: (() => boolean) | undefined;
  /** Tells people apart who are signed in to one site in tabs of their own: by default a browser is one person. */
  readonly user?: string | undefined;
  /** The window; another in tests. */
  readonly page?: (ActivityPage & TabsBrowser) | undefined;
}

// How often the relay hears from a person (milliseconds).
const BEAT = 60_000;
// A page in use tells the others once per beat, a hidden one up to a beat late (milliseconds).
const ELSEWHERE = 2.5 * BEAT;

/** Says once a minute, from one page of several, that a person's pages are open and whether any is used. Returns its undo. */
export function keepAlive(client: RelayClient, options: AliveOptions = {}): () => void {
  const { page = globalThis } = options;
  const alive = new Alive(client, options, page);
  // A page that goes to the back-forward cache must let another lead; a lock would keep it out of there.
  page.addEventListener?.('pagehide', alive.stop);
  page.addEventListener?.('pageshow', alive.start);
  alive.start();
  return () => {
    page.removeEventListener?.('pagehide', alive.stop);
    page.removeEventListener?.('pageshow', alive.start);
    alive.stop();
  };
}

class Alive {
  readonly #client: RelayClient;
  readonly #options: AliveOptions;
  readonly #page: ActivityPage & TabsBrowser;
  #activity: PageActivity | undefined;
  #tabs: Tabs | undefined;
  #leads = false;
  #usedElsewhere = -Infinity;
  #cancel: (() => void) | undefined;

  constructor(client: RelayClient, options: AliveOptions, page: ActivityPage & TabsBrowser) {
    this.#client = client;
    this.#options = options;
    this.#page = page;
  }

  readonly start = (): void => {
    if (this.#tabs) return;
    const { url, now } = this.#client, { user = '' } = this.#options;
    this.#activity = watchActivity(this.#page, now, this.#beat);
    this.#tabs = joinTabs(`presence-alive ${url} ${user}`, this.#page, this.#lead, this.#hear);
    // A relay that was restarted need not wait a minute to hear who is there.
    this.#client.onnew = this.#beat;
    this.#beat();
  };

  readonly stop = (): void => {
    this.#client.onnew = undefined;
    this.#cancel?.();
    this.#activity?.stop();
    this.#tabs?.leave();
    this.#tabs = undefined;
    this.#leads = false;
  };

  readonly #lead = (): void => {
    this.#leads = true;
    this.#beat();
  };

  /** Another page is in use: whoever comes back after a break is seen at once. */
  readonly #hear = (): void => {
    const wasUsed = this.#used;
    this.#usedElsewhere = this.#client.now();
    if (this.#leads && !wasUsed) this.#beat();
  };

  get #usedHere(): boolean {
    return this.#options.active?.() ?? this.#activity!.active();
  }

  get #used(): boolean {
    return this.#usedHere || this.#client.now() - this.#usedElsewhere < ELSEWHERE;
  }

  readonly #beat = (): void => {
    this.#cancel?.();
    this.#cancel = this.#client.schedule(this.#beat, BEAT);
    if (this.#leads) void this.#tell(this.#used);
    else if (this.#usedHere) this.#tabs?.tell();
  };

  async #tell(active: boolean): Promise<void> {
    try {
      await this.#client.request('/me/alive', { method: 'POST', body: JSON.stringify({ active }), keepalive: true });
    } catch {
      // The next beat says it again.
    }
  }
}
