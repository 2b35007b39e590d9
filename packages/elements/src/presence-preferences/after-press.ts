import type { Schedule } from '@presence-elements/core';

/**
 * Does something once no mouse button (or finger, which browsers turn into one) is pressed on an element.
 *
 * Whoever presses a button leaves the field they were in: what is drawn in that moment moves the button from under the pointer,
 * and its click gets lost.
 */
export class AfterPress {
  readonly #schedule: Schedule;
  #isPressed = false;
  #waiting: (() => void) | undefined;

  constructor(element: EventTarget, schedule: Schedule = later) {
    this.#schedule = schedule;
    element.addEventListener('mousedown', () => this.#press());
  }

  /** At once, where nothing is pressed. */
  run(act: () => void): void {
    if (this.#isPressed) this.#waiting = act;
    else act();
  }

  #press(): void {
    this.#isPressed = true;
    // Wherever it is released; who drags something is told of no mouse.
    const ends = ['mouseup', 'dragend'], released = (): void => {
      for (const end of ends) removeEventListener(end, released, true);
      // The click itself comes after that.
      this.#schedule(() => this.#release(), 0);
    };
    for (const end of ends) addEventListener(end, released, true);
  }

  #release(): void {
    const act = this.#waiting;
    this.#isPressed = false;
    this.#waiting = undefined;
    act?.();
  }
}

function later(run: () => void, delay: number): () => void {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
}
