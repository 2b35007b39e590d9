import { html } from 'hono/html';
import { adminPage } from './frame.mjs';

/** What administrators decide as one file, and back. */
export function backupPage(visit) {
  const { admin } = visit.t;
  const words = admin.backup;
  const content = html`<form class="card settings" id="export" novalidate aria-labelledby="export-title"><h2 id="export-title">${words.save}</h2><p class="hint">${words.saveHint}</p>
  <div class="save-bar"><button class="main-button" type="submit">${words.download}</button><p class="outcome" role="status"></p></div>
</form>
<form class="card settings" id="import" novalidate aria-labelledby="import-title"><h2 id="import-title">${words.load}</h2><p class="hint">${words.loadHint}</p>
  <div class="setting" data-field="file"><label for="import-file">${words.file}</label><input id="import-file" type="file" accept=".json,application/json" aria-describedby="import-file-mistake"><p class="mistake" id="import-file-mistake" hidden></p></div>
  <div class="save-bar"><button class="main-button" type="submit">${words.put}</button><p class="outcome" role="status"></p></div>
  <ul class="problems"></ul>
</form>
<section class="card" id="unreadable" aria-labelledby="unreadable-title" aria-busy="true"><h2 id="unreadable-title">${words.unreadable}</h2><p class="empty" role="status">${admin.loading}</p><ul class="problems"></ul></section>`;
  const { needFile, notJson, done, wrong, allRead, unreadableHint } = words;
  return adminPage(visit, 'backup', { content, scripts: ['admin/backup.js'], words: { needFile, notJson, done, wrong, allRead, unreadableHint } });
}
