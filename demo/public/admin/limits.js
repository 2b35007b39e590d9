import { code, make, showRows } from './draw.js';
import { onSettings } from './follow.js';
import { newest } from './newest.js';
import { ask } from './relay.js';
import { fill, reasonOf, words } from './words.js';

/** Who can add nobody more, or be added by nobody more. */
const card = document.querySelector('#limits');
const read = newest(() => ask('limits'));

async function load() {
  try {
    const answer = await read();
    if (!answer) return;
    const { items } = answer;
    const users = [...new Set(items.map(({ user }) => user))];
    showRows(card, users.map((user) => row(user, items.filter((each) => each.user === user))), words.nobody);
  } catch (error) {
    showRows(card, [], reasonOf(error));
  }
}

function row(user, limits) {
  const of = (which) => limits.filter((each) => each.which === which).map((each) => fill(words.count, each)).join('');
  return make('tr', {}, make('th', { scope: 'row' }, code(user)), make('td', {}, of('contacts')), make('td', {}, of('watchers')));
}

void load();
void onSettings(load);
