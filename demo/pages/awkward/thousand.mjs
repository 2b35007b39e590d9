import { html } from 'hono/html';
import { everybody } from './cast.mjs';

const WEEKS = 25;
const POSTS = 40;

export const thousand = {
  slug: 'thousand',
  title: 'A table of 1,000 icons',
  look: 'Two hundred people on five duties each: the page asks once, opens one stream and declares one list, however many icons there are.',
  wide: true,
  main: () => html`<div class="scroller" tabindex="0" role="region" aria-label="Rota, scrolls sideways on a small screen"><table class="rota">
  <caption>Rota of the year: week by post</caption>
  <thead><tr><th scope="col">Week</th>${range(POSTS).map((post) => html`<th scope="col">${post + 1}</th>`)}</tr></thead>
  <tbody>${range(WEEKS).map((week) => html`<tr><th scope="row">${week + 1}</th>${range(POSTS).map((post) => seat(week, post))}</tr>`)}</tbody>
</table></div>`,
};

// Everybody five times, and never the same column twice in a row of weeks.
function seat(week, post) {
  const person = everybody[(week * POSTS + post * 7 + Math.floor(week / 5)) % everybody.length];
  return html`<td><presence-icon static address="${person.address}" label="${person.name}"></presence-icon></td>`;
}

function range(length) {
  return Array.from({ length }, (_, index) => index);
}
