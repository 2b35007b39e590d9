import { problemOf, type Areas, type PresenceView, type ProblemCode, type Schedule } from '@presence-elements/core';
import type { ReactiveController, ReactiveElement } from '@lit/reactive-element';
import { AccountSearch } from '../controllers/account-search.js';
import { closedView } from './closed-view.js';

// As the registry waits after failures (milliseconds).
const FIRST_RETRY = 10_000, LONGEST_RETRY = 300_000;
// A registry may be set a moment after the scope is there (milliseconds).
const PATIENCE = 3_000;

export interface AreaGateOptions {
  readonly schedule?: Schedule | undefined;
  /** 0 ≤ random < 1, for jitter. */
  readonly random?: (() => number) | undefined;
}

/**
 * Lets those in an area of a portal see presence where the area's moderators have it switched on.
 *
 * Nobody is asked before that is known. While it cannot be read, what was last known holds; where nothing was, everything
 * inside is unknown for that very reason, and it is read again by and by: presence that somebody has switched off must not
 * show because a network was slow. Where no network keeps settings of areas, nobody can have switched it off.
 */
export class AreaGate implements ReactiveController {
  readonly #scope: ReactiveElement & { readonly area: string | null | undefined };
  readonly #schedule: Schedule;
  readonly #random: () => number;
  /** What those inside use; undefined: they wait. */
  #view: PresenceView | undefined;
  #behind: PresenceView | undefined;
  #area: string | null | undefined;
  #search: AccountSearch | undefined;
  #areas: Areas | undefined;
  #leave: (() => void) | undefined;
  #isKnown = false;
  #failures = 0;
  #cancel: (() => void) | undefined;
  #turn = 0;

  /** The scope is drawn anew when there is another view. */
  constructor(scope: ReactiveElement & { readonly area: string | null | undefined }, { schedule = timer, random = Math.random }: AreaGateOptions = {}) {
    this.#scope = scope;
    this.#schedule = schedule;
    this.#random = random;
    scope.addController(this);
    scope.requestUpdate();
  }

  hostDisconnected(): void {
    // What only moves goes on: it is connected again before this runs.
    queueMicrotask(() => {
      if (!this.#scope.isConnected) this.#follow(undefined, undefined);
    });
  }

  hostUpdate(): void {
    if (!this.#scope.area) this.#follow(undefined, undefined);
  }

  /** What those inside use of what is seen through `behind`; undefined: they wait. */
  through(behind: PresenceView | undefined): PresenceView | undefined {
    this.#follow(this.#scope.isConnected ? behind : undefined, this.#scope.area);
    return this.#view;
  }

  #follow(behind: PresenceView | undefined, area: string | null | undefined): void {
    if (behind === this.#behind && area === this.#area) return;
    this.#stop();
    this.#behind = behind;
    this.#area = area;
    if (!area) return;
    if (!behind) return this.#hint(area);
    this.#search = new AccountSearch(behind, 'areas', this.#found);
    this.#search.start();
  }

  /** Nobody sees why a scope waits, least of all who has forgotten what it is to look through. */
  #hint(area: string): void {
    if (!this.#scope.isConnected) return;
    this.#cancel = this.#schedule(() => {
      console.info(`[presence-elements] <presence-scope area="${area}"> waits for a registry: write inherit to take the one around it`);
    }, PATIENCE);
  }

  #stop(): void {
    this.#search?.stop();
    this.#forget();
    this.#search = this.#view = undefined;
    this.#isKnown = false;
  }

  #forget(): void {
    this.#turn++;
    this.#leave?.();
    this.#cancel?.();
    this.#leave = this.#cancel = this.#areas = undefined;
    this.#failures = 0;
  }

  readonly #found = (): void => {
    const { account, problem } = this.#search!;
    // It is being looked for: what is known still holds.
    if (account === undefined) return;
    const failures = this.#failures;
    this.#forget();
    this.#areas = account?.areas;
    if (this.#areas) {
      this.#leave = this.#areas.follow?.(() => void this.#read());
      void this.#read();
    } else if (problem) {
      this.#failures = failures;
      this.#fail(problem);
    } else this.#open(true);
  };

  async #read(): Promise<void> {
    const turn = ++this.#turn;
    this.#cancel?.();
    try {
      const { enabled } = await this.#areas!.read(this.#area!);
      if (turn !== this.#turn) return;
      this.#failures = 0;
      this.#open(enabled);
    } catch (error) {
      if (turn !== this.#turn) return;
      const { problem } = problemOf(error);
      // A name that no area can have, for one.
      if (problem === 'agent-fault') console.error('[presence-elements]', error);
      this.#fail(problem);
    }
  }

  #open(enabled: boolean): void {
    this.#isKnown = true;
    this.#show(enabled ? this.#behind : closedView(this.#behind!, 'network-disabled'));
  }

  #fail(problem: ProblemCode): void {
    const wait = Math.min(FIRST_RETRY * 2 ** this.#failures++, LONGEST_RETRY);
    // Later, never sooner: a thousand pages must not come back in the same instant.
    this.#cancel = this.#schedule(() => (this.#areas ? void this.#read() : this.#search?.retry()), wait * (1 + this.#random() / 4));
    if (!this.#isKnown) this.#show(closedView(this.#behind!, problem));
  }

  #show(view: PresenceView | undefined): void {
    if (view === this.#view) return;
    this.#view = view;
    this.#scope.requestUpdate();
  }
}

const timer: Schedule = (run, delay) => {
  const id = setTimeout(run, delay);
  return () => clearTimeout(id);
};
