import { code, make } from './draw.js';
import { ask } from './relay.js';
import { reasonOf, words } from './words.js';

const PAGE = 20;   // changes

/** Who changed what: a line for each change, and before and after where somebody looks. */
const { changes: own, known } = words;
const LIMITS = ['maxContacts', 'maxWatchers', 'temporary.max'];
const SECTIONS = ['access', 'sharing', 'messaging', 'federation'];
const card = document.querySelector('#changes');
const list = card.querySelector('.changes');
const older = document.querySelector('#older');
const clock = new Intl.DateTimeFormat(document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'medium' });
let last;

async function load(before) {
  try {
    const { items } = await ask(`changes?limit=${PAGE}${before ? `&before=${before}` : ''}`);
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

function entry({ number, at, by, what, target, before, after }) {
  const time = make('time', { datetime: new Date(at).toISOString() }, clock.format(at));
  const head = make('span', { class: 'change-head' }, make('strong', {}, own.kinds[what] ?? what), ' ', SECTIONS.includes(target) ? '' : make('bdi', {}, titleOf(target, before, after)),
    make('span', { class: 'change-by' }, code(by), ' · ', time));
  const rows = differences(before, after).map(([field, one, other]) => make('tr', {}, make('th', { scope: 'row' }, make('bdi', {}, labelOf(field, what))), ...[one, other].map((value) => make('td', {}, make('bdi', {}, said(value, field))))));
  const table = make('table', { class: 'rows' }, make('thead', {}, make('tr', {}, ...[own.field, own.before, own.after].map((words) => make('th', { scope: 'col' }, words)))), make('tbody', {}, ...rows));
  return make('li', { 'data-number': number }, make('details', {}, make('summary', {}, head), make('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': own.details }, table)));
}

/** A network by its name; its id says nothing to anybody. */
function titleOf(target, before, after) {
  return after?.name ?? before?.name ?? known.areas[target] ?? target;
}

/** As its own page calls it, where it has one. */
function labelOf(field, what) {
  const word = field === 'enabled' ? known.enabled[what] ?? known.fields.enabled : known.fields[field];
  return typeof word === 'string' && !what.startsWith('provider-') ? word : field || own.kinds[what] || what;
}

/** Which settings differ, by their paths, and what they are on either side. */
function differences(before, after, path = '') {
  if (isRecord(before) || isRecord(after)) {
    const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
    return [...names].flatMap((name) => differences(before?.[name], after?.[name], path ? `${path}.${name}` : name));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [[path, before, after]];
}

function said(value, field) {
  if ((value ?? '') === '' && LIMITS.includes(field)) return words.noLimit;
  if (value === undefined || value === null || value === '') return own.nothingThere;
  if (Array.isArray(value)) return value.map((each) => (isRecord(each) ? JSON.stringify(each) : each)).join(', ') || own.nothingThere;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return known.choices[value] ?? String(value);
}

function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function say(sentence) {
  card.querySelector('.empty').textContent = sentence;
  card.setAttribute('aria-busy', 'false');
}

older.addEventListener('click', () => void load(last));
document.querySelector('#latest').addEventListener('click', () => void load());
void load();
