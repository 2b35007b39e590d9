import type { Settings } from '../xmpp-options.js';

// How long nothing new must have come before silence means something, and how long that is waited for at most (milliseconds).
const QUIET = 3_000, LONGEST = 30_000;

/**
 * Tells when a server has said all that it is going to say of its own accord. Some say nothing of those who are offline;
 * some take ten seconds before they say anything of anybody, and then everything at once.
 */
export class Silence {
  readonly #settings: Pick<Settings, 'now' | 'schedule'>;
  readonly #over: () => void;
  #cancel: (() => void) | undefined;
  #end = 0;

  constructor(settings: Pick<Settings, 'now' | 'schedule'>, over: () => void) {
    this.#settings = settings;
    this.#over = over;
  }

  get isRunning(): boolean {
    return this.#cancel !== undefined;
  }

  /** From now on silence counts. */
  begin(): void {
    this.#end = this.#settings.now() + LONGEST;
    this.#wait();
  }

  /** Something new came: there may be more. */
  broken(): void {
    if (this.#cancel) this.#wait();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #wait(): void {
    this.stop();
    this.#cancel = this.#settings.schedule(() => {
      this.#cancel = undefined;
      this.#over();
    }, Math.min(QUIET, Math.max(this.#end - this.#settings.now(), 0)));
  }
}
