import { PresenceError, problemOf, type MyPreferences, type PreferencesChange, type PreferencesDesk, type ProblemCode } from '@presence-elements/core';

/** Holds what a desk keeps, as far as it is known, and follows it. */
export class DeskKeeper {
  /** Undefined until it has been read. */
  kept: MyPreferences | undefined;
  /** Why it could not be read the last time; what was read before stays. */
  problem: ProblemCode | undefined;
  readonly #changed: () => void;
  #desk: PreferencesDesk | undefined;
  #leave: (() => void) | undefined;
  #turn = 0;
  /** Of the newest read that has not been answered; 0: none. */
  #readTurn = 0;
  #writing = 0;
  #heard = false;

  /** `changed` is called after each step. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Does the desk itself tell of changes? */
  get hears(): boolean {
    return !!this.#desk?.follow;
  }

  get reading(): boolean {
    return this.#readTurn > 0;
  }

  /** Reads this desk, and again whenever it changes; what is followed already goes on. */
  follow(desk: PreferencesDesk | undefined): void {
    if (desk !== this.#desk) {
      this.stop();
      this.#desk = desk;
      // Somebody else's preferences must not stay, not even for a moment.
      this.kept = this.problem = undefined;
    }
    if (!desk || this.#leave) return;
    this.#leave = desk.follow?.(this.#hear) ?? ((): void => undefined);
    void this.again();
  }

  stop(): void {
    this.#turn++;
    this.#readTurn = 0;
    this.#leave?.();
    this.#leave = undefined;
  }

  /** Reads it again; a failure is kept as `problem`. */
  async again(): Promise<void> {
    const turn = ++this.#turn;
    try {
      await this.#read(turn);
    } catch (error) {
      this.#take(turn, this.kept, problemOf(error).problem);
    }
  }

  /** What is kept now. Rejects with whatever the desk says. */
  latest(): Promise<MyPreferences> {
    return this.#read(++this.#turn);
  }

  /** Answers what is kept afterwards. Rejects with whatever the desk says, and nothing has changed then. */
  async write(change: PreferencesChange): Promise<MyPreferences> {
    const desk = this.#desk;
    if (!desk) throw new PresenceError('no-agent', 'No network here keeps preferences');
    this.#writing++;
    try {
      const kept = await desk.write(change);
      if (desk === this.#desk) this.#take(++this.#turn, kept, undefined);
      return kept;
    } finally {
      this.#writing--;
      // Of what overlaps nobody knows which is later.
      if (this.#readTurn || this.#writing || this.#heard) this.#hear();
    }
  }

  /** A change of one's own is told, too, and is known when it is answered. */
  readonly #hear = (): void => {
    this.#heard = this.#writing > 0;
    if (!this.#heard && this.#leave) void this.again();
  };

  async #read(turn: number): Promise<MyPreferences> {
    const desk = this.#desk;
    if (!desk) throw new PresenceError('no-agent', 'No network here keeps preferences');
    this.#readTurn = turn;
    try {
      const kept = await desk.read();
      this.#take(turn, kept, undefined);
      return kept;
    } finally {
      if (this.#readTurn === turn) this.#readTurn = 0;
    }
  }

  #take(turn: number, kept: MyPreferences | undefined, problem: ProblemCode | undefined): void {
    if (turn !== this.#turn) return;
    this.kept = kept;
    this.problem = problem;
    this.#changed();
  }
}
