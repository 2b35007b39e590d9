import { make } from './draw.js';
import { mark, theirs } from './fields.js';
import { onSettings } from './follow.js';
import { newest } from './newest.js';
import { ask } from './relay.js';
import { fill, mistakeAt, reasonOf, words } from './words.js';

/** The areas of the portal: presence on or off, and who else may switch it. What is being typed stays while others change things. */
const { areas: own, known } = words;
const box = document.querySelector('#areas');
const list = box.querySelector('.area-list');
const form = document.querySelector('#new-area');
const cards = new Map();   // by area
const read = newest(() => ask('areas'));
let count = 0;

async function load() {
  try {
    const answer = await read();
    if (!answer) return;
    const { items } = answer;
    const kept = new Map(items.map((item) => [item.area, item]));
    // One that was switched on again and has no moderators is as all the others that are not listed.
    const set = items.filter(({ enabled, moderators }) => !enabled || moderators.length).map(({ area }) => area);
    for (const area of [...new Set([...known, ...set, ...cards.keys()])]) show(kept.get(area) ?? { area, enabled: true, moderators: [] });
    if (box.getAttribute('aria-busy') === 'true') say('');
    box.setAttribute('aria-busy', 'false');
  } catch (error) {
    say(reasonOf(error), true);
  }
}

function show(item) {
  const card = cards.get(item.area) ?? add(item.area);
  const { state, toggle, moderators, place } = card;
  state.textContent = item.enabled ? own.on : own.off;
  state.classList.toggle('off', !item.enabled);
  toggle.textContent = item.enabled ? own.switchOff : own.switchOn;
  toggle.setAttribute('aria-label', fill(own.switchOf, { action: toggle.textContent, area: nameOf(item.area) }));
  const text = item.moderators.join(', ');
  const isTyped = moderators.value !== card.from.join(', ') && moderators.value !== text;
  if (!isTyped) {
    moderators.value = text;
    card.from = item.moderators;
  }
  // Somebody else has appointed others: whoever saves now adds to those.
  if (!isTyped || text !== card.kept) theirs(place, isTyped ? fill(words.theirs, { value: text || words.none }) : '');
  card.kept = text;
  card.enabled = item.enabled;
}

function add(area) {
  const id = `area-${++count}`;
  const state = make('span', { class: 'badge' });
  const toggle = make('button', { type: 'button', class: 'quiet-button', click: () => void turn(area) });
  const moderators = make('input', { id, dir: 'ltr', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', 'aria-describedby': `${id}-hint ${id}-mistake` });
  const place = make('div', { class: 'setting' }, make('label', { for: id }, fill(own.moderatorsOf, { area: nameOf(area) })), moderators,
    make('p', { class: 'hint', id: `${id}-hint` }, own.moderatorsHint), make('p', { class: 'theirs', role: 'status', hidden: true }), make('p', { class: 'mistake', id: `${id}-mistake`, hidden: true }));
  const save = make('button', { class: 'main-button', type: 'submit', 'aria-label': fill(own.saveOf, { area: nameOf(area) }) }, words.save);
  const off = make('button', { type: 'button', class: 'quiet-button', 'data-take-off': true, 'aria-label': fill(own.takeOffOf, { area }), click: () => takeOff(area, whole) }, own.takeOff);
  const heading = make('h2', { id: `${id}-title` }, nameOf(area));
  const whole = make('form', { class: 'card settings', novalidate: true, 'data-area': area, 'aria-labelledby': `${id}-title`, submit(event) { event.preventDefault(); void appoint(area); } },
    make('div', { class: 'card-head' }, heading, state, toggle), place, make('div', { class: 'save-bar' }, save, known.includes(area) ? undefined : off));
  list.append(whole);
  const card = { state, toggle, moderators, place, from: [] };
  cards.set(area, card);
  return card;
}

async function turn(area) {
  const { enabled } = cards.get(area);
  try {
    await ask('area', { method: 'PUT', body: { area, enabled: !enabled } });
    await load();
    say(fill(enabled ? own.switchedOff : own.switchedOn, { area: nameOf(area) }));
  } catch (error) {
    say(reasonOf(error), true);
  }
}

/** One that was added by a slip. What has been set for an area is not lost by the way. */
function takeOff(area, whole) {
  const { enabled, kept } = cards.get(area);
  if (!enabled || kept) return say(fill(own.notAsOthers, { area }), true);
  cards.delete(area);
  whole.remove();
  say(fill(own.takenOff, { area }));
  form.querySelector('input').focus();
}

async function appoint(area) {
  const card = cards.get(area);
  const typed = card.moderators.value.split(/[\s,]+/).filter(Boolean);
  // By its steps, from what the typing began with: nobody is dropped whom somebody else appoints meanwhile.
  const add = typed.filter((user) => !card.from.includes(user));
  const remove = card.from.filter((user) => !typed.includes(user));
  mark(card.place);
  try {
    const item = await ask('moderators', { method: 'PUT', body: { area, moderators: { add, remove } } });
    card.moderators.value = card.from.join(', ');
    show(item);
    say(fill(own.moderatorsSaved, { area: nameOf(area) }));
  } catch (error) {
    if (!error.problems?.length) return say(reasonOf(error), true);
    mark(card.place, sentenceOf(error.problems, add));
    say(words.wrong, true);
    card.moderators.focus();
  }
}

function sentenceOf(problems, added) {
  const wrong = problems.map(({ path }) => added[Number(/^moderators\.add\.(\d+)$/.exec(path)?.[1] ?? NaN)]);
  return wrong.every(Boolean) ? fill(own.unknown, { users: wrong.join(', ') }) : problems.map((problem) => mistakeAt(problem.path, problem)).join(' ');
}

function nameOf(area) {
  return own.names[area] ?? area;
}

function say(sentence, isWrong = false) {
  const outcome = box.querySelector('.outcome');
  outcome.textContent = sentence;
  outcome.classList.toggle('wrong', isWrong);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const input = form.querySelector('input');
  const area = input.value.trim();
  mark(form.querySelector('[data-field]'), area ? '' : words.mistakes.required);
  if (!area) return input.focus();
  if (!cards.has(area)) show({ area, enabled: true, moderators: [] });
  form.reset();
  cards.get(area).moderators.focus();
});
void load();
void onSettings(load);
