import { html } from 'hono/html';
import { adminPage, sectionForm } from './frame.mjs';
import { choice, flag, group, limit, lines, minutes } from './fields.mjs';
import { rightsTables } from './rights-tables.mjs';

export function accessPage(visit) {
  const words = visit.t.admin.access;
  const one = (field, more) => [`access`, field, { label: words[field], hint: words[`${field}Hint`], ...more }];
  const content = html`${sectionForm(visit, 'access', [
    group(words.deployment, words.deploymentHint,
      choice(...one('edition', { options: words.editionChoices })), choice(...one('federated', { options: words.federatedChoices })), choice(...one('publicIm', { options: words.publicImChoices }))),
    group(words.people, '', ...['federationFor', 'publicImFor', 'remoteFor'].map((field) => choice(...one(field, { options: words.forChoices })))),
    group(words.lists, '', ...['allow', 'block', 'domains'].map((field) => lines(...one(field)))),
  ])}${rightsTables(visit)}`;
  return adminPage(visit, 'access', { content, scripts: ['admin/section.js', 'admin/rights.js'], words: choiceWords(words, ['edition', 'federated', 'publicIm']) });
}

export function sharingPage(visit) {
  const { admin } = visit.t;
  const words = admin.sharing;
  const { noLimit } = admin;
  const content = html`${sectionForm(visit, 'sharing', [
    group(words.presence, '',
      flag('sharing', 'enabled', { label: words.enabled, hint: words.enabledHint }),
      choice('sharing', 'approval', { label: words.approval, options: words.approvalChoices }),
      flag('sharing', 'mayOverride', { label: words.mayOverride, hint: words.mayOverrideHint })),
    group(words.limits, '',
      limit('sharing', 'maxContacts', { label: words.maxContacts, noLimit }),
      limit('sharing', 'maxWatchers', { label: words.maxWatchers, noLimit })),
    group(words.temporary, '',
      flag('sharing', 'temporary.enabled', { label: words.temporaryEnabled }),
      limit('sharing', 'temporary.max', { label: words.temporaryMax, noLimit }),
      minutes('sharing', 'temporary.ttl', { label: words.temporaryTtl, unit: admin.minutes })),
  ])}
<section class="card" aria-labelledby="limits-title" id="limits" aria-busy="true"><h2 id="limits-title">${words.atLimit}</h2><p class="hint">${words.atLimitHint}</p>
  <p class="empty" role="status">${admin.loading}</p>
  <table class="rows" hidden aria-labelledby="limits-title"><thead><tr><th scope="col">${words.who}</th><th scope="col">${words.contacts}</th><th scope="col">${words.watchers}</th></tr></thead><tbody></tbody></table>
</section>`;
  return adminPage(visit, 'sharing', { content, scripts: ['admin/section.js', 'admin/limits.js'], words: { nobody: words.nobodyAtLimit, count: words.count } });
}

export function messagingPage(visit) {
  const words = visit.t.admin.messaging;
  const content = sectionForm(visit, 'messaging', [
    group(visit.t.admin.pages.messaging, '', ...['enabled', 'suppressOffline', 'history', 'broadcast'].map((field) => flag('messaging', field, { label: words[field], hint: words[`${field}Hint`] }))),
  ]);
  return adminPage(visit, 'messaging', { content, scripts: ['admin/section.js'] });
}

function choiceWords(words, fields) {
  return { choices: Object.fromEntries(fields.map((field) => [field, words[`${field}Choices`]])) };
}
