import type { PresenceRegistry } from './presence-registry.js';

/** What is needed of a page; core has no DOM types. */
interface PageLike {
  readonly visibilityState: string;
  addEventListener(type: string, listener: () => void, options: { signal: AbortSignal }): void;
}

// A glance at another tab costs nothing; after this long a hidden page lets go of its stream (milliseconds).
const LINGER = 60_000;

/** Pauses a registry while the page has been hidden for a minute; resumes as it is seen again. Returns its undo. */
export function pauseWhenHidden(registry: Pick<PresenceRegistry, 'pause' | 'resume'>): () => void {
  const page = (globalThis as { document?: PageLike }).document;
  const undo = new AbortController();
  let timer: unknown;
  const follow = (): void => {
    clearTimeout(timer);
    if (page?.visibilityState === 'hidden') timer = setTimeout(() => registry.pause(), LINGER);
    else registry.resume();
  };
  page?.addEventListener('visibilitychange', follow, undo);
  // A frozen page gets no timer: it lets go at once (Page Lifecycle §4).
  page?.addEventListener('freeze', () => registry.pause(), undo);
  page?.addEventListener('resume', follow, undo);
  // A page may be opened in the background.
  follow();
  return () => {
    clearTimeout(timer);
    undo.abort();
  };
}
