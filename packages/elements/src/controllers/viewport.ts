/** What wants to know whether it is on the screen or close to it. */
export interface NearAware extends Element {
  /** Told at first and on each change. */
  setNear(near: boolean): void;
}

// What is this close to the screen is worth asking for.
const MARGIN = '200px';

const fresh = new Set<NearAware>();
let observer: IntersectionObserver | undefined;

/**
 * Begins to tell an element whether it is near the screen. One observer serves the page, and nothing is kept per element.
 *
 * It looks after the first paint: measuring ten thousand elements must not keep them from being seen.
 */
export function followNearness(element: NearAware, nextFrame: (run: () => void) => unknown = requestAnimationFrame): void {
  // The next frame begins before this one's changes are painted, the one after it when they are.
  if (!fresh.size) nextFrame(() => nextFrame(observe));
  fresh.add(element);
}

export function leaveNearness(element: NearAware): void {
  fresh.delete(element);
  observer?.unobserve(element);
}

function observe(): void {
  observer ??= new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) (target as NearAware).setNear(isIntersecting);
  }, { rootMargin: MARGIN, scrollMargin: MARGIN });
  for (const element of fresh) observer.observe(element);
  fresh.clear();
}
