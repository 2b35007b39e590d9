import { code, make, showRows } from './draw.js';
import { mark, toFirstMistake } from './fields.js';
import { ask } from './relay.js';
import { fill, mistakeAt, reasonOf, words } from './words.js';

const PAGE = 50;   // people

const card = document.querySelector('#authorised');
const form = document.querySelector('#authorise');
const more = document.querySelector('#more');
const kinds = Object.keys(words.rights);
const people = new Map();   // by user
let changes = 0;

async function load(after) {
  try {
    const { items } = await ask(`people?limit=${PAGE}${after ? `&after=${encodeURIComponent(after)}` : ''}`);
    for (const person of items) people.set(person.user, person);
    more.hidden = items.length < PAGE;
    draw();
  } catch (error) {
    showRows(card, [], reasonOf(error));
  }
}

function keep(person) {
  people.set(person.user, person);
  changes++;
}

/** Nobody is told when others authorise somebody: it may have happened while somebody was looking elsewhere. */
async function loadAgain() {
  const shown = [...people.keys()].toSorted().at(-1), before = changes;
  const found = [];
  try {
    do {
      const { items } = await ask(`people?limit=${PAGE}${found.length ? `&after=${encodeURIComponent(found.at(-1).user)}` : ''}`);
      found.push(...items);
      more.hidden = items.length < PAGE;
    } while (!more.hidden && found.at(-1).user < shown);
  } catch {
    return; // What is shown may be old, and is all there is.
  }
  // What was read may be older than what was changed here meanwhile.
  if (changes !== before) return loadAgain();
  people.clear();
  for (const person of found) people.set(person.user, person);
  draw();
}

function draw() {
  const focused = placeIn(document.activeElement);
  const authorised = [...people.values()].filter((person) => kinds.some((kind) => person[kind])).sort((a, b) => (a.user < b.user ? -1 : 1));
  showRows(card, authorised.map(row), words.nobody);
  if (focused) (card.querySelector(focused) ?? form.querySelector('input')).focus();
}

/** Where somebody is in the table, so that they are there again once it is drawn anew. */
function placeIn(control) {
  const cell = card.contains(control) && control.closest('td');
  return cell && `[data-user="${CSS.escape(cell.parentElement.dataset.user)}"] > :nth-child(${cell.cellIndex + 1}) :is(input, button)`;
}

function row(person) {
  const { user } = person;
  return make('tr', { 'data-user': user }, make('th', { scope: 'row' }, code(user)), ...kinds.map((kind) => box(person, kind)),
    make('td', {}, make('button', { type: 'button', class: 'quiet-button', 'aria-label': fill(words.withdraw, { user }), click: () => void withdraw(user) }, words.withdrawAll)));
}

function box({ user, ...person }, kind) {
  return make('td', {}, make('label', { class: 'check' }, make('input', {
    type: 'checkbox', checked: person[kind], 'aria-label': fill(words.of, { right: words.rights[kind], user }),
    change: ({ target }) => void change(user, { [kind]: target.checked }, fill(words.done, { user })),
  })));
}

// The row stays until it is drawn again, so that a box that was cleared by mistake can be ticked again.
async function change(user, wanted, done) {
  try {
    const person = await ask('people', { method: 'PATCH', body: { user, change: wanted } });
    keep(person);
    say(done);
    return true;
  } catch (error) {
    draw();
    say(error.problems?.map((problem) => mistakeAt(problem.path, problem)).join(' ') || reasonOf(error));
    return false;
  }
}

async function withdraw(user) {
  if (await change(user, Object.fromEntries(kinds.map((kind) => [kind, false])), fill(words.withdrawn, { user }))) draw();
  (card.querySelector('tbody button') ?? form.querySelector('input')).focus();
}

async function authorise() {
  const place = form.querySelector('[data-field=user]');
  const user = place.querySelector('input').value.trim();
  mark(place, user ? '' : words.mistakes.required);
  if (!user) return toFirstMistake(form);
  try {
    const person = await ask('people', { method: 'PATCH', body: { user, change: Object.fromEntries(kinds.map((kind) => [kind, form.elements[kind].checked])) } });
    keep(person);
    draw();
    form.reset();
    outcome(fill(words.done, { user: person.user }));
  } catch (error) {
    const [problem] = error.problems ?? [];
    if (!problem) return outcome(reasonOf(error), true);
    mark(place, mistakeAt('user', problem));
    outcome(words.wrong, true);
    toFirstMistake(form);
  }
}

function say(sentence) {
  card.querySelector('.empty').textContent = sentence;
}

function outcome(sentence, isWrong = false) {
  const place = form.querySelector('.outcome');
  place.textContent = sentence;
  place.classList.toggle('wrong', isWrong);
}

form.addEventListener('submit', (event) => { event.preventDefault(); void authorise(); });
addEventListener('focus', () => void loadAgain());
more.addEventListener('click', () => void load([...people.keys()].toSorted().at(-1)));
void load();
