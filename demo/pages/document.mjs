import { html } from 'hono/html';
import { personOf } from '../data/people.mjs';
import { areaBar, areaScope } from './area.mjs';
import { ago } from './dates.mjs';
import { glyphs } from './glyphs.mjs';
import { layout } from './layout.mjs';
import { reachablePerson } from './person.mjs';

/** @param area  The library, as it is for this visitor. */
export function documentPage(visit, document, area) {
  const { t } = visit;
  const main = html`<p><a class="quiet-button" href="/">${glyphs.back} ${t.backToLibrary}</a></p>
<article class="card sheet" aria-labelledby="document-title">
  <p class="eyebrow">${t.changed}: ${ago(visit, document.days, 'day')} · ${t.size}: <bdi>${document.size}</bdi></p>
  <h1 id="document-title" lang="${document.lang ?? 'en'}" dir="auto">${document.title}</h1>
  <p class="lead" lang="${document.lang ?? 'en'}" dir="auto">${document.lead}</p>
  <h2>${t.askAuthor}</h2>
  ${areaBar(visit, area)}
  ${areaScope(area, html`<ul class="people-list wide">${[document.by, ...document.with].map(personOf).map((person) => html`<li>${reachablePerson(person, person.title)}</li>`)}</ul>`)}
</article>`;
  return layout(visit, { title: document.title, main, scripts: ['area.js'] });
}

export function notFoundPage(visit) {
  const { t } = visit;
  const main = html`<section class="card"><h1>${t.notFound}</h1><p>${t.notFoundHint}</p>
<p><a class="quiet-button" href="/people">${t.people}</a> <a class="quiet-button" href="/">${t.library}</a></p></section>`;
  return layout(visit, { title: t.notFound, main });
}

/** One's own status on a page of its own. */
export function mePage(visit, statusCard) {
  const { t, viewer } = visit;
  const main = html`<div class="hero"><h1>${t.me}</h1></div>
${statusCard(visit)}
<section class="card" aria-label="${t.profile}">${reachablePerson(viewer, viewer.title)}</section>`;
  return layout(visit, { title: t.me, main, ownStatus: true });
}
