import type { ImAddress } from './address.js';
import type { PresenceNetworkAgent, PresenceReport, PresenceWatch } from './agent.js';
import type { Alarm } from './alarm.js';
import type { ProblemCode } from './errors.js';
import type { Viewer } from './viewer.js';

export interface FeedOptions {
  readonly agent: PresenceNetworkAgent;
  readonly viewer: Viewer | undefined;
  readonly alarm: Alarm;
  /** What is to be watched now. */
  list(): readonly ImAddress[];
  report(reports: readonly PresenceReport[]): void;
  live(): void;
  lost(problem: ProblemCode): void;
  fault(error: unknown): void;
  told(addresses: number): void;
}

// The first icons of a page gather; from then on scrolling changes the list at most four times a second (milliseconds).
const GATHER = 5, CALM = 250;

/** One watch per agent with the full set of watched addresses; what is pushed comes in here. */
export class Feed {
  /** Do changes arrive by themselves? */
  live = false;
  readonly #options: FeedOptions;
  #watch: PresenceWatch | undefined;
  #broken = false;
  #told = '';
  #toldAt = -Infinity;
  // Each watch has its own number: what an old one still says is dropped.
  #session = 0;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  /** The set of watched addresses may have changed. */
  touch(): void {
    const { alarm, agent } = this.#options;
    if (agent.watch && !this.#broken) alarm.at(Math.max(alarm.now() + GATHER, this.#toldAt + CALM), this.#sync);
  }

  close(): void {
    const watch = this.#watch;
    this.#options.alarm.clear(this.#sync);
    this.#session++;
    this.#watch = undefined;
    this.live = this.#broken = false;
    this.#told = '';
    this.#toldAt = -Infinity;
    this.#guard(() => watch?.close());
  }

  readonly #sync = (): void => {
    const { alarm, list, told } = this.#options;
    const addresses = list();
    if (!addresses.length) return this.close();
    const text = addresses.map(address => address.text).join('\n');
    if (text === this.#told) return;
    this.#guard(() => {
      this.#watch ??= this.#open();
      this.#watch.set(addresses);
      this.#told = text;
      this.#toldAt = alarm.now();
      told(addresses.length);
    });
  };

  #open(): PresenceWatch {
    const { agent, viewer, report, live, lost } = this.#options;
    const session = ++this.#session;
    const heed = (run: () => void): void => {
      if (session === this.#session) this.#guard(run);
    };
    return agent.watch!({
      report: reports => heed(() => report(reports)),
      live: () => heed(() => { this.live = true; live(); }),
      lost: problem => heed(() => { this.live = false; lost(problem); }),
    }, { viewer });
  }

  /** An agent that throws is not watched again until the page is shown anew; it is still asked. */
  #guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#broken = true;
      this.#options.fault(error);
      if (!this.live) return;
      this.live = false;
      this.#options.lost('agent-fault');
    }
  }
}
