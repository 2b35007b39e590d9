import { html } from 'hono/html';
import { cast, reachableList } from './cast.mjs';

export const dialog = {
  slug: 'dialog',
  title: 'In a modal dialog',
  look: 'Tooltip and menu of an icon inside a modal dialog lie above it and can be used; Escape closes them first, the dialog after.',
  scripts: ['dialog.js'],
  main: () => html`${reachableList(cast.slice(0, 2))}
<p><button type="button" class="main-button" data-opens="approvers">Choose who approves</button></p>
<dialog id="approvers" aria-labelledby="approvers-title">
  <h2 id="approvers-title">Who approves?</h2>
  ${reachableList(cast)}
  <form method="dialog"><button class="main-button">Done</button></form>
</dialog>`,
};
