import { html } from 'hono/html';
import { ADMINISTRATOR, personOf } from '../../data/people.mjs';
import { layout } from '../layout.mjs';
import { nameOf } from '../person.mjs';

/** The administration pages by name, in the order in which they are offered. */
export const adminPages = Object.freeze(['networks', 'access', 'sharing', 'messaging', 'people', 'areas', 'directory', 'changes', 'backup']);

export const adminUrl = (name) => (name === adminPages[0] ? '/admin' : `/admin/${name}`);

/** One administration page: where one is, what it is for, and its content. `words` are what its script says. */
export function adminPage(visit, name, { content, scripts = [], words = {} }) {
  const { t } = visit;
  const { admin } = t;
  const main = html`<div class="hero"><p class="eyebrow">${admin.title}</p><h1>${admin.pages[name]}</h1><p class="hint">${admin.leads[name]}</p></div>
<div class="admin">
  <nav class="admin-nav" aria-label="${admin.navigation}"><ul>${adminPages.map((each) => html`<li><a href="${adminUrl(each)}"${each === name ? html` aria-current="page"` : ''}>${admin.pages[each]}</a></li>`)}</ul></nav>
  <div class="admin-content" id="admin" data-words="${JSON.stringify({ ...commonWords(admin), ...words })}">
    <noscript><p class="card">${admin.needsScript}</p></noscript>
    ${content}
  </div>
</div>`;
  return layout(visit, { title: `${admin.pages[name]} · ${admin.title}`, main, scripts });
}

/** For whoever is no administrator. */
export function refusedPage(visit) {
  const { admin } = visit.t;
  const [before, between, after] = admin.refusedHint.split(/\{name\}|\{admin\}/);
  const administrator = personOf(ADMINISTRATOR);
  const main = html`<section class="card refusal"><h1>${admin.refused}</h1>
<p>${before}${nameOf(visit.viewer)}${between}${nameOf(administrator)}${after}</p>
<p><a class="main-button" href="${visit.path}?as=${ADMINISTRATOR}">${admin.signInAs.replace('{admin}', administrator.name)}</a></p></section>`;
  return layout(visit, { title: admin.title, main });
}

/** A form of one section of the settings; `public/admin/section.js` fills it and saves it. */
export function sectionForm({ t: { admin } }, section, groups) {
  return html`<form class="section-form" data-section="${section}" novalidate aria-busy="true">
  ${groups}
  <div class="save-bar"><button class="main-button" type="submit">${admin.save}</button><button class="quiet-button" type="reset">${admin.discard}</button>
    <p class="outcome" role="status">${admin.loading}</p></div>
</form>`;
}

function commonWords(admin) {
  const { save, saving, loading, saved, nothing, retry, wrong, conflict, meanwhile, theirs, unreachable, forbidden, failed, yes, no, none, noLimit, minutes, line, remove, add, mistakes } = admin;
  return { save, saving, loading, saved, nothing, retry, wrong, conflict, meanwhile, theirs, unreachable, forbidden, failed, yes, no, none, noLimit, minutes, line, remove, add, mistakes };
}
