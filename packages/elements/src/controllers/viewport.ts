// What is this close to the screen is worth asking for.
const MARGIN = '200px';

const watched = new WeakMap<Element, (near: boolean) => void>();
let observer: IntersectionObserver | undefined;

/** Tells whether an element is on the screen or close to it, now and on each change. One observer serves the page. Returns its undo. */
export function whileNear(element: Element, tell: (near: boolean) => void): () => void {
  observer ??= new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) watched.get(target)?.(isIntersecting);
  }, { rootMargin: MARGIN, scrollMargin: MARGIN });
  watched.set(element, tell);
  observer.observe(element);
  return () => {
    watched.delete(element);
    observer?.unobserve(element);
  };
}
