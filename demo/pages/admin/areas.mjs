import { html } from 'hono/html';
import { areas } from '../../data/areas.mjs';
import { adminPage } from './frame.mjs';

/** Areas of the portal: is presence on there, and who may switch it? */
export function areasPage(visit) {
  const { admin } = visit.t;
  const words = admin.areas;
  const content = html`<div id="areas" aria-busy="true"><p class="outcome" role="status">${admin.loading}</p><div class="area-list"></div></div>
<form class="card settings" id="new-area" novalidate><div class="setting" data-field="area"><label for="new-area-name">${words.newArea}</label>
  <input id="new-area-name" dir="ltr" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="new-area-hint new-area-mistake">
  <p class="hint" id="new-area-hint">${words.newAreaHint}</p><p class="mistake" id="new-area-mistake" hidden></p></div>
  <div class="save-bar"><button class="quiet-button" type="submit">${admin.add}</button></div></form>`;
  return adminPage(visit, 'areas', { content, scripts: ['admin/areas.js'], words: { areas: words, known: areas.map(({ area }) => area) } });
}
