import { html } from 'hono/html';

export const router = {
  slug: 'router',
  title: 'A router puts tags in and takes them out',
  look: 'After 500 changes of route only the icons on screen are watched: nothing piles up.',
  scripts: ['router.js'],
  main: () => html`<p><button type="button" class="main-button" id="run">Change the route 500 times</button>
<button type="button" class="quiet-button" id="leave">Empty the page</button></p>
<dl class="facts"><div><dt>Changes of route</dt><dd><output id="changes">0</output></dd></div>
<div><dt>Icons on screen</dt><dd><output id="icons">0</output></dd></div>
<div><dt>Addresses watched</dt><dd><output id="watched">0</output></dd></div></dl>
<section id="view" class="boxed" aria-label="The router’s view"></section>`,
};
