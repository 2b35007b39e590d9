import { code, make } from './draw.js';
import { mark, toFirstMistake } from './fields.js';
import { ask } from './relay.js';
import { fill, reasonOf, words } from './words.js';

/** What administrators decide as a file, and back. */
const saving = document.querySelector('#export');
const loading = document.querySelector('#import');
const unreadable = document.querySelector('#unreadable');

saving.addEventListener('submit', (event) => { event.preventDefault(); void save(); });
loading.addEventListener('submit', (event) => { event.preventDefault(); void put(); });
void showUnreadable();

async function save() {
  say(saving, words.loading);
  try {
    const settings = await ask('export');
    const href = URL.createObjectURL(new Blob([`${JSON.stringify(settings, null, 2)}\n`], { type: 'application/json' }));
    make('a', { href, download: `northlight-presence-${new Date(settings.at).toISOString().slice(0, 10)}.json` }).click();
    URL.revokeObjectURL(href);
    say(saving, '');
  } catch (error) {
    say(saving, reasonOf(error), true);
  }
}

async function put() {
  const place = loading.querySelector('[data-field=file]');
  const [file] = place.querySelector('input').files;
  const text = await file?.text();
  mark(place, !file ? words.needFile : isJson(text) ? '' : words.notJson);
  listProblems(loading, []);
  toFirstMistake(loading);
  if (!file || !isJson(text)) return say(loading, '');
  say(loading, words.saving);
  try {
    const { changed } = await ask('import', { method: 'POST', body: text });
    say(loading, fill(words.done, { n: changed }));
  } catch (error) {
    say(loading, error.problems?.length ? words.wrong : reasonOf(error), true);
    listProblems(loading, error.problems ?? []);
  }
}

async function showUnreadable() {
  const sentence = unreadable.querySelector('.empty');
  try {
    const { items } = await ask('problems');
    sentence.textContent = items.length ? words.unreadableHint : words.allRead;
    listProblems(unreadable, items.map(({ collection, id, message }) => ({ path: `${collection}/${id}`, message })));
  } catch (error) {
    sentence.textContent = reasonOf(error);
  }
  unreadable.setAttribute('aria-busy', 'false');
}

function listProblems(card, problems) {
  const lines = problems.map(({ path, code: kind, message }) => make('li', {}, path ? code(path) : undefined, path ? ': ' : undefined, words.mistakes[kind] ?? message));
  card.querySelector('.problems').replaceChildren(...lines);
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // That is the answer.
  }
}

function say(form, sentence, isWrong = false) {
  const outcome = form.querySelector('.outcome');
  outcome.textContent = sentence;
  outcome.classList.toggle('wrong', isWrong);
}
