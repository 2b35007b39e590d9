import type { ImAddress } from './address.js';
import type { PresenceNetworkAgent, PresenceReport, PresenceWatch } from './agent.js';
import { knownProblem, type ProblemCode } from './errors.js';
import type { Host } from './host.js';
import type { Viewer } from './viewer.js';

/** Whom a feed is for. */
export interface Watcher {
  readonly agent: PresenceNetworkAgent;
  readonly viewer: Viewer | undefined;
  /** What is to be watched now. */
  watched(): readonly ImAddress[];
  pushed(reports: readonly PresenceReport[]): void;
  lost(problem: ProblemCode): void;
  forget(): void;
}

// The first icons of a page gather; from then on scrolling changes the list at most four times a second (milliseconds).
const GATHER = 5, CALM = 250;

/** One watch per agent with the full set of watched addresses; what is pushed comes in here. */
export class Feed {
  /** Do changes arrive by themselves? */
  live = false;
  /** Is there a watch that has said neither that it is live nor that it is lost? */
  opens = false;
  readonly #host: Host;
  readonly #watcher: Watcher;
  #watch: PresenceWatch | undefined;
  #broken = false;
  #told = '';
  #toldAt = -Infinity;
  // Each watch has its own number: what an old one still says is dropped.
  #session = 0;

  constructor(host: Host, watcher: Watcher) {
    this.#host = host;
    this.#watcher = watcher;
  }

  /** The set of watched addresses may have changed. */
  touch(): void {
    const { alarm } = this.#host, calm = this.#toldAt + CALM - alarm.now();
    if (this.#watcher.agent.watch && !this.#broken) alarm.after(Math.min(Math.max(calm, GATHER), CALM), this.#sync);
  }

  close(): void {
    this.#host.alarm.clear(this.#sync);
    this.#session++;
    this.live = this.opens = false;
    this.#guard(() => this.#watch?.close());
    this.#watch = undefined;
    this.#broken = false;
    this.#told = '';
    this.#toldAt = -Infinity;
  }

  readonly #sync = (): void => {
    const addresses = this.#watcher.watched(), told = addresses.map(({ text }) => text).join('\n');
    if (!told) return this.close();
    if (told === this.#told) return;
    this.#guard(() => {
      this.#watch ??= this.#open();
      this.#watch.set(addresses);
      this.#told = told;
      this.#toldAt = this.#host.alarm.now();
      this.#host.emit({ type: 'watch', agent: this.#watcher.agent.name, addresses: addresses.length });
    });
  };

  #open(): PresenceWatch {
    const { agent, viewer } = this.#watcher, session = ++this.#session;
    const heed = (run: () => void): void => {
      if (session === this.#session) this.#guard(run);
    };
    this.opens = true;
    return agent.watch!({
      report: reports => heed(() => this.#watcher.pushed(reports)),
      live: () => heed(() => {
        this.live = true;
        this.opens = false;
        this.#host.emit({ type: 'live', agent: agent.name });
      }),
      lost: problem => heed(() => this.#lost(knownProblem(problem))),
      forget: () => heed(() => this.#watcher.forget()),
    }, { viewer });
  }

  #lost(problem: ProblemCode): void {
    this.live = this.opens = false;
    this.#host.emit({ type: 'lost', agent: this.#watcher.agent.name, problem });
    this.#watcher.lost(problem);
  }

  /** An agent that throws is not watched again until the page is shown anew; it is still asked. */
  #guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#broken = true;
      this.opens = false;
      this.#host.fault(error);
      if (this.live) this.#lost('agent-fault');
    }
  }
}
