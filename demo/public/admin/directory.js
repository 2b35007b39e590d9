import { say, showRefusal, showReport } from './directory-report.js';
import { code, make, showRows } from './draw.js';
import { mark, toFirstMistake } from './fields.js';
import { newest } from './newest.js';
import { ask, Refusal } from './relay.js';
import { fill, mistakeAt, reasonOf, words } from './words.js';

const PAGE = 50;   // people

const { directory: own } = words;
const form = document.querySelector('#directory');
const server = form.querySelector('select');
const file = form.querySelector('[type=file]');
const text = form.querySelector('textarea');
const take = form.querySelector('[value=take]');
const imported = document.querySelector('#imported');
const sources = document.querySelector('#sources');
const more = document.querySelector('#more');
const read = newest((after) => ask(`directory?limit=${PAGE}${after ? `&after=${encodeURIComponent(after)}` : ''}`));
let people = [];

form.addEventListener('submit', (event) => { event.preventDefault(); void bring(event.submitter?.value !== 'take'); });
// What would be imported is what was tried out.
form.addEventListener('input', () => { take.hidden = true; });
more.addEventListener('click', () => void list(people.at(-1).address));
const servers = listServers();
void listSources();
void list();

async function bring(dryRun) {
  for (const place of form.querySelectorAll('[data-field]')) mark(place);
  take.hidden = dryRun;
  try {
    say(form, own.reading);
    await servers;
    const report = await send(await contentOf(), dryRun);
    showReport(form, report);
    take.hidden = !dryRun;
    if (!dryRun) await list();
  } catch (error) {
    take.hidden = true;
    showRefusal(form, error);
    for (const problem of error.problems ?? []) if (!problem.path.startsWith('rows.')) mark(placeOf(problem.path), mistakeAt(problem.path, problem));
    toFirstMistake(form);
  }
}

/** The file goes before what was pasted. */
async function contentOf() {
  const content = file.files[0] ? await file.files[0].text() : text.value;
  if (!content.trim()) throw refused('needFile');
  return content;
}

function send(content, dryRun) {
  const provider = server.value;
  if (!/^\s*[[{]/.test(content)) {
    return ask(`directory?${new URLSearchParams({ provider, dryRun })}`, { method: 'POST', body: content, type: 'text/csv; charset=utf-8' });
  }
  const read = parsed(content);
  return ask('directory', { method: 'POST', body: { provider, people: Array.isArray(read) ? read : read.people ?? [], dryRun } });
}

function parsed(content) {
  try {
    return JSON.parse(content);
  } catch {
    throw refused('notJson');
  }
}

function refused(why) {
  return new Refusal(422, { errors: [{ path: 'people', code: why, message: own[why] }] });
}

function placeOf(path) {
  return form.querySelector(`[data-field="${path === 'provider' ? 'provider' : 'people'}"]`);
}

async function listServers() {
  try {
    const { providers } = await ask('providers');
    const outside = providers.filter(({ isPublic }) => !isPublic);
    server.replaceChildren(...outside.map(({ id, name }) => make('option', { value: id }, name)));
    const partner = outside.find(({ kind }) => kind === 'federated');
    if (partner) server.value = partner.id;
    if (!outside.length) mark(placeOf('provider'), own.noServers);
  } catch (error) {
    say(form, reasonOf(error), true);
  }
  form.setAttribute('aria-busy', 'false');
}

async function listSources() {
  const { items } = await ask('directory/sources').catch(() => ({ items: [] }));
  sources.hidden = !items.length;
  sources.querySelector('.source-list').replaceChildren(...items.map(({ name }) => make('li', { class: 'card-head' }, code(name),
    make('button', { type: 'button', class: 'quiet-button', 'aria-label': `${own.tryIt}: ${name}`, click: () => void order(name, true) }, own.tryIt),
    make('button', { type: 'button', class: 'quiet-button', 'aria-label': `${own.take}: ${name}`, click: () => void order(name, false) }, own.take))));
}

async function order(source, dryRun) {
  try {
    say(sources, own.reading);
    showReport(sources, await ask('directory', { method: 'POST', body: { source, dryRun } }));
    if (!dryRun) await list();
  } catch (error) {
    // It may be the directory that lets the relay in no more, and not the relay this administrator: its own words tell them apart.
    const isOfDirectory = error.status > 401 && !error.problems?.length && error.message;
    showRefusal(sources, error, isOfDirectory ? fill(words.failed, { reason: error.message }) : wholeOf(error.problems ?? []));
  }
}

/** Here is no entry at which it could be said. */
function wholeOf(problems) {
  const sentences = problems.filter(({ path }) => !path.startsWith('rows.')).map((problem) => (problem.path === 'provider' ? own.noServer : mistakeAt(problem.path, problem)));
  return sentences.join(' ');
}

async function list(after) {
  try {
    const answer = await read(after);
    if (!answer) return;
    const { items } = answer;
    people = after ? [...people, ...items] : items;
    more.hidden = items.length < PAGE;
    showRows(imported, people.map(({ address, name, groups }) => make('tr', {}, make('th', { scope: 'row', dir: 'auto' }, name ?? ''), make('td', {}, code(address)), make('td', { dir: 'auto' }, (groups ?? []).join(', ')))), own.noPeople);
  } catch (error) {
    showRows(imported, [], reasonOf(error));
  }
}
