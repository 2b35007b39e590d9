import { code, make } from './draw.js';
import { fill, reasonOf, words } from './words.js';

const SHOWN = 10;   // problems

/** What an import has done or would do: how many, some of them, and what was left out. */
const { directory: own } = words;

export function showReport(place, report) {
  const { dryRun, examples, problems, moreProblems } = report;
  say(place, fill(dryRun ? own.would : own.done, report));
  const kinds = ['added', 'changed', 'removed'].filter((kind) => report[kind]);
  place.querySelector('.examples').replaceChildren(...kinds.map((kind) => make('div', {}, make('dt', {}, own[kind]), make('dd', {}, named(examples[kind], report[kind])))));
  showProblems(place, problems, moreProblems);
}

/** `sentence`: what is wrong with the whole of it; without one, that is said at the entries. */
export function showRefusal(place, error, sentence) {
  place.querySelector('.examples').replaceChildren();
  say(place, sentence || (error.problems?.length ? words.wrong : reasonOf(error)), true);
  showProblems(place, (error.problems ?? []).flatMap(rowProblem), 0);
}

/** 'rows.3.address' → row 3, address */
function rowProblem({ path, ...problem }) {
  const [, row, field = ''] = /^rows\.(\d+)(?:\.(.+))?$/.exec(path) ?? [];
  return row ? [{ row: Number(row), field, ...problem }] : [];
}

export function say(place, sentence, isWrong = false) {
  const outcome = place.querySelector('.outcome');
  outcome.textContent = sentence;
  outcome.classList.toggle('wrong', isWrong);
}

function showProblems(place, problems, more) {
  const lines = problems.slice(0, SHOWN).map((problem) => make('li', {}, said(problem)));
  const rest = problems.length - lines.length + more;
  if (rest) lines.push(make('li', {}, fill(own.moreProblems, { n: rest })));
  place.querySelector('.problems').replaceChildren(...(lines.length ? [make('li', { class: 'problems-title' }, own.problems), ...lines] : []));
}

function said({ row, field, code: kind, message }) {
  const mistake = words.mistakes[`${field} ${kind}`] ?? words.mistakes[kind] ?? message;
  if (!row) return field ? fill(own.whole, { field, mistake }) : mistake;
  return fill(field ? own.row : own.rowAlone, { row, field, mistake });
}

function named(names, count) {
  const list = make('span', {}, ...names.flatMap((name, at) => [at ? ', ' : '', code(name)]));
  if (count <= names.length) return list;
  const [before, after] = fill(own.more, { n: count - names.length }).split('{names}');
  return make('span', {}, before, list, after);
}
