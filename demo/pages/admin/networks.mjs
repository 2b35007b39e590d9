import { html } from 'hono/html';
import { adminPage } from './frame.mjs';

/** The list of networks: the library's own element does it all. */
export function networksPage(visit) {
  const content = html`<section class="card" aria-label="${visit.t.admin.pages.networks}"><presence-providers></presence-providers></section>`;
  return adminPage(visit, 'networks', { content, scripts: ['/admin.js'] });
}
