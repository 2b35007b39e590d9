import type { Page } from './browser.js';

/** What the browser does to a tab that goes to the back, its minute passing at once: only timers set in that moment are cut short. */
export function turn(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  return page.evaluate(now => {
    const set = globalThis.setTimeout;
    globalThis.setTimeout = ((run: () => void) => set(run, 0)) as typeof setTimeout;
    Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
    Object.defineProperty(document, 'hidden', { value: now === 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    globalThis.setTimeout = set;
  }, state);
}
