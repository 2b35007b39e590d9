import { html } from 'hono/html';
import { adminPage } from './frame.mjs';

/** The list of networks: the library's own element does it all. */
export function networksPage(visit) {
  // The element's own headings are those of a part of a page.
  const content = html`<div class="card"><h2 class="visually-hidden">${visit.t.admin.pages.networks}</h2><presence-providers></presence-providers></div>`;
  return adminPage(visit, 'networks', { content, scripts: ['/admin.js'] });
}
