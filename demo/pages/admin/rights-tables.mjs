import { html } from 'hono/html';
import { capabilityTables, rights } from '@presence-elements/policy';

const RELATIONSHIPS = ['internal', 'remote', 'federated', 'public', 'anonymous'];

/** What remains of all capabilities, by who somebody is: a table for each edition, of which `public/admin/rights.js` shows the one that is chosen. */
export function rightsTables({ t: { admin: { access: words } } }) {
  return html`<div class="card" id="rights"><h2 id="rights-title">${words.table}</h2><p class="hint">${words.tableHint}</p>
<div class="scroller" tabindex="0" role="region" aria-labelledby="rights-title">
${Object.entries(capabilityTables).map(([edition, table]) => html`<table class="rows rights" data-edition="${edition}"${edition === 'released' ? '' : html` hidden`} aria-label="${words.editionChoices[edition]}">
  <thead><tr><td></td>${RELATIONSHIPS.map((each) => html`<th scope="col">${words.relationships[each]}</th>`)}</tr></thead>
  <tbody>${rights.map((right) => html`<tr data-right="${right}"><th scope="row">${words.rights[right]}</th>${RELATIONSHIPS.map((each) => cell(words, each, table[right][each]))}</tr>`)}</tbody>
</table>`)}
</div></div>`;
}

function cell(words, relationship, value) {
  return html`<td data-relationship="${relationship}" data-cell="${value}" data-text="${words.cells[value]}" data-no="${words.cells.no}">${words.cells[value]}</td>`;
}
