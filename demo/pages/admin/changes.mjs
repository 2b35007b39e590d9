import { html } from 'hono/html';
import { adminPage } from './frame.mjs';

/** Who changed what, the latest first. */
export function changesPage(visit) {
  const { admin } = visit.t;
  const words = admin.changes;
  const content = html`<section class="card" id="changes" aria-label="${admin.pages.changes}" aria-busy="true">
  <p class="empty" role="status">${admin.loading}</p>
  <p><button class="quiet-button" type="button" id="latest">${words.refresh}</button></p>
  <ol class="changes" data-lang="${visit.lang}"></ol>
  <p><button class="quiet-button" type="button" id="older" hidden>${words.older}</button></p>
</section>`;
  return adminPage(visit, 'changes', { content, scripts: ['admin/changes.js'], words: { changes: words } });
}
