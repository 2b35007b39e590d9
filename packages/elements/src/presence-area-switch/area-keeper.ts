import { problemOf, type Area, type Areas, type ProblemCode } from '@presence-elements/core';

/** Holds what is kept of one area, as far as it is known, and follows it. */
export class AreaKeeper {
  /** Undefined until it has been read. */
  kept: Area | undefined;
  /** What is being saved. */
  wanted: boolean | undefined;
  /** What became of the last change. */
  outcome: 'saved' | ProblemCode | undefined;
  readonly #changed: () => void;
  #areas: Areas | undefined;
  #area = '';
  #leave: (() => void) | undefined;
  #turn = 0;

  /** `changed` is called after each step. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Reads this area, and again whenever it changes; what is followed already goes on. */
  follow(areas: Areas | undefined, area: string): void {
    if (areas !== this.#areas || area !== this.#area) {
      this.stop();
      this.#areas = areas;
      this.#area = area;
      this.kept = this.wanted = this.outcome = undefined;
    }
    if (!areas || !area || this.#leave) return;
    this.#leave = areas.follow?.(() => void this.#read(areas)) ?? ((): void => undefined);
    void this.#read(areas);
  }

  stop(): void {
    this.#turn++;
    this.#leave?.();
    this.#leave = undefined;
  }

  /** Switches it. Rejects with `PresenceError`, and nothing has changed then. */
  async write(enabled: boolean): Promise<Area | undefined> {
    const areas = this.#areas, turn = ++this.#turn;
    if (!areas) return undefined;
    this.#step(turn, { wanted: enabled, outcome: undefined });
    try {
      const kept = await areas.write(this.#area, enabled);
      this.#step(turn, { kept, outcome: 'saved' });
      return kept;
    } catch (error) {
      this.#step(turn, { outcome: problemOf(error).problem });
      throw error;
    } finally {
      this.#step(turn, { wanted: undefined });
    }
  }

  /** What cannot be read now stays as it was known: whoever switches it is told why that fails. */
  async #read(areas: Areas): Promise<void> {
    // What is being saved is answered by itself.
    if (this.wanted !== undefined) return;
    const turn = ++this.#turn, kept = await areas.read(this.#area).catch(() => this.kept);
    this.#step(turn, { kept });
  }

  #step(turn: number, step: Partial<Pick<AreaKeeper, 'kept' | 'wanted' | 'outcome'>>): void {
    if (turn !== this.#turn) return;
    Object.assign(this, step);
    this.#changed();
  }
}
