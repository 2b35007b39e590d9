import { html } from 'hono/html';
import { cast, reachableList } from './cast.mjs';

/** An address that only the branch office's relay may ever hear of. */
export const CONFIDENTIAL = 'confidential@branch.example';

export const late = {
  slug: 'late',
  title: 'Defined two seconds late',
  look: 'The library arrives two seconds after the page: nothing jumps, and the address inside the scope is asked at the scope’s relay only.',
  head: html`<meta name="presence-relay" content="/presence">`,
  scripts: ['late.js'],
  main: () => html`${reachableList(cast.slice(0, 3))}
<presence-scope relay="/branch/presence"><p class="boxed">At the branch office:
  <span id="branch-name">Confidential contact</span> <presence-icon address="${CONFIDENTIAL}" label-from="branch-name"></presence-icon></p></presence-scope>
<p>The library is <output id="library" aria-live="polite">not here yet</output>.</p>`,
};
