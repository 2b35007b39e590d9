import { defaultRegistry } from '/presence-elements.js';
import { arrange } from './directory-order.js';

/**
 * Sorts and filters the directory. Until somebody asks for an availability, only the people on screen are watched
 * (their icons see to that); sorting or filtering by it needs everybody's, so then the page watches everybody.
 */
const directory = document.querySelector('.directory');
const body = directory.querySelector('tbody');
const words = JSON.parse(directory.dataset.words);
const rows = new Map([...body.rows].map((row) => [row.dataset.address, row]));
const wish = { sort: 'name', descending: false, text: '', team: '', availability: '' };
let stopWatching;
let waiting = false;

document.addEventListener('presence-change', ({ presence }) => { tell(presence); });
directory.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); });
directory.querySelector('form').addEventListener('input', readFilters);
directory.querySelector('thead').addEventListener('click', readSort);
for (const leaving of ['pointerleave', 'focusout']) body.addEventListener(leaving, () => { draw(); });

function tell(presence) {
  const row = rows.get(presence.address);
  if (!row) return;
  const { availability, note } = presence;
  row.querySelector('.availability-word').textContent = words.states[availability] ?? words.states.unknown;
  row.querySelector('.person-note').textContent = note ? [note.emoji, note.text].filter(Boolean).join(' ') : '';
  if (row.dataset.availability === availability) return;
  row.dataset.availability = availability;
  if (needsEverybody()) drawSoon();
}

function readFilters() {
  wish.text = directory.querySelector('#search').value;
  wish.team = directory.querySelector('#team').value;
  wish.availability = directory.querySelector('[name=availability]:checked').value;
  apply();
}

function readSort({ target }) {
  const key = target.closest?.('[data-sort]')?.dataset.sort;
  if (!key) return;
  wish.descending = wish.sort === key && !wish.descending;
  wish.sort = key;
  for (const button of directory.querySelectorAll('[data-sort]')) {
    const head = button.closest('th');
    if (button.dataset.sort === key) head.setAttribute('aria-sort', wish.descending ? 'descending' : 'ascending');
    else head.removeAttribute('aria-sort');
  }
  apply();
}

function apply() {
  if (needsEverybody()) stopWatching ??= watchEverybody();
  else {
    stopWatching?.();
    stopWatching = undefined;
  }
  draw();
}

function needsEverybody() {
  return wish.sort === 'availability' || wish.availability !== '';
}

function watchEverybody() {
  const stops = [...rows.keys()].map((address) => defaultRegistry().watch(address, tell));
  return () => stops.forEach((stop) => stop());
}

// A burst of changes moves the rows once.
function drawSoon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; drawUnlessInUse(); });
}

// Nothing moves under a pointer or a focus: leaving draws what was held back.
function drawUnlessInUse() {
  if (!body.matches(':hover, :focus-within')) draw();
}

function draw() {
  const count = arrange(body, [...rows.values()], wish, document.documentElement.lang);
  directory.querySelector('#shown').textContent = words.shown.replace('{n}', String(count));
  directory.querySelector('#nobody').hidden = count > 0;
}
