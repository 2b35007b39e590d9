import type { PresenceRegistry } from './presence-registry.js';

/** What is needed of a page; core has no DOM types. */
interface PageLike {
  readonly visibilityState: string;
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

// A glance at another tab costs nothing; after this long a hidden page lets go of its stream (milliseconds).
const LINGER = 60_000;

/** Pauses a registry while the page has been hidden for a minute; resumes as it is seen again. Returns its undo. */
export function pauseWhenHidden(registry: Pick<PresenceRegistry, 'pause' | 'resume'>): () => void {
  const page = (globalThis as { document?: PageLike }).document;
  if (!page) return () => undefined;
  let timer: unknown;
  const follow = (): void => {
    clearTimeout(timer);
    if (page.visibilityState === 'hidden') timer = setTimeout(() => registry.pause(), LINGER);
    else registry.resume();
  };
  page.addEventListener('visibilitychange', follow);
  // A frozen page gets no timer: it lets go at once (Page Lifecycle §4).
  const freeze = (): void => registry.pause();
  page.addEventListener('freeze', freeze);
  page.addEventListener('resume', follow);
  return () => {
    clearTimeout(timer);
    page.removeEventListener('visibilitychange', follow);
    page.removeEventListener('freeze', freeze);
    page.removeEventListener('resume', follow);
  };
}
