import { problemOf, type ProblemCode, type ProviderList, type Providers } from '@presence-elements/core';

/** Reads the list of networks, and again whenever it may have changed. */
export class ProviderReader {
  /** As last read; stays after a failure, except where the viewer may not see it any more. */
  providers: Providers | undefined;
  /** Why the last reading failed. */
  problem: ProblemCode | undefined;
  reading = false;
  readonly #changed: () => void;
  #list: ProviderList | undefined;
  #leave: (() => void) | undefined;
  #turn = 0;
  #latest: Promise<void> | undefined;

  /** `changed` is called after each step. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** From now on this one is read and followed; without one, nothing is known any more. */
  use(list: ProviderList | undefined): void {
    if (list === this.#list && (list || !this.providers)) return;
    this.rest();
    this.#list = list;
    if (!list) return this.#step({ providers: undefined, problem: undefined, reading: false });
    this.#leave = list.follow?.(() => void this.read());
    void this.read();
  }

  /** Follows nothing until it is used again; what was read stays. */
  rest(): void {
    this.#leave?.();
    this.#leave = undefined;
    this.#list = undefined;
    this.#latest = undefined;
    this.#turn++;
  }

  /** Never rejects. Of several at once the last one counts, and all of them are done when it is. */
  read(): Promise<void> {
    return (this.#latest = this.#read());
  }

  async #read(): Promise<void> {
    const list = this.#list, turn = ++this.#turn;
    if (!list) return;
    this.#step({ reading: true });
    let step: Partial<ProviderReader>;
    try {
      step = { providers: await list.read(), problem: undefined };
    } catch (error) {
      const { problem } = problemOf(error);
      step = { problem, ...(['signed-out', 'forbidden'].includes(problem) && { providers: undefined }) };
    }
    if (turn === this.#turn) return this.#step({ ...step, reading: false });
    await this.#latest;
  }

  #step(step: Partial<Pick<ProviderReader, 'providers' | 'problem' | 'reading'>>): void {
    Object.assign(this, step);
    this.#changed();
  }
}
