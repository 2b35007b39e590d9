import { html } from 'hono/html';
import { adminPage } from './frame.mjs';
import { AUTHORISATIONS } from './people.mjs';

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
  return adminPage(visit, 'changes', { content, scripts: ['admin/changes.js'], words: { changes: words, known: knownWords(admin) } });
}

/** What settings are called on their own pages, and what can be chosen there: a record of changes has to be readable, too. */
function knownWords({ access, sharing, messaging, people, areas }) {
  const { temporaryEnabled, temporaryMax, temporaryTtl } = sharing;
  return {
    fields: { ...access, ...sharing, ...messaging, ...Object.fromEntries(AUTHORISATIONS.map((each) => [each, people[each]])), 'enabled': areas.state, 'temporary.enabled': temporaryEnabled, 'temporary.max': temporaryMax, 'temporary.ttl': temporaryTtl },
    enabled: { 'sharing-changed': sharing.enabled, 'messaging-changed': messaging.enabled },
    choices: { ...access.editionChoices, 'im-and-presence': access.federatedChoices['im-and-presence'], 'conferencing': access.federatedChoices.conferencing, ...access.forChoices, ...sharing.approvalChoices },
    areas: areas.names,
  };
}
