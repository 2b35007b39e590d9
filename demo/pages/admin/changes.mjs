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
function knownWords({ access, sharing, messaging, people, areas, changes, pages }) {
  const { temporaryEnabled, temporaryMax, temporaryTtl } = sharing;
  const { network, networkChoices, federation, directory } = changes;
  return {
    fields: {
      access, messaging, network,
      sharing: { ...sharing, 'temporary.enabled': temporaryEnabled, 'temporary.max': temporaryMax, 'temporary.ttl': temporaryTtl },
      federation: { enabled: federation },
      people: Object.fromEntries(AUTHORISATIONS.map((each) => [each, people[each]])),
      areas: { enabled: areas.state, moderators: areas.moderators },
      directory: { people: directory, allowed: network.allowed, federation },
    },
    choices: {
      access: { edition: access.editionChoices, federated: access.federatedChoices, publicIm: access.publicImChoices, federationFor: access.forChoices, publicImFor: access.forChoices, remoteFor: access.forChoices },
      sharing: { approval: sharing.approvalChoices },
      network: networkChoices,
    },
    limits: ['sharing.maxContacts', 'sharing.maxWatchers', 'sharing.temporary.max'],
    sections: ['access', 'sharing', 'messaging', 'federation'],
    pages: { ...pages, federation: pages.networks },
    areas: areas.names,
  };
}
