import type { Settings } from '../xmpp-options.js';

// How often it looks, after how much silence it asks, how long it waits for any sign (milliseconds).
const LOOK = 5_000, SILENCE = 30_000, PATIENCE = 10_000;
// A timer this late means that the machine slept; a hidden page's timers come once a minute (milliseconds).
const SLEPT = 90_000;

/** Notices a connection that is open but dead: a cut cable, a frozen server, a laptop that slept. */
export class Pulse {
  readonly #settings: Pick<Settings, 'now' | 'schedule'>;
  readonly #ping: () => void;
  readonly #dead: () => void;
  #cancel: (() => void) | undefined;
  /** When anything was last heard. */
  heardAt = 0;
  #askedAt: number | undefined;

  /** `ping` asks for a sign of life; `dead` is called once where none came. */
  constructor(settings: Pick<Settings, 'now' | 'schedule'>, ping: () => void, dead: () => void) {
    this.#settings = settings;
    this.#ping = ping;
    this.#dead = dead;
  }

  start(): void {
    this.stop();
    this.heard();
    this.#wait();
  }

  heard(): void {
    this.heardAt = this.#settings.now();
    this.#askedAt = undefined;
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #wait(): void {
    const due = this.#settings.now() + LOOK;
    this.#cancel = this.#settings.schedule(() => this.#look(due), LOOK);
  }

  #look(due: number): void {
    const now = this.#settings.now();
    const isDead = Math.abs(now - due) > SLEPT || (this.#askedAt !== undefined && now >= this.#askedAt + PATIENCE);
    if (isDead) {
      this.stop();
      return this.#dead();
    }
    if (this.#askedAt === undefined && now >= this.heardAt + SILENCE) {
      this.#askedAt = now;
      this.#ping();
    }
    this.#wait();
  }
}
