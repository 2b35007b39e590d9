import { html } from 'hono/html';
import { adminPage } from './frame.mjs';

/** People of a network outside, out of a file or from a directory that the operator has named. */
export function directoryPage(visit) {
  const { admin } = visit.t;
  const words = admin.directory;
  const content = html`<form class="card settings" id="directory" novalidate aria-busy="true" aria-label="${admin.pages.directory}">
  <div class="setting" data-field="provider"><label for="directory-server">${words.server}</label><select id="directory-server" aria-describedby="directory-server-mistake"></select><p class="mistake" id="directory-server-mistake" hidden></p></div>
  <div class="setting"><label for="directory-file">${words.file}</label><input id="directory-file" type="file" accept=".csv,.tsv,.json,.txt,text/csv,application/json">
    <p class="hint"><a href="/public/harbour-staff.csv" download>${words.sample}</a></p></div>
  <div class="setting" data-field="people"><label for="directory-text">${words.text}</label>
    <textarea id="directory-text" rows="5" dir="ltr" spellcheck="false" aria-describedby="directory-text-hint directory-text-mistake"></textarea>
    <p class="hint" id="directory-text-hint">${words.textHint}</p><p class="mistake" id="directory-text-mistake" hidden></p></div>
  <div class="save-bar"><button class="main-button" type="submit" value="try">${words.tryIt}</button><span class="hint">${words.tryHint}</span></div>
  ${report()}
  <div class="save-bar"><button class="main-button" type="submit" value="take" hidden>${words.take}</button></div>
</form>
<section class="card settings" id="sources" aria-labelledby="sources-title" hidden><h2 id="sources-title">${words.sources}</h2><p class="hint">${words.sourcesHint}</p>
  <ul class="source-list"></ul>${report()}</section>
<div class="card" id="imported" aria-busy="true"><h2 id="imported-title">${words.people}</h2><p class="empty" role="status">${admin.loading}</p>
  <div class="scroller" tabindex="0" role="region" aria-labelledby="imported-title" hidden><table class="rows" aria-labelledby="imported-title"><thead><tr><th scope="col">${words.name}</th><th scope="col">${words.address}</th><th scope="col">${words.groups}</th></tr></thead><tbody></tbody></table></div>
  <p><button class="quiet-button" type="button" id="more" hidden>${admin.people.more}</button></p>
</div>`;
  return adminPage(visit, 'directory', { content, scripts: ['admin/directory.js'], words: { directory: words } });
}

function report() {
  return html`<div class="report"><p class="outcome" role="status"></p><dl class="examples"></dl><ul class="problems"></ul></div>`;
}
