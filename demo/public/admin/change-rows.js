import { fill, words } from './words.js';

const MINUTE = 60_000;   // ms

/** What a change has changed, entry by entry, as the pages call it on which it is decided. */
const { changes: own, known } = words;

/** Networks by their ids, and what can be set of each agent: as far as they are on the list now. */
let networks = new Map();
let agents = new Map();

export function know({ providers, agents: kinds }) {
  networks = new Map(providers.map(({ id, name }) => [id, name]));
  agents = new Map(kinds.map((kind) => [kind.kind, kind]));
}

/** What was changed, by its name: its id says nothing to anybody. */
export function titleOf({ target, before, after }) {
  return after?.name ?? before?.name ?? networks.get(target) ?? known.areas[target] ?? target;
}

/** What differs: each entry in words, and what it was before and is after. */
export function rowsOf({ what, before, after }) {
  if (what === 'provider-activated') return [[own.active, networkIn(before), networkIn(after)]];
  if (/^settings-/.test(what)) return importedRows(before ?? {}, after ?? {});
  return rowsIn(partOf(what), before, after, own.kinds[what] ?? what);
}

function partOf(what) {
  const [, kind] = /^(\w+)-/.exec(what) ?? [];
  return { provider: 'network', authorisation: 'people', area: 'areas', moderators: 'areas' }[kind] ?? kind;
}

/** Of a file that was put back: document by document. */
function importedRows(before, after) {
  const collections = namesOf(before, after);
  return collections.flatMap((collection) => {
    const [was, is] = [before[collection], after[collection]];
    // Of what is too much to be told, how much was changed.
    if (!isRecord(was ?? is)) return [[own.collections[collection] ?? collection, said(was), said(is)]];
    return namesOf(was, is).flatMap((id) => importedDocument(collection, id, was?.[id], is?.[id]));
  });
}

function importedDocument(collection, id, was, is) {
  if (collection === 'settings' && id === 'enterprise') return [[own.active, networkIn(was?.active), networkIn(is?.active)]];
  const [before, after] = [was, is].map(contentOf);
  if (collection === 'settings') return rowsIn(id, before, after, id).map(inside(known.pages[id]));
  const part = { providers: 'network', areas: 'areas', people: 'people' }[collection];
  return rowsIn(part, before, after, id).map(inside(titleOf({ target: id, before, after })));
}

/** Without what only the store needs to know. */
function contentOf(document) {
  if (!isRecord(document)) return document;
  const { revision: _revision, v: _version, value, provider, override, ...rest } = document;
  return value ?? provider ?? override ?? rest;
}

const inside = (title) => ([label, ...sides]) => [title ? fill(own.within, { title, entry: label }) : label, ...sides];

function rowsIn(part, before, after, title) {
  const agent = agents.get((after ?? before)?.agent?.kind);
  return differences(before, after).map(([path, one, other]) => [path ? labelOf(part, path, agent) : title, said(one, part, path), said(other, part, path)]);
}

/** As its own page calls it; an option as its agent does. */
function labelOf(part, path, agent) {
  const [, option] = /^agent\.options\.?(.*)$/.exec(path) ?? [];
  if (option !== undefined) return titles(agent?.options, option.split('.').filter(Boolean)).join(' – ') || known.fields.network['agent.options'];
  return known.fields[part]?.[path] ?? path;
}

function titles(schema, [name, ...rest]) {
  if (!name) return [];
  const inner = schema?.properties?.[name];
  return [inner?.title ?? name, ...titles(inner, rest)];
}

/** Which entries differ, by their paths, and what they are on either side. */
function differences(before, after, path = '') {
  if (isRecord(before) || isRecord(after)) return namesOf(before, after).flatMap((name) => differences(before?.[name], after?.[name], path ? `${path}.${name}` : name));
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [[path, before, after]];
}

function said(value, part, path) {
  if (isNothing(value)) return known.limits.includes(`${part}.${path}`) ? words.noLimit : own.nothingThere;
  if (Array.isArray(value)) return value.map((each) => said(each, part, path)).join(', ');
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'object') return JSON.stringify(value);
  if (path === 'temporary.ttl') return `${value / MINUTE} ${words.minutes}`;
  if (path === 'agent.kind') return agents.get(value)?.title ?? value;
  return known.choices[part]?.[path]?.[value] ?? String(value);
}

// Older records have nothing but its id.
function networkIn(value) {
  return value?.name ?? networks.get(value?.id ?? value) ?? value ?? own.nothingThere;
}

const namesOf = (...sides) => [...new Set(sides.flatMap((side) => Object.keys(side ?? {})))];
const isNothing = (value) => value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length);
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
