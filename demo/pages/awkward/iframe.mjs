import { html } from 'hono/html';
import { headOf, presenceTags } from '../layout.mjs';
import { cast, reachableList } from './cast.mjs';

export const iframe = {
  slug: 'iframe',
  title: 'In an iframe',
  look: 'The framed page has its own copy of everything; its tooltips and menus stay inside the frame, turned round at its edges.',
  main: () => html`<iframe class="frame" src="/awkward/frame" title="Contacts of the project, framed"></iframe>`,
};

/** What the frame shows: a page without the portal around it. */
export function framePage({ lang, t, theme }) {
  return html`<!doctype html>
<html lang="en" dir="${t.dir}" data-theme="${theme}" data-lang="${lang}">
${headOf('Contacts', [], presenceTags)}
<body class="framed"><main><h1 class="framed-title">Contacts of the project</h1>${reachableList(cast, 'spread')}</main></body>
</html>`;
}
