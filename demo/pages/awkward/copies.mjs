import { html } from 'hono/html';
import { presenceTags } from '../layout.mjs';
import { cast, reachableList } from './cast.mjs';

export const twoCopies = {
  slug: 'two-copies',
  title: 'Two copies of the library',
  look: 'A second copy comes from another URL; both answer from one registry over one stream, and the console has one note.',
  head: html`${presenceTags}<script type="module" src="/second-copy/presence-elements.js"></script>`,
  scripts: ['two-copies.js'],
  main: () => html`${reachableList(cast)}
<p>Both copies answer from one registry: <output id="shared" aria-live="polite">not yet known</output>.</p>`,
};

export const foreignIcon = {
  slug: 'foreign-icon',
  title: 'Somebody else’s presence-icon',
  look: 'The page had a presence-icon of its own before the library came: it is left alone, the console has one note, the rest of the library works.',
  head: html`<script type="module" src="/public/foreign-icon.js"></script>${presenceTags}`,
  main: () => html`<p>The next tag belongs to the page: <presence-icon address="${cast[0].address}" label="${cast[0].name}"></presence-icon></p>
<p><button type="button" class="quiet-button" id="ours">Grace’s tooltip</button>
<status-tooltip for="ours" address="${cast[0].address}" label="${cast[0].name}"></status-tooltip></p>`,
};
