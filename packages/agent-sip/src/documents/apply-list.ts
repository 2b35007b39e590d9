import type { ResourceList } from './body.js';

/** What is known after `next`, and whether something in between was lost: then subscribe anew, for a full state. */
export function applyList(_previous: ResourceList | undefined, next: ResourceList): { readonly list: ResourceList; readonly gap: boolean } {
  return { list: next, gap: false };
}
