import { html } from 'hono/html';
import { accountPanel } from './account.mjs';
import { glyphs } from './glyphs.mjs';
import { avatar, nameOf } from './person.mjs';
import { writer } from './writer.mjs';

/**
 * What every page is given.
 *
 * @typedef {object} Visit
 * @property {import('../data/people.mjs').Person} viewer
 * @property {boolean} isAdministrator
 * @property {'en' | 'de' | 'ar'} lang
 * @property {'auto' | 'light' | 'dark'} theme
 * @property {typeof import('../messages/en.mjs').en} t
 * @property {string} path
 * @property {number} now    Milliseconds since the epoch.
 * @property {readonly import('../data/people.mjs').Person[]} guests  Who else has signed in since the server started.
 */

/** The two lines that a portal developer adds, word for word as in the README. */
export const presenceTags = html`<script type="module" src="/presence-elements.js"></script>
<meta name="presence-relay" content="/presence">`;

const portalHead = html`${presenceTags}
<script type="module" src="/public/profiles.js"></script>
<script type="module" src="/public/write.js"></script>`;

/** A whole page of the portal around its main part. */
export function layout(visit, { title, main, ownStatus = false, scripts = [], head = portalHead }) {
  const { lang, t, theme } = visit;
  return html`<!doctype html>
<html lang="${lang}" dir="${t.dir}" data-theme="${theme}">
${headOf(title, scripts, head)}
<body>
<a class="skip" href="#main">${t.skip}</a>
${header(visit, ownStatus)}
<main id="main" tabindex="-1">${main}</main>
${head === portalHead ? writer(visit) : ''}
<footer class="page-footer" lang="en" dir="ltr"><p>Northlight is not a real institute, and nobody in it is real. It shows <strong>Presence Elements</strong> at work.</p></footer>
</body>
</html>`;
}

export function headOf(title, scripts, head) {
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Northlight</title>
<link rel="icon" href="/public/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/public/portal.css">
${head}
${['presence-words.js', ...scripts].map((name) => html`<script type="module" src="${name.startsWith('/') ? name : `/public/${name}`}"></script>`)}
</head>`;
}

function header(visit, ownStatus) {
  const { t, viewer } = visit;
  return html`<header class="page-header">
  <a class="brand" href="/">${glyphs.mark}<span>Northlight</span></a>
  <nav aria-label="${t.mainNavigation}"><ul>
    ${[['/', t.home], ['/discussion', t.discussion], ['/people', t.people], ['/awkward', t.awkward]].map(([url, name]) => navLink(visit, url, name))}
  </ul></nav>
  <button class="account-button" type="button" popovertarget="account">
    <span class="visually-hidden">${t.account}:</span>
    <span class="badged">${avatar(viewer)}<presence-icon static address="${viewer.address}"></presence-icon></span>
    <span class="account-name">${nameOf(viewer)}</span>${glyphs.chevron}
  </button>
  ${accountPanel(visit, ownStatus)}
</header>`;
}

function navLink({ path }, url, name) {
  const here = url === '/' ? path === '/' : path.startsWith(url);
  return html`<li><a href="${url}"${here ? html` aria-current="${path === url ? 'page' : 'true'}"` : ''}>${name}</a></li>`;
}
