import { PresenceError, problemOf, type OwnPresence, type PresenceView, type ProblemCode } from '@presence-elements/core';
import type { Confirmed } from './mine.js';

/** Sets my presence, and remembers what became of it: what was sent counts only once the network has confirmed it. */
export class Publisher {
  saving = false;
  /** Why the last attempt failed. */
  problem: ProblemCode | undefined;
  /** The network set another availability than was asked for. */
  overruled = false;
  confirmed: Confirmed | undefined;
  readonly #changed: () => void;
  readonly #now: () => number;
  #turn = 0;

  /** `changed` is called after each step. */
  constructor(changed: () => void, now: () => number = Date.now) {
    this.#changed = changed;
    this.#now = now;
  }

  /** Answers what was really set. Rejects with `PresenceError`. Of several at once the last one counts. */
  async publish(view: PresenceView | undefined, own: OwnPresence): Promise<OwnPresence> {
    const turn = ++this.#turn;
    this.forget();
    this.#step(turn, { saving: true });
    try {
      if (!view) throw new PresenceError('no-agent', 'There is no registry here yet that could set a presence');
      const set = await view.publish(own);
      const overruled = !!own.availability && set.availability !== own.availability;
      this.#step(turn, { saving: false, overruled, confirmed: { own: set, at: this.#now() } });
      return set;
    } catch (error) {
      this.#step(turn, { saving: false, problem: problemOf(error).problem });
      throw error;
    }
  }

  /** Whoever goes on typing has read what became of the last attempt. */
  forget(): void {
    this.problem = undefined;
    this.overruled = false;
    this.#changed();
  }

  #step(turn: number, step: Partial<Pick<Publisher, 'saving' | 'problem' | 'overruled' | 'confirmed'>>): void {
    if (turn !== this.#turn) return;
    Object.assign(this, step);
    this.#changed();
  }
}
