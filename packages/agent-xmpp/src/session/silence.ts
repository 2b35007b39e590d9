import type { Settings } from '../xmpp-options.js';

// How long nothing new must have come before silence means something (milliseconds).
const QUIET = 3_000;

/**
 * Tells when a server has said all that it is going to say of some people of its own accord. Some servers say nothing of
 * those who are offline; some take ten seconds before they say anything of anybody, and then everything at once.
 */
export class Silence {
  readonly #settings: Pick<Settings, 'schedule'>;
  readonly #over: () => void;
  #cancel: (() => void) | undefined;

  constructor(settings: Pick<Settings, 'schedule'>, over: () => void) {
    this.#settings = settings;
    this.#over = over;
  }

  get isRunning(): boolean {
    return this.#cancel !== undefined;
  }

  /** From now on silence counts; what came before does not. */
  begin(): void {
    this.stop();
    this.#cancel = this.#settings.schedule(() => {
      this.#cancel = undefined;
      this.#over();
    }, QUIET);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
