import { html } from 'hono/html';
import { layout } from './layout.mjs';

const MOST = 20;

/** People of other networks, by whatever address the relay's configuration has a network for. Written for developers, so in English only. */
export function elsewherePage(visit, addresses) {
  const shown = [...new Set(addresses.map((address) => address.trim()).filter(Boolean))].slice(0, MOST);
  const main = html`<div lang="en" dir="ltr">
<div class="hero"><h1>People elsewhere</h1><p class="hint">Their presence comes from the networks that the relay’s configuration names.</p></div>
<section class="card" aria-labelledby="elsewhere-title">
  <h2 id="elsewhere-title">${shown.length ? 'On other networks' : 'Nobody yet'}</h2>
  <ul class="people-list wide">${shown.map(listed)}</ul>
  <form class="sign-in" method="get">${shown.map((address) => html`<input type="hidden" name="who" value="${address}">`)}
    <label for="who">Also show</label>
    <span class="joined"><input id="who" name="who" required maxlength="200" autocapitalize="none" spellcheck="false" placeholder="ada@corp.example"><button class="main-button">Show</button></span>
  </form>
</section>
</div>`;
  return layout(visit, { title: 'People elsewhere', main });
}

function listed(address) {
  return html`<li><span class="person"><span class="person-text">
    <span class="person-line"><bdi class="person-name">${address}</bdi> <presence-icon address="${address}" label="${address}"></presence-icon></span>
    <span class="person-detail" data-note="${address}" dir="auto"></span>
  </span></span></li>`;
}
