import { html } from 'hono/html';
import { cast, reachableList } from './cast.mjs';

export const noRelay = {
  slug: 'no-relay',
  title: 'Without a relay',
  look: 'No agent answers for these people: they are unknown, never offline, and one note in the console says what to add.',
  head: html`<script type="module" src="/presence-elements.js"></script>`,
  main: () => reachableList(cast.slice(0, 3)),
};

export const closedRoot = {
  slug: 'closed-root',
  title: 'In a closed shadow root',
  look: 'Icons inside a closed shadow root have their tooltip, menu, label and scope like any other.',
  scripts: ['closed-root.js'],
  main: () => html`<p><contact-card data-address="${cast[0].address}" data-name="${cast[0].name}"></contact-card></p>`,
};
