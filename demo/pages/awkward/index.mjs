import { html } from 'hono/html';
import { glyphs } from '../glyphs.mjs';
import { layout } from '../layout.mjs';
import { awkwardPages } from './pages.mjs';

/** What there is, and what to look for. Written for developers, so in English only. */
export function awkwardIndex(visit) {
  const main = html`<div class="hero" lang="en" dir="ltr"><h1>Awkward pages</h1>
<p class="hint">One situation a page. All of them run under the strict content security policy; each counts the violations at its foot.</p></div>
<ul class="tiles" lang="en" dir="ltr">${awkwardPages.map((page) => html`<li class="card tile"><h2><a href="/awkward/${page.slug}">${page.title}</a></h2><p>${page.look}</p></li>`)}</ul>`;
  return layout(visit, { title: 'Awkward pages', main });
}

export function awkwardPage(visit, page) {
  const main = html`<div lang="en" dir="${page.wide ? 'ltr' : visit.t.dir}">
<p><a class="quiet-button" href="/awkward">${glyphs.back} Awkward pages</a></p>
<div class="hero"><h1>${page.title}</h1><p class="hint">${page.look}</p></div>
<div class="card stage">${page.main(visit)}</div>
<p class="hint">Violations of the content security policy: <output id="violations">0</output></p>
</div>`;
  const { title, head, scripts = [] } = page;
  return layout(visit, { title, main, scripts: ['violations.js', ...scripts], ...(head && { head }) });
}
