import { defaultRegistry } from '/presence-elements.js';

const CHANGES = 500;
const ROUTES = [['ada', 'grace', 'alan', 'mohammed'], ['wangari', 'haruto', 'layla', 'lakshmi'], ['carol', 'bob', 'alice', 'kenji']];

const view = document.querySelector('#view');
const output = (id) => document.getElementById(id);
let changes = 0;

defaultRegistry().subscribe((event) => {
  if (event.type === 'watch') output('watched').value = String(event.addresses);
});

document.querySelector('#run').addEventListener('click', async () => {
  for (let change = 0; change < CHANGES; change++) {
    show(ROUTES[changes++ % ROUTES.length]);
    // Now and then the browser gets to paint, as it would between clicks.
    if (change % 10 === 0) await new Promise(requestAnimationFrame);
  }
  report();
});

document.querySelector('#leave').addEventListener('click', () => {
  show([]);
  report();
});

function show(users) {
  view.replaceChildren(...users.map(contact));
}

function contact(user) {
  const line = document.createElement('p');
  const icon = document.createElement('presence-icon');
  icon.setAttribute('address', `${user}@portal.example`);
  icon.setAttribute('label', user);
  line.append(user, ' ', icon);
  return line;
}

function report() {
  output('changes').value = String(changes);
  output('icons').value = String(view.querySelectorAll('presence-icon').length);
}
