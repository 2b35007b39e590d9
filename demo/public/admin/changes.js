import { know, rowsOf, titleOf } from './change-rows.js';
import { code, make } from './draw.js';
import { ask } from './relay.js';
import { reasonOf, words } from './words.js';

const PAGE = 20;   // changes

/** Who changed what: a line for each change, and before and after where somebody looks. */
const { changes: own, known } = words;
const card = document.querySelector('#changes');
const list = card.querySelector('.changes');
const older = document.querySelector('#older');
const clock = new Intl.DateTimeFormat(document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'medium' });
let last;

async function load(before) {
  try {
    // Names of networks and options are a help; the record is there without them.
    const [{ items }] = await Promise.all([ask(`changes?limit=${PAGE}${before ? `&before=${before}` : ''}`), before ? undefined : ask('providers').then(know, () => undefined)]);
    const entries = items.map(entry);
    if (before) list.append(...entries);
    else list.replaceChildren(...entries);
    last = items.at(-1)?.number ?? last;
    older.hidden = items.length < PAGE;
    say(items.length || before ? '' : own.nothing);
    if (before && older.hidden) say(own.noMore);
    if (before) entries[0]?.querySelector('summary')?.focus();
  } catch (error) {
    say(reasonOf(error));
  }
}

function entry(change) {
  const { number, at, by, what, target } = change;
  const time = make('time', { datetime: new Date(at).toISOString() }, clock.format(at));
  const head = make('span', { class: 'change-head' }, make('strong', {}, own.kinds[what] ?? what), ' ', known.sections.includes(target) ? '' : make('bdi', {}, titleOf(change)),
    make('span', { class: 'change-by' }, code(by), ' · ', time));
  const rows = rowsOf(change).map(([label, before, after]) => make('tr', {}, make('th', { scope: 'row' }, make('bdi', {}, label)), ...[before, after].map((value) => make('td', {}, make('bdi', {}, value)))));
  const table = make('table', { class: 'rows' }, make('thead', {}, make('tr', {}, ...[own.field, own.before, own.after].map((words) => make('th', { scope: 'col' }, words)))), make('tbody', {}, ...rows));
  return make('li', { 'data-number': number }, make('details', {}, make('summary', {}, head), make('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': own.details }, table)));
}

function say(sentence) {
  card.querySelector('.empty').textContent = sentence;
  card.setAttribute('aria-busy', 'false');
}

older.addEventListener('click', () => void load(last));
document.querySelector('#latest').addEventListener('click', () => void load());
void load();
