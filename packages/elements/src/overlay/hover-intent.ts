import type { Schedule } from '@presence-elements/core';

/** Long enough that a pointer on its way elsewhere opens nothing, in milliseconds. */
export const OPEN_DELAY = 300;
/** How long the pointer may take from the anchor into the tooltip, in milliseconds (WCAG 2.2 §1.4.13, hoverable). */
export const GRACE = 200;
/** For so long after one tooltip was open its neighbours open at once, in milliseconds. */
export const COOL_DOWN = 500;

const later: Schedule = (run, delay) => {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
};

/** Decides when pointing at something is meant as a question. One per page, so that all tooltips are warm together. */
export class HoverIntent<Target> {
  readonly #show: (target: Target) => void;
  readonly #hide: () => void;
  readonly #schedule: Schedule;
  #shown: Target | undefined;
  #warm = false;
  #cancel: () => void = () => undefined;

  constructor(show: (target: Target) => void, hide: () => void, schedule: Schedule = later) {
    this.#show = show;
    this.#hide = hide;
    this.#schedule = schedule;
  }

  get shown(): Target | undefined {
    return this.#shown;
  }

  /** Always from a timer: a tooltip opened inside the event that asked may meet a popover that is just closing. */
  enter(target: Target, delay: number = this.#warm ? 0 : OPEN_DELAY): void {
    this.#cancel();
    if (target === this.#shown) return;
    this.#after(delay, () => {
      this.#warm = true;
      this.#shown = target;
      this.#show(target);
    });
  }

  leave(): void {
    this.#after(GRACE, () => this.close());
  }

  close(): void {
    this.#cancel();
    if (!this.#shown) return;
    this.#shown = undefined;
    this.#hide();
    this.#after(COOL_DOWN, () => (this.#warm = false));
  }

  #after(delay: number, run: () => void): void {
    this.#cancel();
    this.#cancel = this.#schedule(run, delay);
  }
}
