/** What is needed of a page. */
export type ActivityPage = Partial<Pick<EventTarget, 'addEventListener' | 'removeEventListener'>>;

export interface PageActivity {
  /** Was the page used within five minutes? */
  active(): boolean;
  stop(): void;
}

// Still for this long, and a person counts as away from the page (milliseconds).
const STILL = 300_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;

/** Notices that somebody uses the page; `back` is called as they come back to it. */
export function watchActivity(page: ActivityPage, now: () => number, back: () => void): PageActivity {
  // Opening a page is using it.
  let last = now();
  const active = (): boolean => now() - last < STILL;
  const note = (): void => {
    const wasActive = active();
    last = now();
    if (!wasActive) back();
  };
  for (const sign of SIGNS) page.addEventListener?.(sign, note, { capture: true, passive: true });
  return {
    active,
    stop() {
      for (const sign of SIGNS) page.removeEventListener?.(sign, note, { capture: true });
    },
  };
}
