import { html } from 'hono/html';
import { cast, staticList } from './cast.mjs';

const icon = (person) => html`<presence-icon static address="${person.address}"></presence-icon>`;

export const controls = {
  slug: 'controls',
  title: 'Inside links, buttons and tree items',
  look: 'Static icons add no tab stop and no control inside a control; their state is part of the name of the link, button or item.',
  scripts: ['tree.js'],
  main: () => html`<div class="boxes">
  <section aria-labelledby="c-links"><h2 id="c-links">Links</h2><ul class="plain-list">${cast.map((person) => html`<li><a href="/people/${person.address}"><bdi lang="${person.lang}">${person.name}</bdi> ${icon(person)}</a></li>`)}</ul></section>
  <section aria-labelledby="c-buttons"><h2 id="c-buttons">Buttons</h2><p class="row">${cast.map((person) => html`<button type="button" class="quiet-button" aria-pressed="false"><bdi lang="${person.lang}">${person.name}</bdi> ${icon(person)}</button>`)}</p></section>
  <section aria-labelledby="c-tree"><h2 id="c-tree">Tree</h2>
    <ul role="tree" class="tree" aria-labelledby="c-tree"><li role="treeitem" aria-level="1" aria-expanded="true" tabindex="0">Crew</li>
      ${cast.map((person) => html`<li role="treeitem" aria-level="2" tabindex="-1"><bdi lang="${person.lang}">${person.name}</bdi> ${icon(person)}</li>`)}</ul></section>
  <section aria-labelledby="c-details"><h2 id="c-details">Disclosure</h2>${cast.slice(0, 2).map((person) => html`<details><summary><bdi lang="${person.lang}">${person.name}</bdi> ${icon(person)}</summary><p>${person.title}, ${person.team}</p></details>`)}</section>
  <section aria-labelledby="c-list"><h2 id="c-list">Badges in a list</h2>${staticList(cast.slice(0, 3))}</section>
</div>`,
};
