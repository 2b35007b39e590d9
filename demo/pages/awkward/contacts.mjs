import { html } from 'hono/html';

export const contacts = {
  slug: 'contacts',
  title: 'Ten thousand contacts',
  look: 'An account in memory with 10,000 people in 40 groups: the list scrolls smoothly, only who is on screen is in the document and asked for, and adding stops at the limit.',
  scripts: ['many-contacts.js'],
  main: () => html`<presence-contacts id="many"></presence-contacts>
<dl class="facts"><div><dt>Contacts</dt><dd><output id="kept">0</output></dd></div>
<div><dt>Addresses watched</dt><dd><output id="watched">0</output></dd></div></dl>`,
};
