import { followInterest as follow, onceLoaded } from './notice.js';

const attend = onceLoaded(() => import('./attend.js'));

/** Lets all icons of a document or shadow root share what notices interest in them. Call it whenever one is connected. */
export function followInterest(root: Node): void {
  follow(root, attend);
}
