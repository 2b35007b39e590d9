import { html } from 'hono/html';
import { cast, reachableList } from './cast.mjs';

export const clipped = {
  slug: 'clipped',
  title: 'Inside boxes that clip',
  look: 'Tooltip and menu come out of overflow: hidden, contain: paint, a transform and a scrolling box, whole and in place.',
  main: () => html`<div class="boxes">
  ${box('clip-overflow', 'overflow: hidden')}
  ${box('clip-contain', 'contain: paint')}
  ${box('clip-transform', 'transform and overflow: clip')}
  ${box('clip-scroll', 'overflow: auto', cast)}
</div>`,
};

function box(className, title, list = cast.slice(0, 1)) {
  return html`<section aria-labelledby="${className}-title"><h2 id="${className}-title"><code>${title}</code></h2>
  <div class="clip ${className}"${list.length > 1 ? html` tabindex="0" role="group" aria-labelledby="${className}-title"` : ''}>${reachableList(list)}</div></section>`;
}
